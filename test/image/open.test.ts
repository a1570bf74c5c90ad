import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import type { Image } from '../../src/image/image.ts'
import { openImage, type OpenOptions } from '../../src/image/open.ts'
import { parseReference } from '../../src/image/reference.ts'
import {
  sha256,
  writeDockerArchive,
  writeOciArchive,
  writeOciLayout,
  type ImageFixture,
  type IndexFixture,
  type LayerFixture,
  type WriteOptions,
  type WrittenImage,
} from '../fixtures/image-files.ts'
import { tarBytes } from '../fixtures/tar-writer.ts'
import { fault, faultOf, lineOf, ownError } from './fault.ts'
import { textOf } from './tar-scan.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layerlift-test-'))
})
afterEach(async () => {
  // What a test opened, closed or failed to open must leave no temporary file behind.
  expect(await readdir(join(folder, 'tmp')).catch(() => [])).toEqual([])
  await rm(folder, { recursive: true, force: true })
})

const at = (name: string): string => join(folder, name)
const open = (reference: string, options: Partial<OpenOptions> = {}): Promise<Image> =>
  openImage(parseReference(reference), { tempDirectory: at('tmp'), log: () => undefined, ...options })

/** What is in an image: for each layer the paths with their content. */
async function contentsOf(image: Image): Promise<readonly Readonly<Record<string, string>>[]> {
  const layers: Record<string, string>[] = []
  for (const layer of image.layers) {
    const seen: Record<string, string> = {}
    for await (const entry of layer.entries())
      seen[entry.path] = entry.kind === 'file' ? await textOf(entry.content) : entry.kind
    layers.push(seen)
  }
  return layers
}

/** Opens, reads all of it, closes. */
async function read(
  reference: string,
  options: Partial<OpenOptions> = {},
): Promise<ReturnType<typeof contentsOf>> {
  await using image = await open(reference, options)
  return await contentsOf(image)
}

const tarOf = (content: string): Buffer =>
  tarBytes([
    { kind: 'directory', name: 'opt' },
    { kind: 'file', name: 'opt/x', content },
  ])
const layer = (content: string, more: Partial<LayerFixture> = {}): LayerFixture => ({
  tar: tarOf(content),
  ...more,
})
const two: ImageFixture = {
  layers: [layer('one'), layer('two', { compression: 'gzip' })],
  config: { Cmd: ['hello'] },
}
const contents = [
  { opt: 'directory', 'opt/x': 'one' },
  { opt: 'directory', 'opt/x': 'two' },
]

type Write = (
  image: ImageFixture,
  options?: WriteOptions,
) => Promise<{ reference: string; written: readonly WrittenImage[] }>

/** Every shape in which an image can lie in files. */
const shapes: Readonly<Record<string, Write>> = {
  'an OCI layout': async (image, options) => ({
    written: await writeOciLayout(at('layout'), image, options),
    reference: `oci:${at('layout')}`,
  }),
  'an OCI archive': async (image, options) => ({
    written: await writeOciArchive(at('oci.tar'), image, options),
    reference: `oci-archive:${at('oci.tar')}`,
  }),
  'an archive of Docker since 25': async (image, options) => ({
    written: await writeDockerArchive(at('new.tar'), image, { ...options, shape: 'since-25' }),
    reference: `docker-archive:${at('new.tar')}`,
  }),
  'an archive of Docker before 25': async (image, options) => ({
    written: await writeDockerArchive(at('old.tar'), image, { ...options, shape: 'before-25' }),
    reference: `docker-archive:${at('old.tar')}`,
  }),
}
const withDigests = Object.entries(shapes).filter(([name]) => !name.includes('before'))

