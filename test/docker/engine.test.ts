import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { BuildOptions } from '../../src/image/build-arguments.ts'
import { askDocker } from '../../src/image/docker-query.ts'
import { buildImage, detectBuildEngine, type BuildWorld, type BuiltImage } from '../../src/image/engine.ts'
import type { Image } from '../../src/image/image.ts'
import { displayPath } from '../../src/printable.ts'
import { openImage } from '../../src/image/open.ts'
import { parseReference } from '../../src/image/reference.ts'
import type { LogEntry } from '../../src/log.ts'
import { describeWith } from '../engines.ts'
import { fault, faultOf, lineOf } from '../image/fault.ts'
import { textOf } from '../image/tar-scan.ts'

/** Debian's own client: version 20.10, with BuildKit inside. The first `docker` on PATH may be a newer one without. */
const debianDocker = '/usr/bin/docker'

describeWith(['docker'], 'the Docker engine', () => {
  const tag = `layerlift-test-engine-${process.pid}:x`
  let folder: string
  let entries: LogEntry[]
  let world: BuildWorld

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-test-'))
    await mkdir(join(folder, 'context/app'), { recursive: true })
    await writeFile(join(folder, 'context/app/hello.php'), '<?php\n')
    await writeFile(join(folder, 'context/日本'), 'x')
    const dockerfile = [
      'FROM scratch AS first',
      'ARG WORD=none',
      'LABEL word=$WORD',
      'COPY app /var/task/src',
      'CMD ["hello"]',
      'FROM first',
      'COPY 日本 /opt/日本',
    ]
    await writeFile(join(folder, 'context/Dockerfile'), `${dockerfile.join('\n')}\n`)
  })
  beforeEach(() => {
    entries = []
    world = { env: process.env, log: (entry) => entries.push(entry), tempDirectory: join(folder, 'tmp') }
  })
  afterAll(async () => {
    await askDocker(['image', 'rm', '--force', tag, tag.replace(/:x$/, ':latest')], {})
    await rm(folder, { recursive: true, force: true })
  })

  const build = (options: Partial<BuildOptions> = {}): Promise<BuiltImage> =>
    buildImage({ context: join(folder, 'context'), tag, ...options }, world)
  const open = (reference = tag, platform = 'linux/amd64'): Promise<Image> =>
    openImage(parseReference(reference), { ...world, platform })
  /** An engine with the containerd store calls an image by its manifest, others by its config. */
  const idsOf = ({ imageId, manifestDigest }: Image): readonly unknown[] => [imageId, manifestDigest]
  const output = (): string =>
    entries.flatMap((entry) => (entry.kind === 'output' ? [entry.line] : [])).join('\n')

  it('builds an image, and gives it back layer by layer', async () => {
    const built = await build({ buildArgs: { WORD: 'two words' } })
    expect(output()).toContain('COPY')
    await using image = await open()
    expect(image.reference).toBe(`docker-daemon:${tag}`)
    expect(idsOf(image)).toContain(built.imageId)
    expect(image.config).toMatchObject({ os: 'linux', cmd: ['hello'], labels: { word: 'two words' } })
    const files: Record<string, string> = {}
    for (const layer of image.layers) {
      for await (const entry of layer.entries()) {
        if (entry.kind === 'file') files[displayPath(entry.path)] = await textOf(entry.content)
      }
    }
    expect(files).toEqual({ 'var/task/src/hello.php': '<?php\n', 'opt/日本': 'x' })
    expect(image.layers.map(({ createdBy }) => createdBy?.includes('COPY'))).toEqual([true, true])
    expect(entries.filter(({ kind }) => kind === 'progress').at(-1)).toMatchObject({ done: true })
  })

  it('builds a target of a file elsewhere, without cache', async () => {
    await writeFile(
      join(folder, 'Other'),
      'FROM scratch AS wanted\nCOPY app /opt\nFROM scratch\nCOPY app /wrong\n',
    )
    await build({ file: join(folder, 'Other'), target: 'wanted', noCache: true })
    await using image = await open()
    expect(image.layers).toHaveLength(1)
  })

  it('knows an image by name alone (its latest), by id and by the start of its id', async () => {
    const repository = tag.slice(0, tag.indexOf(':'))
    const { imageId } = await build({ tag: `${repository}:latest` })
    await build({ buildArgs: { WORD: 'other' } })
    for (const reference of [repository, imageId, imageId.slice('sha256:'.length, 19)]) {
      await using image = await open(reference)
      expect(idsOf(image)).toContain(imageId)
    }
  })

  it('leaves no temporary file behind, whatever happened', async () => {
    await build()
    await using image = await open()
    expect(await readdir(join(folder, 'tmp'))).toHaveLength(1)
    await image[Symbol.asyncDispose]()
    await faultOf(() => open(tag, 'linux/s390x'))
    await faultOf(() => build({ target: 'nowhere' }))
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
  })

  it('says that an image is for another platform', async () => {
    await build()
    expect(lineOf(await faultOf(() => open(tag, 'linux/s390x')))).toMatch(/^image-not-found: .*linux\/s390x/)
  })

  it('says when a build fails, with its last lines', async () => {
    await writeFile(join(folder, 'Broken'), 'FROM scratch\nCOPY no-such-file /\n')
    const error = await faultOf(() => build({ file: join(folder, 'Broken') }))
    expect(lineOf(error)).toMatch(fault('build-failed', 'ended with exit code 1'))
    expect(error.details.join('\n')).toContain('no-such-file')
  })

  it('says when it has no such image, and how to get it', async () => {
    const error = await faultOf(() => open('layerlift-no-such-image:v1'))
    expect(lineOf(error)).toBe('image-not-found: the Docker engine has no image layerlift-no-such-image:v1')
    expect(error.hint).toContain('docker pull layerlift-no-such-image:v1')
    const file = await faultOf(() => open('image.tar'))
    expect(file.hint).toBe('a file is given as docker-archive:image.tar or oci-archive:image.tar')
  })

  it('that does not answer is another error, with what docker says', async () => {
    const closed = { ...world, env: { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1' } }
    const context = join(folder, 'context')
    for (const action of [
      () => openImage(parseReference(tag), closed),
      () => buildImage({ context, tag }, closed),
    ]) {
      const error = await faultOf(action)
      expect(lineOf(error)).toMatch(fault('engine', 'the Docker engine does not answer'))
      expect(error.details.join('\n')).toContain('127.0.0.1:1')
      expect(error.hint).toContain('DOCKER_HOST')
    }
  })

  /** Skips a test, unless the suite is required: then what is missing is a fault of the machine. */
  const lacking = (skip: (note: string) => never, reason: string): never => {
    if (process.env['LAYERLIFT_REQUIRE']?.split(',').includes('docker') === true) throw new Error(reason)
    return skip(reason)
  }

  it('without buildx says which input needs it', async ({ skip }) => {
    const engine = await detectBuildEngine(world)
    if (engine.hasBuildx) skip('this docker has buildx')
    if (!engine.hasBuildKit) {
      const error = await faultOf(() => build({ secrets: { a: 'x' } }))
      expect(lineOf(error)).toMatch(fault('engine', 'the input secrets needs BuildKit'))
    }
    for (const [input, options] of [
      ['build-contexts', { buildContexts: { a: 'b' } }],
      ['cache-to', { cacheTo: ['type=inline'] }],
    ] as const) {
      expect(lineOf(await faultOf(() => build(options)))).toMatch(
        fault('engine', `the input ${input} needs docker buildx`),
      )
    }
  })

  it('stops a build when the caller cancels', async () => {
    const controller = new AbortController()
    const log = (entry: LogEntry): void => {
      if (entry.kind === 'output') controller.abort()
    }
    const context = join(folder, 'context')
    const error = await faultOf(() =>
      buildImage({ context, tag, noCache: true }, { ...world, log, signal: controller.signal }),
    )
    expect(error.code).toBe('cancelled')
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
  })

  it('keeps secrets out of arguments, image and log', async ({ skip }) => {
    if (!existsSync(debianDocker)) lacking(skip, `${debianDocker} is not there`)
    const withBuildKit = { ...world, docker: debianDocker }
    if (!(await detectBuildEngine(withBuildKit)).hasBuildKit)
      lacking(skip, `${debianDocker} has no BuildKit inside`)
    // busybox of the machine: the build needs a shell and no registry can be reached.
    if (!existsSync('/bin/busybox')) lacking(skip, '/bin/busybox is not there (busybox-static)')
    const context = join(folder, 'secret')
    await mkdir(context, { recursive: true })
    await copyFile('/bin/busybox', join(context, 'busybox'))
    const run =
      'cat /run/secrets/token; test "$(wc -c < /run/secrets/token)" = 11; sha256sum /run/secrets/token > /opt/sum'
    const dockerfile = [
      'FROM scratch',
      'COPY busybox /bin/sh',
      'COPY busybox /bin/cat',
      'COPY busybox /bin/wc',
      'COPY busybox /bin/sha256sum',
      'COPY busybox /opt/x',
      `RUN --mount=type=secret,id=token ${run}`,
    ]
    await writeFile(join(context, 'Dockerfile'), `${dockerfile.join('\n')}\n`)
    await buildImage({ context, tag, secrets: { token: 's3cret-word' }, noCache: true }, withBuildKit)
    expect(output()).toContain('***')
    expect(JSON.stringify(entries)).not.toContain('s3cret-word')
    await using image = await open()
    const sums: string[] = []
    for await (const entry of image.layers.at(-1)?.entries() ?? []) {
      if (entry.kind === 'file' && displayPath(entry.path) === 'opt/sum')
        sums.push(await textOf(entry.content))
    }
    expect(sums).toEqual([
      `${createHash('sha256').update('s3cret-word').digest('hex')}  /run/secrets/token\n`,
    ])
  })
})
