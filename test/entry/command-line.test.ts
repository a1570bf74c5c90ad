import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commandLine, type Screen } from '../../src/entry/command-line.ts'
import { ownVersion } from '../../src/entry/version.ts'
import { temporary } from '../fixtures/temporary.ts'

const root = join(import.meta.dirname, '../..')
const image = `oci-archive:${join(root, 'examples/hello/hello-x86_64.tar')}`

interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** A person watches standard error. */
  readonly isTerminal?: boolean
  readonly signal?: AbortSignal
}

/** Runs one command line in this process and gives what it wrote. */
async function layerlift(args: readonly string[], surroundings: Surroundings = {}) {
  const written = { stdout: '', stderr: '' }
  const screen = (name: 'stdout' | 'stderr', isTerminal = false): Screen => ({
    write: (text) => (written[name] += text),
    isTerminal,
    columns: 100,
  })
  const status = await commandLine(args, {
    stdout: screen('stdout'),
    stderr: screen('stderr', surroundings.isTerminal),
    env: surroundings.env ?? {},
    workingDirectory: surroundings.cwd ?? temporary(),
    home: pathToFileURL(`${root}/`),
    signal: surroundings.signal ?? new AbortController().signal,
    now: () => new Date(),
  })
  return { status, ...written }
}

const entriesOf = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))

describe('help and version', () => {
  it.for<[name: string, args: string[], expected: string]>([
    ['no word at all shows the commands', [], 'Usage: layerlift COMMAND'],
    ['help shows the commands', ['help'], 'Usage: layerlift COMMAND'],
    ['help COMMAND shows what that command reads', ['help', 'package'], '--output-directory'],
    ['--help after a command does the same', ['publish', '--help'], 'Flags of img2lambda'],
    ['-h alone shows the commands', ['-h'], 'Usage: layerlift COMMAND'],
  ])('%s', async ([, args, expected]) => {
    const { status, stdout, stderr } = await layerlift(args)
    expect(stdout).toContain(expected)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('--version is the one of package.json, with or without a command', async () => {
    const version = ownVersion(pathToFileURL(join(root, 'package.json')))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect((await layerlift(['--version'])).stdout).toBe(`${version}\n`)
    expect((await layerlift(['deploy', '--version'])).stdout).toBe(`${version}\n`)
  })
})

describe('wrong usage', () => {
  it.for<[name: string, args: string[], expected: RegExp]>([
    ['an unknown command', ['depoly'], /^error: no command "depoly", did you mean deploy\?\n/],
    ['help for an unknown command', ['help', 'everything'], /^error: no command "everything"\n/],
    ['an unknown flag', ['package', '--outptu=x'], /--outptu: not a flag/],
    ['a flag without a command', ['--outptu'], /--outptu: not a flag/],
    ['a command of a later issue', ['remove'], /^error: no command "remove"/],
    ['a missing setting', ['deploy'], /--function-name: got nothing/],
  ])('%s is said in one message, without a stack, with exit code 2', async ([, args, expected]) => {
    const { status, stdout, stderr } = await layerlift(args)
    expect(stderr).toMatch(expected)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('reports all problems together', async () => {
    const { stderr } = await layerlift([
      'deploy',
      '--memory-size',
      'big',
      '--timeout',
      '901',
      '--colour',
      'red',
    ])
    for (const name of ['--memory-size', '--timeout', '--colour', '--function-name'])
      expect(stderr).toContain(name)
  })

  it('is an entry of its own with --json', async () => {
    const { status, stdout } = await layerlift(['deploy', '--json'])
    expect(entriesOf(stdout)).toEqual([
      expect.objectContaining({
        kind: 'error',
        code: 'usage',
        details: [expect.stringContaining('--function-name')],
      }),
    ])
    expect(status).toBe(2)
  })
})

describe('packaging from the command line', () => {
  it('writes progress to stderr and the result to stdout, plain where nobody watches', async () => {
    const cwd = temporary()
    const { status, stdout, stderr } = await layerlift(['package', image], { cwd })
    expect(stdout).toMatch(/^2 packages written\n/)
    expect(stdout).toContain('next: layerlift publish')
    expect(stderr).toContain('> Read the image\n')
    expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(readdirSync(join(cwd, 'output')).sort()).toEqual(['function.zip', 'layer-1.zip', 'manifest.json'])
    expect(status).toBe(0)
  })

  it('gives every entry as a line of JSON, the report last', async () => {
    const { stdout, stderr } = await layerlift(['package', image, '--json'])
    const entries = entriesOf(stdout)
    expect(entries[0]).toMatchObject({ kind: 'step' })
    expect(entries.at(-1)).toMatchObject({ kind: 'report', command: 'package', packages: [{}, {}] })
    expect(stderr).toBe('')
  })

  it('takes relative paths from --working-directory', async () => {
    const cwd = temporary()
    const other = temporary()
    await layerlift(['package', image, '--working-directory', other], { cwd })
    expect(readdirSync(cwd)).toEqual([])
    expect(readdirSync(other)).toEqual(['output'])
  })

  it('writes the job summary where a workflow wants one, unless it is switched off', async () => {
    const file = join(temporary(), 'summary.md')
    await layerlift(['package', image, '--summary=false'], { env: { GITHUB_STEP_SUMMARY: file } })
    await layerlift(['package', image], { env: { GITHUB_STEP_SUMMARY: file } })
    const written = readFileSync(file, 'utf8')
    expect(written.match(/^### /gm)).toHaveLength(1)
    expect(written).toContain('<code>function.zip</code>')
  })

  it('says what is wrong with an image that is not there, with exit code 1', async () => {
    const { status, stdout, stderr } = await layerlift(['package', 'oci-archive:nothing.tar'])
    expect(stderr).toMatch(/^error: .*nothing\.tar/m)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  })
})

describe('the demo', () => {
  it('shows packages and plan with nothing but Node', async () => {
    const { status, stdout } = await layerlift(['demo'])
    expect(stdout).toMatch(/^an account that has nothing would get 9 changes for hello\n/)
    expect(stdout).toContain('function.zip')
    expect(stdout).toMatch(/^ {3}1\. publish layer-1\.zip as hello-/m)
    expect(status).toBe(0)
  })
})

describe('a person at a terminal', () => {
  it('sees colours and one refreshed line, but not in CI and not against NO_COLOR', async () => {
    const seen = await layerlift(['package', image], { isTerminal: true })
    expect(seen.stderr).toContain('\u001b[1m> Read the image\u001b[0m')
    expect(seen.stderr).toContain('\r')
    const inCi = await layerlift(['package', image], { isTerminal: true, env: { CI: 'true', NO_COLOR: '1' } })
    expect(inCi.stderr).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})

describe('a run that is stopped', () => {
  it('before it began says so with exit code 1', async () => {
    const { status, stderr } = await layerlift(['package', image], { signal: AbortSignal.abort() })
    expect(stderr).toMatch(/^error: stopped by a signal/m)
    expect(stderr).toContain('hint: run the same command again')
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(status).toBe(1)
  })
})