describe.for(Object.entries(shapes))('%s', ([, write]) => {
  it('is opened with its ids, config and layers', async () => {
    const { reference, written } = await write(two)
    await using image = await open(reference)
    expect(image.reference).toBe(reference)
    expect(image.imageId).toBe(written[0]?.configDigest)
    expect([written[0]?.manifestDigest, undefined]).toContain(image.manifestDigest)
    expect(image.config).toMatchObject({ os: 'linux', architecture: 'amd64', cmd: ['hello'] })
    expect(image.layers.map(({ diffId }) => diffId)).toEqual(written[0]?.diffIds)
    expect(image.layers.map(({ createdBy }) => createdBy)).toEqual(['COPY 1 /', 'COPY 2 /'])
    expect(await contentsOf(image)).toEqual(contents)
  })

  it.for(['none', 'gzip', 'zstd'] as const)('may hold layers with compression %s', async (compression) => {
    const { reference } = await write({
      layers: [layer('one', { compression }), layer('two', { compression })],
    })
    expect(await read(reference)).toEqual(contents)
  })

  it('may hold gzip of several members', async () => {
    const tar = tarOf('one')
    const stored = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))])
    const { reference } = await write({
      layers: [
        layer('one', { compression: 'gzip', stored, digest: sha256(stored), sizeBytes: stored.length }),
      ],
    })
    expect(await read(reference)).toEqual([contents[0]])
  })

  it('may hold the same layer twice', async () => {
    const { reference } = await write({ layers: [layer('one'), layer('two'), layer('one')] })
    expect(await read(reference)).toEqual([...contents, contents[0]])
  })

  it('can be read as often as wanted, in any order, and leaves nothing behind', async () => {
    const { reference } = await write(two)
    await using image = await open(reference)
    const first = await contentsOf(image)
    const [lower, upper] = image.layers
    const files: string[] = []
    for await (const entry of upper?.entries() ?? [])
      if (entry.kind === 'file') files.push(await textOf(entry.content))
    for await (const entry of lower?.entries() ?? [])
      if (entry.kind === 'file') files.push(await textOf(entry.content))
    expect(files).toEqual(['two', 'one'])
    expect(await contentsOf(image)).toEqual(first)
  })

  it('has no layers when the image has none', async () => {
    const { reference } = await write({ layers: [] })
    expect(await read(reference)).toEqual([])
  })

  it('is refused when it is for another platform, which is named', async () => {
    const { reference } = await write({ ...two, architecture: 'arm64', variant: 'v8' })
    expect(await read(reference, { platform: 'linux/arm64' })).toEqual(contents)
    const line = lineOf(await faultOf(() => read(reference, { platform: 'linux/amd64' })))
    expect(line).toMatch(/^image-not-found: .*linux\/a(rm|md)64/)
  })

  it.for(['none', 'gzip'] as const)('is refused when a layer was changed (%s)', async (compression) => {
    const { reference, written } = await write({
      layers: [layer('one', { compression, stored: compressed(tarOf('0ne'), compression) })],
    })
    const error = await faultOf(() => read(reference))
    expect(error.code).toBe('digest-mismatch')
    expect(error.message).toMatch(
      new RegExp(`expected (${written[0]?.diffIds[0]}|${written[0]?.layerDigests[0]}|\\d+ bytes)`),
    )
    expect(error.hint).toContain('again')
  })

  it.for(['none', 'gzip'] as const)('is refused when a diffID is wrong (%s)', async (compression) => {
    const diffId = sha256(Buffer.from('other'))
    const { reference } = await write({ layers: [layer('one', { compression, diffId })] })
    const line = lineOf(await faultOf(() => read(reference)))
    expect(line).toMatch(fault('digest-mismatch', 'the uncompressed tar (diffID)'))
    expect(line).toContain(`expected ${diffId}, found ${sha256(tarOf('one'))}`)
  })

  it.for([
    ['fewer diffIDs', []],
    ['more diffIDs', [sha256(tarOf('one')), sha256(tarOf('one'))]],
  ] as const)('is refused when the config has %s than layers', async ([, diffIds]) => {
    const { reference } = await write({
      layers: [layer('one')],
      document: { rootfs: { type: 'layers', diff_ids: diffIds } },
    })
    expect(lineOf(await faultOf(() => read(reference)))).toMatch(
      /^image-invalid: .* 1 layers, the config [02]/,
    )
  })

  it('is refused when a layer holds a malformed tar, and the message says where', async () => {
    const tar = Buffer.concat([tarOf('one').subarray(0, 1536), Buffer.alloc(512, 'x'), Buffer.alloc(1024)])
    const { reference } = await write({ layers: [{ tar }] })
    expect(lineOf(await faultOf(() => read(reference)))).toMatch(
      fault('image-invalid', 'byte 1536: the checksum of the tar header is wrong'),
    )
  })

  it('is refused when a layer is missing', async () => {
    const { reference } = await write(two, {
      change: (files) => {
        for (const [name, bytes] of files) if (bytes.equals(tarOf('one'))) files.delete(name)
      },
    })
    const error = await faultOf(() => read(reference))
    expect(lineOf(error)).toMatch(fault('image-invalid', ' lacks '))
    expect(error.hint).toContain('again')
  })

  it('is refused when its config is not JSON', async () => {
    const { reference } = await write(two, {
      change: (files) => {
        for (const [name, bytes] of files)
          if (bytes.includes('"rootfs"')) files.set(name, Buffer.from(`!${bytes.subarray(1).toString()}`))
      },
    })
    expect((await faultOf(() => read(reference))).code).toMatch(/digest-mismatch|image-invalid/)
  })

  it('may hold files that belong to nothing', async () => {
    const { reference } = await write(two, {
      change: (files) =>
        files.set('notes/README', Buffer.from('x')).set(`blobs/sha256/${'0'.repeat(64)}`, Buffer.from('y')),
    })
    expect(await read(reference)).toEqual(contents)
  })

  it('stops when the caller cancels', async () => {
    const { reference } = await write(two)
    const controller = new AbortController()
    await using image = await open(reference, { signal: controller.signal })
    controller.abort()
    for (const each of image.layers) {
      const drain = async (): Promise<void> => {
        for await (const entry of each.entries(controller.signal)) expect(entry).toBeDefined()
      }
      expect((await faultOf(drain)).code).toBe('cancelled')
    }
    expect((await faultOf(() => open(reference, { signal: controller.signal }))).code).toBe('cancelled')
    // A cancelled read decides nothing about the next one.
    expect(await contentsOf(image)).toEqual(contents)
  })
})

