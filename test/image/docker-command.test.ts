import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runDocker, type RunOptions } from '../../src/image/docker-command.ts'
import { askDocker, checkEngine, clientSucceeds } from '../../src/image/docker-query.ts'
import { detectBuildEngine } from '../../src/image/engine.ts'
import { saveImage } from '../../src/image/save.ts'
import { openSpool } from '../../src/image/spool.ts'
import { fault, faultOf, lineOf } from './fault.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layerlift-test-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** A program in docker's place: what it does with its arguments is the shell script. */
async function program(script: string): Promise<string> {
  const path = join(folder, 'docker')
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return path
}

async function run(
  script: string,
  options: RunOptions = {},
): Promise<Awaited<ReturnType<typeof runDocker>> & { lines: string[] }> {
  const lines: string[] = []
  const finished = await runDocker(['arg one', 'two'], {
    docker: await program(script),
    onLine: (line) => lines.push(line),
    ...options,
  })
  return { ...finished, lines }
}

describe('the docker command', () => {
  it('gets its arguments without a shell, and its lines come as they are printed', async () => {
    const { exitCode, lines } = await run('printf "%s|" "$@"; echo; echo error >&2; exit 7')
    expect(exitCode).toBe(7)
    expect(lines.toSorted()).toEqual(['arg one|two|', 'error'])
  })

  it('may end lines with carriage returns, or not at all', async () => {
    expect((await run(String.raw`printf 'one\r\ntwo\rthree\n\nlast'`)).lines).toEqual([
      'one',
      'two',
      'three',
      '',
      'last',
    ])
  })

  it('may print characters in pieces', async () => {
    expect((await run(String.raw`printf '\346'; sleep 0.05; printf '\227\245\n'`)).lines).toEqual(['日'])
  })

  it('is remembered by its last lines only', async () => {
    const { lastLines, lines } = await run('i=0; while [ $i -lt 100 ]; do echo $i; i=$((i+1)); done')
    expect(lines).toHaveLength(100)
    expect(lastLines).toEqual(lines.slice(-30))
  })

  it('does not fill the memory with one endless line', async () => {
    const { lines } = await run('head -c 5000000 /dev/zero | tr "\\0" x; echo; echo end')
    expect(lines.at(-1)).toBe('end')
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(16 * 1024)
  })

  it('can write to a file by itself', async () => {
    await using file = await open(join(folder, 'out'), 'w')
    const { lines } = await run('echo content; echo message >&2', { stdoutFile: file.fd })
    expect(lines).toEqual(['message'])
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('content\n')
  })

  it('has the environment that is given, and nothing else', async () => {
    expect((await run('echo "$ONE-$HOME"', { env: { ONE: '1', PATH: process.env['PATH'] } })).lines).toEqual([
      '1-',
    ])
  })

  it('that is not there is a clear error', async () => {
    const error = await faultOf(() => runDocker(['version'], { docker: join(folder, 'none') }))
    expect(lineOf(error)).toMatch(fault('engine', `the command ${join(folder, 'none')} cannot be started`))
    expect(lineOf(await faultOf(() => askDocker(['version'], { docker: join(folder, 'none') })))).toMatch(
      fault('engine', 'cannot be started'),
    )
  })

  it('is asked to stop when the caller cancels, and may tidy up', async () => {
    const controller = new AbortController()
    const script = `trap 'echo tidy > ${folder}/tidy; exit 0' TERM; echo ready; while :; do sleep 0.02; done`
    const onLine = (): void => controller.abort()
    const error = await faultOf(() => run(script, { signal: controller.signal, onLine }))
    expect(error.code).toBe('cancelled')
    expect(await readFile(join(folder, 'tidy'), 'utf8')).toBe('tidy\n')
  })

  it('is killed when it does not stop', async () => {
    const controller = new AbortController()
    const script = `trap '' TERM; echo $$ > ${folder}/pid; echo ready; while :; do sleep 0.02; done`
    const onLine = (): void => controller.abort()
    const error = await faultOf(() => run(script, { signal: controller.signal, onLine, graceMs: 100 }))
    expect(error.code).toBe('cancelled')
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 5000 })
  })

  it('is stopped at its deadline', async () => {
    const error = await faultOf(() => run('exec sleep 60', { deadlineMs: 50 }))
    expect(lineOf(error)).toMatch(fault('deadline', 'did not end in time'))
  })

  it('does not start when the caller has cancelled before', async () => {
    const error = await faultOf(() =>
      run(`echo started > ${folder}/started`, { signal: AbortSignal.abort() }),
    )
    expect(error.code).toBe('cancelled')
    await expect(readFile(join(folder, 'started'))).rejects.toThrow('ENOENT')
  })
})

