import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import type { Bootstrap } from '../fixtures/bootstrap.ts'
import { startInDocker } from '../fixtures/docker-bootstrap.ts'
import { ensurePhpBase, phpHelloBuildArgs, phpHelloContext } from '../fixtures/php-base.ts'
import type { Posted } from '../fixtures/runtime-api.ts'

const docker = (...args: string[]): string =>
  execFileSync('docker', args, {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, DOCKER_BUILDKIT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

const greeting = (body: string): Posted => ({
  kind: 'response',
  body: JSON.stringify({ statusCode: 200, body }),
})

describeWith(['docker'], 'examples/php-hello on a root that has glibc and nothing else', () => {
  const image = `layerlift-test/php-hello-${randomUUID()}`
  let folder = ''
  beforeAll(async () => {
    ensurePhpBase()
    const args = Object.entries(phpHelloBuildArgs).flatMap(([name, value]) => [
      '--build-arg',
      `${name}=${value}`,
    ])
    docker('build', ...args, '--tag', image, phpHelloContext)
    folder = await mkdtemp(join(tmpdir(), 'php-hello-'))
    await chmod(folder, 0o755)
    takeOut(image, folder)
  })
  afterAll(async () => {
    spawnSync('docker', ['image', 'rm', '--force', image], { stdio: 'ignore' })
    await rm(folder, { recursive: true, force: true })
  })

  it('reaches the interpreter through a symlink that survived', async () => {
    expect(await readlink(join(folder, 'opt/bin/php'))).toMatch(/^php8\.\d+$/)
  })

  it('greets 山田 太郎 when the request names nobody and 田中 次郎 by name, in one process', async () => {
    await using runtime = await startPhp(folder, 'hello')
    expect(await runtime.invoke({ body: '{}' })).toEqual(greeting('hello from lambda! 山田 太郎さん'))
    expect(await runtime.invoke({ body: '{"param": "田中 次郎"}' })).toEqual(
      greeting('hello from lambda! 田中 次郎さん'),
    )
    expect(await runtime.stop()).toBe('')
  })

  it.for([
    ['no body at all', { body: null }, '山田 太郎'],
    ['a body that is not JSON', { body: 'param=x' }, '山田 太郎'],
    [
      'a body in base64, as a binary media type gives it',
      { body: Buffer.from('{"param": "花子"}').toString('base64'), isBase64Encoded: true },
      '花子',
    ],
  ] as const)('takes %s', async ([, event, name]) => {
    await using runtime = await startPhp(folder, 'src.hello')
    expect(await runtime.invoke(event)).toEqual(greeting(`hello from lambda! ${name}さん`))
  })

  it('reports what a handler throws and goes on', async () => {
    const edited = await withSource(
      folder,
      'fails.php',
      `<?php function fails($e) { return [5 % $e['by']]; }`,
    )
    await using runtime = await startPhp(edited, 'fails')
    const failure = await runtime.invoke({ by: 0 })
    expect(failure).toMatchObject({ kind: 'error', errorType: 'Runtime.DivisionByZeroError' })
    expect(JSON.parse(failure.body)).toMatchObject({
      errorType: 'DivisionByZeroError',
      errorMessage: 'Modulo by zero',
    })
    expect(await runtime.invoke({ by: 3 })).toEqual({ kind: 'response', body: '[2]' })
  })

  it.for([
    ['nobody', 'needs the file /var/task/src/nobody.php'],
    ['empty', 'does not define the function empty()'],
  ] as const)('reports an init error for the handler %s and ends with 1', async ([handler, message]) => {
    const edited = await withSource(folder, 'empty.php', '<?php')
    await using runtime = await startPhp(edited, handler)
    const failure = await runtime.posted()
    expect(failure.kind).toBe('init-error')
    const report: unknown = JSON.parse(failure.body)
    const errorMessage: unknown = expect.stringContaining(message)
    expect(report).toMatchObject({ errorMessage })
    expect(await runtime.exitCode()).toBe(1)
  })
})

/** /opt and /var/task of an image as the folders `opt` and `task`. */
function takeOut(image: string, folder: string): void {
  const container = docker('create', image).trim()
  docker('cp', `${container}:/opt`, join(folder, 'opt'))
  docker('cp', `${container}:/var/task`, join(folder, 'task'))
  docker('rm', container)
}

/** The same packages with one more file in the function's sources. */
async function withSource(folder: string, name: string, source: string): Promise<string> {
  const edited = join(folder, `with-${name}`)
  await mkdir(edited, { recursive: true })
  await cp(join(folder, 'task'), join(edited, 'task'), { recursive: true })
  await cp(join(folder, 'opt'), join(edited, 'opt'), { recursive: true, verbatimSymlinks: true })
  await writeFile(join(edited, 'task/src', name), source)
  return edited
}

const startPhp = (folder: string, handler: string): Promise<Bootstrap> =>
  startInDocker({
    mounts: { [join(folder, 'opt')]: '/opt', [join(folder, 'task')]: '/var/task' },
    path: '/opt/bootstrap',
    handler,
    env: { TEST_ENV_VAR: 'hello from lambda!' },
  })