function compressed(tar: Buffer, compression: 'none' | 'gzip'): Buffer {
  return compression === 'gzip' ? gzipSync(tar) : tar
}

describe.for(withDigests)('%s', ([, write]) => {
  it('is refused when the digest of any document or layer does not fit its bytes', async () => {
    const { written } = await write(two)
    const digests = [
      written[0]?.manifestDigest,
      written[0]?.configDigest,
      ...(written[0]?.layerDigests ?? []),
    ]
    for (const digest of digests) {
      const path = `blobs/sha256/${digest?.slice(7)}`
      const { reference } = await write(two, {
        change: (files) => {
          const bytes = Buffer.from(files.get(path) ?? '')
          bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
          files.set(path, bytes)
        },
      })
      const line = lineOf(await faultOf(() => read(reference)))
      expect(line).toMatch(fault('digest-mismatch', `expected ${digest}`))
    }
  })

  it('is refused when the size of any document or layer is not what was said', async () => {
    const { written } = await write(two)
    const digests = [
      written[0]?.manifestDigest,
      written[0]?.configDigest,
      ...(written[0]?.layerDigests ?? []),
    ]
    for (const digest of digests) {
      const path = `blobs/sha256/${digest?.slice(7)}`
      const { reference } = await write(two, {
        change: (files) =>
          files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(' ')])),
      })
      expect(lineOf(await faultOf(() => read(reference)))).toMatch(fault('digest-mismatch', 'the size of'))
    }
  })

  it('is refused when a layer has a compressed digest that belongs to other bytes', async () => {
    const stored = gzipSync(tarOf('one'), { level: 1 })
    const { reference } = await write({
      layers: [
        layer('one', {
          compression: 'gzip',
          stored,
          sizeBytes: stored.length,
          digest: sha256(Buffer.from('x')),
        }),
      ],
    })
    expect(lineOf(await faultOf(() => read(reference)))).toMatch(
      fault('digest-mismatch', 'the stored bytes of'),
    )
  })

  it('is refused when it is an artifact', async () => {
    const config = {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: sha256(Buffer.from('{}')),
      size: 2,
    }
    const { reference } = await write({ layers: [], manifest: { config } })
    expect(lineOf(await faultOf(() => read(reference)))).toMatch(fault('image-unsupported', 'is an artifact'))
  })

  it('is refused when a document is larger than any document is', async () => {
    const { reference } = await write({ layers: [], document: { comment: 'x'.repeat(8 * 1024 * 1024) } })
    expect(lineOf(await faultOf(() => read(reference)))).toMatch(fault('image-invalid', 'more than 8388608'))
  })
})