describe('a question to docker', () => {
  it('gives both streams and the exit code, and prints nothing', async () => {
    const docker = await program('echo "out $1 $ONE"; echo err >&2; exit 3')
    expect(await askDocker(['x'], { docker, env: { ONE: '1', GONE: undefined } })).toEqual({
      exitCode: 3,
      stdout: 'out x 1\n',
      stderr: 'err',
    })
  })

  it('gives an answer on one line, however long it is', async () => {
    const docker = await program('head -c 100000 /dev/zero | tr "\\0" x')
    expect((await askDocker(['x'], { docker })).stdout).toHaveLength(100_000)
  })

  it.for([
    ['the engine', askDocker],
    ['the client', clientSucceeds],
  ] as const)(
    'that %s leaves without an answer ends at its deadline, or at once on Ctrl-C',
    async ([, ask]) => {
      const docker = await program('exec sleep 2')
      const late = await faultOf(() => ask(['image', 'inspect'], { docker, answerDeadlineMs: 50 }))
      expect(lineOf(late)).toMatch(fault('engine', `no answer from ${docker} image inspect within 0.05 s`))
      expect(late.hint).toContain('stalls')
      const signal = AbortSignal.timeout(50)
      expect((await faultOf(() => ask(['image', 'inspect'], { docker, signal }))).code).toBe('cancelled')
      expect((await faultOf(() => ask(['x'], { docker, signal }))).code).toBe('cancelled')
    },
  )

  it('whether the engine answers is an error with its own words when it does not', async () => {
    const docker = await program('echo "Cannot connect to the Docker daemon" >&2; exit 1')
    const error = await faultOf(() => checkEngine({ docker }))
    expect(lineOf(error)).toMatch(fault('engine', 'the Docker engine does not answer'))
    expect(error.details).toEqual(['Cannot connect to the Docker daemon'])
    expect(error.hint).toContain('DOCKER_HOST')
  })

  it.for<[string, string, object]>([
    ['buildx', 'exit 0', { hasBuildx: true, hasBuildKit: true }],
    [
      'BuildKit inside',
      '[ "$1" = build ] && [ "$DOCKER_BUILDKIT" = 1 ] && echo "  --secret x"',
      { hasBuildx: false, hasBuildKit: true },
    ],
    ['neither', '[ "$1" = build ] && echo "  --tag x"', { hasBuildx: false, hasBuildKit: false }],
    [
      'a refusal of BuildKit',
      'echo "--secret needs buildx"; exit 1',
      { hasBuildx: false, hasBuildKit: false },
    ],
  ])('what it builds with finds %s', async ([, script, expected]) => {
    const docker = await program(script)
    expect(await detectBuildEngine({ docker, env: { PATH: process.env['PATH'] } })).toEqual(expected)
  })
})

describe('docker image save', () => {
  const engine = (save: string): Promise<string> =>
    program(`case "$1 $2" in
      "image inspect") echo '[{"Size": 5, "RepoTags": []}]' ;;
      "image save") ${save} ;;
    esac`)

  it('is given up when the engine writes nothing for long', async () => {
    const docker = await engine('printf bytes; exec sleep 20')
    await using spool = openSpool(folder)
    const options = { docker, spool, log: () => undefined, stallLimitMs: 500 }
    const error = await faultOf(() => saveImage('x', options))
    expect(lineOf(error)).toMatch(fault('engine', 'docker image save has written nothing for 0.5 s'))
    expect(error.hint).toContain('stalls')
  })

  it('may take longer than that in all', async () => {
    const docker = await engine('for i in 1 2 3 4 5 6 7 8 9; do printf x; sleep 0.2; done')
    await using spool = openSpool(folder)
    const saved = await saveImage('x', { docker, spool, log: () => undefined, stallLimitMs: 1000 })
    expect(saved.sizeBytes).toBe(9)
  })

  it('is cancelled as anything else', async () => {
    const docker = await engine('exec sleep 20')
    await using spool = openSpool(folder)
    const options = { docker, spool, log: () => undefined, signal: AbortSignal.timeout(100) }
    expect((await faultOf(() => saveImage('x', options))).code).toBe('cancelled')
  })
})
