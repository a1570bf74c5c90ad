import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer as bytesOf } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openImage } from '../../src/image/open.ts'
import { parseReference } from '../../src/image/reference.ts'
import { packImage } from '../../src/pack/pack.ts'
import type { Packages } from '../../src/pack/packages.ts'
import { zipBytes } from '../../src/pack/zip.ts'
import { describeWith } from '../engines.ts'
import type { Bootstrap } from '../fixtures/bootstrap.ts'
import { startInDocker } from '../fixtures/docker-bootstrap.ts'
import { ensurePhpBase, phpHelloBuildArgs, phpHelloContext } from '../fixtures/php-base.ts'
import type { Posted } from '../fixtures/runtime-api.ts'
import { readZip, unzipInto } from '../fixtures/unzip.ts'

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
  let unpacked: Unpacked
  beforeAll(async () => {
    ensurePhpBase()
    const args = Object.entries(phpHelloBuildArgs).flatMap(([name, value]) => [
      '--build-arg',
      `${name}=${value}`,
    ])
    docker('build', ...args, '--tag', image, phpHelloContext)
    folder = await mkdtemp(join(tmpdir(), 'php-hello-'))
    await chmod(folder, 0o755)
    unpacked = await unpackPackages(image, folder)
  })
  afterAll(async () => {
    spawnSync('docker', ['image', 'rm', '--force', image], { stdio: 'ignore' })
    await rm(folder, { recursive: true, force: true })
  })

  it('makes two layers, PHP below and Guzzle above, and a function of one file', () => {
    const [php = [], vendor = [], ...others] = unpacked.layerFiles
    expect(php).toEqual(expect.arrayContaining(['bin/php', 'bootstrap', 'etc/php.ini', 'lib/libcurl.so.4']))
    expect(vendor).toContain('vendor/autoload.php')
    expect(vendor.filter((name) => !name.startsWith('vendor/'))).toEqual([])
    expect(others).toEqual([])
    expect(unpacked.packages.function?.entries.map(({ path }) => String(path))).toEqual([
      'src',
      'src/hello.php',
    ])
    expect(unpacked.packages.found).toMatchObject({ bootstrap: '/opt/bootstrap', command: 'hello' })
  })

  it('brings no part of glibc', () => {
    const names = unpacked.layerFiles.flat()
    expect(
      names.filter((name) => /(^|\/)(ld-linux|libc\.so|libm\.so|libpthread|libresolv)/.test(name)),
    ).toEqual([])
  })

  it('is warned about: what Debian 12 built asks for a newer glibc than provided.al2023 has', () => {
    const warnings = unpacked.packages.warnings.join('\n')
    expect(warnings).toMatch(/\/opt\/bin\/php8\.\d+.*GLIBC_2\.3[5-9]/s)
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

/** Our own packages of the image, extracted as Lambda does: `opt` from the layers in order, `task` from the function. */
async function unpackPackages(reference: string, folder: string): Promise<Unpacked> {
  const log = (): void => undefined
  await using image = await openImage(parseReference(reference), { tempDirectory: folder, log })
  const packages = await packImage(image, {
    layerStrategy: 'image-layers',
    layerSlots: 5,
    runtime: undefined,
    log,
  })
  const zips = await Promise.all(packages.layers.map(({ entries }) => bytesOf(zipBytes(entries))))
  for (const zip of zips) await unzipInto(zip, join(folder, 'opt'))
  await unzipInto(await bytesOf(zipBytes(packages.function?.entries ?? [])), join(folder, 'task'))
  return { packages, layerFiles: zips.map((zip) => readZip(zip).map(({ name }) => name)) }
}

interface Unpacked {
  readonly packages: Packages
  /** The names in each layer's zip. */
  readonly layerFiles: readonly (readonly string[])[]
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