describe('an index with several platforms', () => {
  const index = (more: Partial<IndexFixture> = {}): IndexFixture => ({
    platforms: [
      { layers: [layer('amd')] },
      { layers: [layer('arm')], architecture: 'arm64', variant: 'v8' },
      { layers: [layer('windows')], os: 'windows' },
    ],
    ...more,
  })
  const found = async (image: IndexFixture, platform?: string): Promise<unknown> => {
    await writeOciArchive(at('index.tar'), image)
    return (await read(`oci-archive:${at('index.tar')}`, { platform }))[0]?.['opt/x']
  }

  it.for([0, 1, 3])('gives the one for the platform, %i indexes deep', async (nesting) => {
    expect(await found(index({ nesting, attestations: true, tags: ['v1'] }), 'linux/amd64')).toBe('amd')
    expect(await found(index({ nesting, attestations: true, tags: ['v1'] }), 'linux/arm64')).toBe('arm')
  })

  it('is not followed without end', async () => {
    expect(lineOf(await faultOf(() => found(index({ nesting: 6 }), 'linux/amd64')))).toMatch(
      fault('image-invalid', 'nested too deeply'),
    )
  })

  it('lists what is there when the platform is not', async () => {
    const error = await faultOf(() => found(index({ attestations: true }), 'linux/s390x'))
    expect(lineOf(error)).toMatch(fault('image-not-found', 'no image for linux/s390x'))
    expect(error.details).toEqual(['platforms: linux/amd64, linux/arm64/v8, windows/amd64'])
  })

  it('needs a platform to be said', async () => {
    const error = await faultOf(() => found(index({ nesting: 1 })))
    expect(lineOf(error)).toMatch(fault('image-not-found', 'several platforms'))
    expect(error.hint).toContain('architectures')
  })

  it('needs none when all but one are attestations', async () => {
    expect(await found({ platforms: [{ layers: [layer('amd')] }], attestations: true, nesting: 1 })).toBe(
      'amd',
    )
  })

  it('without platforms is read from the configs', async () => {
    const platforms = index().platforms.map((each) => ({ ...each, descriptor: { platform: undefined } }))
    expect(await found({ platforms }, 'linux/arm64')).toBe('arm')
  })

  it('prefers the plain variant of an architecture', async () => {
    const platforms = [{ layers: [layer('v3')], variant: 'v3' }, { layers: [layer('plain')] }]
    expect(await found({ platforms }, 'linux/amd64')).toBe('plain')
    expect(await found({ platforms }, 'linux/amd64/v3')).toBe('v3')
  })

  it('does not trust a platform that the config contradicts', async () => {
    const platforms = [
      { layers: [layer('amd')], descriptor: { platform: { os: 'linux', architecture: 'arm64' } } },
      { layers: [layer('other')], architecture: 's390x' },
    ]
    expect(lineOf(await faultOf(() => found({ platforms }, 'linux/arm64')))).toMatch(
      fault('image-not-found', 'is for linux/amd64, not for linux/arm64'),
    )
  })

  it('of which only one platform was saved gives that one, as the containerd store saves it', async () => {
    const [written] = await writeOciArchive(at('x.tar'), index({ nesting: 1 }))
    await writeOciArchive(at('some.tar'), index({ nesting: 1 }), {
      change: (files) => {
        for (const [name, bytes] of files) {
          const isManifest = bytes.includes('"layers":[{')
          if (isManifest && !name.endsWith(written?.manifestDigest.slice(7) ?? '')) files.delete(name)
        }
      },
    })
    expect((await read(`oci-archive:${at('some.tar')}`))[0]?.['opt/x']).toBe('amd')
    const error = await faultOf(() => read(`oci-archive:${at('some.tar')}`, { platform: 'linux/arm64' }))
    expect(error).toMatchObject({ code: 'image-not-found', details: ['platforms: linux/amd64'] })
  })
})

