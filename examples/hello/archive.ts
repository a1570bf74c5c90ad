import { createHash } from 'node:crypto'
import { constants, gzipSync } from 'node:zlib'

/** One member of a tar. */
interface Member {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mode: number
}

export interface Picture {
  /** As OCI spells it: `amd64`, `arm64`. */
  readonly architecture: string
  readonly labels: Readonly<Record<string, string>>
  /** Each becomes a gzip layer, lowest first. */
  readonly layers: readonly { readonly createdBy: string; readonly members: readonly Member[] }[]
}

/** An image as one OCI archive: the same picture gives the same bytes (of one zlib). Made to be read by Node 20: gzip. */
export function ociArchive({ architecture, labels, layers }: Picture): Buffer {
  const tars = layers.map(({ members }) => tar(members))
  const packed = tars.map((bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
  const config = json({
    architecture,
    os: 'linux',
    config: { Cmd: ['hello'], WorkingDir: '/var/task', Labels: labels },
    rootfs: { type: 'layers', diff_ids: tars.map(digest) },
    history: layers.map(({ createdBy }) => ({ created_by: createdBy })),
  })
  const manifest = json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: descriptor('application/vnd.oci.image.config.v1+json', config),
    layers: packed.map((bytes) => descriptor('application/vnd.oci.image.layer.v1.tar+gzip', bytes)),
  })
  const index = json({
    schemaVersion: 2,
    manifests: [
      {
        ...descriptor('application/vnd.oci.image.manifest.v1+json', manifest),
        platform: { architecture, os: 'linux' },
        annotations: { 'org.opencontainers.image.ref.name': 'latest' },
      },
    ],
  })
  return tar([
    { path: 'oci-layout', bytes: json({ imageLayoutVersion: '1.0.0' }), mode: 0o644 },
    { path: 'index.json', bytes: index, mode: 0o644 },
    ...[manifest, config, ...packed].map((bytes) => ({
      path: `blobs/${digest(bytes).replace(':', '/')}`,
      bytes,
      mode: 0o644,
    })),
  ])
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const digest = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const descriptor = (mediaType: string, bytes: Uint8Array): object => ({
  mediaType,
  digest: digest(bytes),
  size: bytes.length,
})

const blockBytes = 512

/** POSIX ustar; paths up to 100 bytes; folders that lead to a member come before it, once. */
function tar(members: readonly Member[]): Buffer {
  const folders = new Set(members.flatMap(({ path }) => parents(path)))
  const blocks = [
    ...[...folders].toSorted().map((path) => header(`${path}/`, 0o755, 0)),
    ...members.flatMap(({ path, mode, bytes }) => [
      header(path, mode, bytes.length),
      bytes,
      Buffer.alloc(-bytes.length & (blockBytes - 1)),
    ]),
  ]
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)])
}

const parents = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, depth, names) => names.slice(0, depth + 1).join('/'))

function header(path: string, mode: number, sizeBytes: number): Buffer {
  const block = Buffer.alloc(blockBytes)
  const octal = (value: number, offset: number, digits: number): void => {
    block.write(`${value.toString(8).padStart(digits, '0')}\0`, offset, 'latin1')
  }
  block.write(path, 0, 100, 'utf8')
  octal(mode, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(sizeBytes, 124, 11)
  octal(0, 136, 11)
  block.fill(' ', 148, 156)
  block.write(path.endsWith('/') ? '5' : '0', 156, 'latin1')
  block.write('ustar', 257, 'latin1')
  block.write('00', 263, 'latin1')
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}
