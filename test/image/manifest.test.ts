import { describe, expect, it } from 'vitest'
import { parseDigest } from '../../src/image/digest.ts'
import { parseJson } from '../../src/image/json.ts'
import { parseConfig, parseIndex, parseManifest } from '../../src/image/manifest.ts'
import { formatPlatform, parsePlatform, suits } from '../../src/image/platform.ts'
import { fault, faultOf, lineOf } from './fault.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const oci = (kind: string): string => `application/vnd.oci.image.${kind}.v1+json`
const blob = (mediaType: string, more: object = {}): object => ({ mediaType, digest, size: 7, ...more })
const manifest = (more: object): object => ({
  schemaVersion: 2,
  config: blob(oci('config')),
  layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip')],
  ...more,
})
const config = (more: object): object => ({
  architecture: 'amd64',
  os: 'linux',
  rootfs: { diff_ids: [digest] },
  ...more,
})

describe('a digest', () => {
  it('is sha256 and 64 lower-case hex digits', () => {
    expect(parseDigest(digest, 'x')).toBe(digest)
  })

  it.for([
    undefined,
    null,
    7,
    '',
    'sha256:',
    digest.toUpperCase(),
    digest.slice(0, -1),
    `${digest}0`,
    `${digest}\n`,
    `sha256:../../${'a'.repeat(58)}`,
    'sha512:/../x',
  ])('is not %j', async (value) => {
    expect(lineOf(await faultOf(() => parseDigest(value, 'layers[0].digest')))).toMatch(
      fault('image-invalid', 'layers[0].digest is not a digest'),
    )
  })

  it('of another algorithm is refused by its name', async () => {
    const error = await faultOf(() => parseDigest(`sha512:${'a'.repeat(128)}`, 'x'))
    expect(lineOf(error)).toBe('image-unsupported: x is a sha512 digest; layerlift reads sha256 only')
  })
})

describe('a JSON document', () => {
  it.for([Buffer.from('{'), Buffer.from(''), Buffer.from([0x22, 0xff, 0x22]), Buffer.from('{"a":1} x')])(
    'that is not JSON in UTF-8 is refused by name',
    async (bytes) => {
      expect(lineOf(await faultOf(() => parseJson(bytes, 'index.json')))).toMatch(
        fault('image-invalid', 'index.json is not JSON'),
      )
    },
  )
})

describe('an index', () => {
  const index = (manifests: unknown): object => ({ schemaVersion: 2, manifests })

  it.for([oci('index'), 'application/vnd.docker.distribution.manifest.list.v2+json'])(
    'may hold %s',
    (mediaType) => {
      expect(parseIndex(index([blob(mediaType)]), 'x')).toMatchObject([{ kind: 'index', sizeBytes: 7 }])
    },
  )

  it.for([oci('manifest'), 'application/vnd.docker.distribution.manifest.v2+json'])(
    'may hold %s',
    (mediaType) => {
      const platform = { architecture: 'arm64', os: 'linux', variant: 'v8', 'os.version': '1' }
      expect(parseIndex(index([blob(mediaType, { platform })]), 'x')).toMatchObject([
        { kind: 'manifest', platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      ])
    },
  )

  it('leaves out attestations and media types that it does not know', () => {
    const entries = [
      blob(oci('manifest'), { platform: { architecture: 'unknown', os: 'unknown' } }),
      blob(oci('manifest'), { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } }),
      blob('application/vnd.example+json'),
      blob(oci('manifest')),
    ]
    expect(parseIndex(index(entries), 'x')).toHaveLength(1)
  })

  it.for<[string, unknown, RegExp]>([
    ['a list', [], fault('image-invalid', 'index.json: expected an object')],
    ['no schema version', { manifests: [] }, fault('image-invalid', 'index.json has no schemaVersion 2')],
    ["Docker's schema 1", { schemaVersion: 1, fsLayers: [] }, fault('image-unsupported', 'schema 1')],
    ['no manifests', index(undefined), fault('image-invalid', 'manifests: expected a list, found nothing')],
    ['a text for a manifest', index(['x']), fault('image-invalid', 'manifests[0]: expected an object')],
    [
      'a negative size',
      index([blob(oci('manifest'), { size: -1 })]),
      fault('image-invalid', 'size: expected a size'),
    ],
    [
      'a size with a fraction',
      index([blob(oci('manifest'), { size: 1.5 })]),
      fault('image-invalid', 'expected a size'),
    ],
    [
      'a size in quotes',
      index([blob(oci('manifest'), { size: '7' })]),
      fault('image-invalid', 'expected a size'),
    ],
    [
      'half a platform',
      index([blob(oci('manifest'), { platform: { os: 'linux' } })]),
      fault('image-invalid', 'architecture: expected a text'),
    ],
    [
      'annotations that are no texts',
      index([blob(oci('manifest'), { annotations: { a: 1 } })]),
      fault('image-invalid', 'annotations.a: expected a text'),
    ],
  ])('is refused with %s', async ([, value, expected]) => {
    expect(lineOf(await faultOf(() => parseIndex(value, 'index.json')))).toMatch(expected)
  })
})