describe('several images in one archive', () => {
  const images: ImageFixture[] = [
    { layers: [layer('one')], tags: ['hello:v1', 'hello:stable'] },
    { layers: [layer('two')], tags: ['team/hello:v2'] },
  ]

  it.for(['before-25', 'since-25'] as const)('are told apart by tag (%s)', async (shape) => {
    await writeDockerArchive(at('a.tar'), images, { shape })
    const found = async (tag: string): Promise<unknown> =>
      (await read(`docker-archive:${at('a.tar')}${tag}`))[0]?.['opt/x']
    expect(await found(':hello:v1')).toBe('one')
    expect(await found(':docker.io/library/hello:stable')).toBe('one')
    expect(await found(':team/hello:v2')).toBe('two')
    expect(await found(':v2')).toBe('two')
    const unnamed = await faultOf(() => found(''))
    expect(lineOf(unnamed)).toMatch(fault('image-not-found', 'holds several images; say which one'))
    expect(unnamed.details).toEqual(['tags: hello:v1, hello:stable, team/hello:v2'])
    const unknown = await faultOf(() => found(':hello:v9'))
    expect(lineOf(unknown)).toMatch(fault('image-not-found', 'no image with the tag hello:v9'))
    expect(unknown.details).toEqual(['tags: hello:v1, hello:stable, team/hello:v2'])
  })

  it.for(['before-25', 'since-25'] as const)('with two tags are one image (%s)', async (shape) => {
    await writeDockerArchive(at('a.tar'), images.slice(0, 1), { shape })
    expect(await read(`docker-archive:${at('a.tar')}`)).toEqual([contents[0]])
  })

  it('in an OCI layout are told apart by their ref.name', async () => {
    const tagged = (content: string, tag: string): ImageFixture => ({
      layers: [layer(content)],
      descriptor: { annotations: { 'org.opencontainers.image.ref.name': tag } },
    })
    await writeOciLayout(at('l'), { platforms: [tagged('one', 'v1'), tagged('two', 'v2')] })
    expect((await read(`oci:${at('l')}:v2`))[0]?.['opt/x']).toBe('two')
    expect((await faultOf(() => read(`oci:${at('l')}`))).details).toEqual(['tags: v1, v2'])
    expect((await faultOf(() => read(`oci:${at('l')}:v3`))).code).toBe('image-not-found')
  })
})

describe('an archive', () => {
  it('may be compressed as a whole', async () => {
    await writeDockerArchive(at('a.tar'), two, { shape: 'before-25' })
    await writeFile(at('a.tar.gz'), gzipSync(await readFile(at('a.tar'))))
    expect(await read(`docker-archive:${at('a.tar.gz')}`)).toEqual(contents)
  })

  it.for(['before-25', 'since-25', 'oci'] as const)(
    'that is cut anywhere is refused or whole (%s)',
    async (shape) => {
      const path = at('cut.tar')
      if (shape === 'oci') await writeOciArchive(path, two)
      else await writeDockerArchive(path, two, { shape })
      const { length } = await readFile(path)
      const whole: unknown[] = []
      for (let size = length - 512; size >= 0; size -= 512) {
        await truncate(path, size)
        const result = await read(`docker-archive:${path}`).catch(ownError)
        if (result instanceof LayerliftError) expect(result.code, `cut at ${size}`).toBe('image-invalid')
        else whole.push(result)
      }
      // The two blocks of the end marker may be missing, and the manifest.json of which the OCI side has no need.
      expect(whole).toEqual(Array.from({ length: shape === 'since-25' ? 3 : 2 }, () => contents))
    },
  )

  it('may go on after its end marker', async () => {
    await writeDockerArchive(at('a.tar'), two, { shape: 'before-25' })
    await appendFile(at('a.tar'), Buffer.alloc(8192))
    expect(await read(`docker-archive:${at('a.tar')}`)).toEqual(contents)
  })

  it.for<[string, string, RegExp]>([
    [
      'leads out',
      '../../etc/passwd',
      fault('image-invalid', 'leads out of the archive, to ../../etc/passwd'),
    ],
    ['is absolute', '/etc/passwd', fault('image-invalid', 'leads out of the archive')],
    ['names itself', 'layer.tar', fault('image-invalid', 'never end')],
    ['dangles', 'other.tar', fault('image-invalid', 'lacks "a/layer.tar"')],
  ])('is refused when a symlinked layer %s', async ([, target, expected]) => {
    const config = Buffer.from(
      JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { diff_ids: [sha256(tarOf('x'))] } }),
    )
    const saved = Buffer.from(
      JSON.stringify([{ Config: 'config.json', RepoTags: null, Layers: ['a/layer.tar'] }]),
    )
    const tar = tarBytes([
      { kind: 'symlink', name: 'a/layer.tar', target },
      { kind: 'file', name: 'config.json', content: config },
      { kind: 'file', name: 'manifest.json', content: saved },
    ])
    await writeFile(at('a.tar'), tar)
    expect(lineOf(await faultOf(() => read(`docker-archive:${at('a.tar')}`)))).toMatch(expected)
  })

  it('may hold a layer as a hard link or a symlink to another member', async () => {
    const tar = tarOf('one')
    const config = Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        rootfs: { diff_ids: [sha256(tar), sha256(tar)] },
      }),
    )
    const saved = Buffer.from(
      JSON.stringify([{ Config: './config.json', Layers: ['b/layer.tar', 'c/layer.tar'] }]),
    )
    await writeFile(
      at('a.tar'),
      tarBytes([
        { kind: 'hardlink', name: 'b/layer.tar', target: './a/layer.tar' },
        { kind: 'symlink', name: 'c/layer.tar', target: '../b/./layer.tar' },
        { kind: 'file', name: 'manifest.json', content: saved },
        { kind: 'file', name: 'config.json', content: config },
        { kind: 'file', name: 'a/layer.tar', content: tar },
      ]),
    )
    expect(await read(`docker-archive:${at('a.tar')}`)).toEqual([contents[0], contents[0]])
  })

  it('finds its config by the path that manifest.json says, never outside', async () => {
    const saved = Buffer.from(JSON.stringify([{ Config: '../../../etc/hostname', RepoTags: [], Layers: [] }]))
    await writeFile(at('a.tar'), tarBytes([{ kind: 'file', name: 'manifest.json', content: saved }]))
    expect(lineOf(await faultOf(() => read(`docker-archive:${at('a.tar')}`)))).toMatch(
      fault('image-invalid', 'lacks "../../../etc/hostname"'),
    )
  })

  it('of Docker before 25 is refused when the name of its config is not its digest', async () => {
    await writeDockerArchive(at('a.tar'), two, {
      shape: 'before-25',
      change: (files) => {
        for (const [name, bytes] of files)
          if (/^[0-9a-f]{64}\.json$/.test(name)) files.set(name, Buffer.concat([bytes, Buffer.from(' ')]))
      },
    })
    expect((await faultOf(() => read(`docker-archive:${at('a.tar')}`))).code).toBe('digest-mismatch')
  })

  it.for<[string, Buffer]>([
    ['text', Buffer.from('hello, world\n'.repeat(100))],
    ['an empty file', Buffer.alloc(0)],
    ['a tar without an image', tarOf('x')],
    ['gzip of text', gzipSync('hello')],
  ])('that is %s is refused', async ([, bytes]) => {
    await writeFile(at('a.tar'), bytes)
    const error = await faultOf(() => read(`docker-archive:${at('a.tar')}`))
    expect(error.code).toBe('image-invalid')
    expect(error.message).toContain(at('a.tar'))
  })
})

describe('a reference to nothing', () => {
  const notFound = async (reference: string): Promise<LayerliftError> => faultOf(() => open(reference))

  it('is said to be so', async () => {
    await mkdir(at('empty'))
    expect(lineOf(await notFound(`docker-archive:${at('no.tar')}`))).toBe(
      `image-not-found: there is no file ${at('no.tar')}`,
    )
    expect(lineOf(await notFound(`oci-archive:${at('empty')}`))).toBe(
      `image-not-found: there is no file ${at('empty')}`,
    )
    for (const name of ['no', 'empty']) {
      expect(lineOf(await notFound(`oci:${at(name)}`))).toMatch(
        fault('image-not-found', 'is no OCI layout folder'),
      )
    }
  })

  it('of the Docker engine says so when there is no docker command', async () => {
    const error = await faultOf(() => open('hello:latest', { docker: at('no-docker') }))
    expect(lineOf(error)).toMatch(fault('engine', `the command ${at('no-docker')} cannot be started`))
    expect(error.hint).toContain('docker-archive:')
  })
})