describe('a manifest', () => {
  it.for([
    'application/vnd.oci.image.layer.v1.tar',
    'application/vnd.oci.image.layer.v1.tar+gzip',
    'application/vnd.oci.image.layer.v1.tar+zstd',
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    'application/vnd.docker.image.rootfs.diff.tar.gzip',
    'application/vnd.docker.image.rootfs.diff.tar',
    'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
  ])('may have a layer of type %s', (mediaType) => {
    expect(parseManifest(manifest({ layers: [blob(mediaType)] }), 'x').layers).toMatchObject([
      { digest, mediaType },
    ])
  })

  it.for<[string, object, RegExp]>([
    [
      'an encrypted layer',
      { layers: [blob('application/vnd.oci.image.layer.v1.tar+gzip+encrypted')] },
      fault('image-unsupported', 'is encrypted'),
    ],
    [
      'a layer that is no tar',
      { layers: [blob('application/vnd.in-toto+json')] },
      fault('image-unsupported', 'unknown type application/vnd.in-toto+json'),
    ],
    [
      'an empty config, as artifacts have it',
      { config: blob('application/vnd.oci.empty.v1+json') },
      fault('image-unsupported', 'm is an artifact (application/vnd.oci.empty.v1+json)'),
    ],
    [
      'no config',
      { config: undefined },
      fault('image-invalid', 'm, config: expected an object, found nothing'),
    ],
    ['no layers', { layers: null }, fault('image-invalid', 'm, layers: expected a list, found null')],
    ['schema 1', { schemaVersion: 1 }, fault('image-unsupported', 'schema 1')],
  ])('is refused with %s', async ([, more, expected]) => {
    expect(lineOf(await faultOf(() => parseManifest(manifest(more), 'm')))).toMatch(expected)
  })
})

describe('a config', () => {
  it('gives what Lambda may want to know', () => {
    const container = {
      Entrypoint: ['/opt/bootstrap'],
      Cmd: ['hello'],
      Env: ['A=b'],
      WorkingDir: '/var/task',
      Labels: { __proto__x: '1', l: 'm' },
      ExposedPorts: { '80/tcp': {} },
    }
    expect(parseConfig(config({ config: container, variant: 'v2' }), 'c')).toEqual({
      config: {
        os: 'linux',
        architecture: 'amd64',
        entrypoint: ['/opt/bootstrap'],
        cmd: ['hello'],
        env: ['A=b'],
        workingDir: '/var/task',
        labels: { __proto__x: '1', l: 'm' },
      },
      platform: { os: 'linux', architecture: 'amd64', variant: 'v2' },
      diffIds: [digest],
      createdBy: [],
    })
  })

  it('may say null where it has nothing, as Go writes it', () => {
    const container = { Entrypoint: null, Cmd: null, Env: null, Labels: null }
    expect(parseConfig(config({ config: container, history: null }), 'c').config).toMatchObject({
      cmd: [],
      labels: {},
    })
    expect(parseConfig(config({ config: null }), 'c').config).toMatchObject({
      entrypoint: [],
      workingDir: '',
    })
  })

  it.for<[string, unknown, unknown]>([
    [
      'skips items that made no layer',
      [{ created_by: 'ENV', empty_layer: true }, { created_by: 'COPY' }],
      ['COPY'],
    ],
    ['may lack the command', [{ created: '2026-01-01T00:00:00Z' }], [undefined]],
    ['that does not fit the layers is left aside', [{ created_by: 'a' }, { created_by: 'b' }], []],
  ])('has a history that %s', ([, history, expected]) => {
    expect(parseConfig(config({ history }), 'c').createdBy).toEqual(expected)
  })

  it.for<[string, object, RegExp]>([
    [
      'no architecture',
      { architecture: undefined },
      fault('image-invalid', 'c, architecture: expected a text'),
    ],
    ['no rootfs', { rootfs: undefined }, fault('image-invalid', 'c, rootfs: expected an object')],
    [
      'a diffID that leads out',
      { rootfs: { diff_ids: ['sha256:../x'] } },
      fault('image-invalid', 'rootfs.diff_ids[0] is not a digest'),
    ],
    [
      'a command that is a text',
      { config: { Cmd: 'hello' } },
      fault('image-invalid', 'config.Cmd: expected a list'),
    ],
  ])('is refused with %s', async ([, more, expected]) => {
    expect(lineOf(await faultOf(() => parseConfig(config(more), 'c')))).toMatch(expected)
  })
})

describe('a platform', () => {
  it.for<[string, string, boolean]>([
    ['linux/amd64', 'linux/amd64', true],
    ['linux/x86_64', 'linux/amd64', true],
    ['linux/amd64', 'linux/x86_64', true],
    ['linux/aarch64', 'linux/arm64', true],
    ['linux/arm64', 'linux/arm64/v8', true],
    ['linux/arm64/v8', 'linux/arm64', true],
    ['linux/amd64/v3', 'linux/amd64', true],
    ['linux/amd64', 'linux/amd64/v3', false],
    ['linux/arm/v7', 'linux/arm/v6', false],
    ['linux/arm64', 'linux/amd64', false],
    ['windows/amd64', 'linux/amd64', false],
  ])('of %s suits the wish for %s: %s', ([offered, wanted, expected]) => {
    expect(suits(parsePlatform(offered), parsePlatform(wanted))).toBe(expected)
  })

  it('is written as it is read', () => {
    expect(formatPlatform(parsePlatform('linux/arm64/v8'))).toBe('linux/arm64/v8')
    expect(formatPlatform(parsePlatform('linux/x86_64'))).toBe('linux/amd64')
  })

  it.for(['', 'amd64', 'linux/', '/amd64', 'linux/amd64/v2/x', 'linux amd64', 'linux/am d64'])(
    '%j is refused as wrong usage',
    async (text) => {
      expect((await faultOf(() => parsePlatform(text))).code).toBe('usage')
    },
  )
})
