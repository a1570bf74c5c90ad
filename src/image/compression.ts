import * as zlib from 'node:zlib'
import { LayerliftError } from '../errors.ts'
import { readAt, type ByteRange } from './byte-range.ts'

export type Compression = 'none' | 'gzip' | 'zstd'

/**
 * What the bytes are, whatever the media type says (RFC 1952, RFC 8878). A skippable frame may come before zstd's
 * first real one. Anything else is taken for a tar, whose own checksum decides.
 */
export async function sniffCompression(range: ByteRange): Promise<Compression> {
  const head = Buffer.alloc(4)
  await readAt(range, 0, head)
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  const magic = head.readUInt32LE()
  return isZstdMagic(magic) || isSkippableMagic(magic) ? 'zstd' : 'none'
}

/** The magic of a zstd frame. */
export function isZstdMagic(magic: number): boolean {
  return magic === 0xfd2fb528
}

/** The sixteen magics of frames that decoders pass over. */
export function isSkippableMagic(magic: number): boolean {
  return magic >= 0x184d2a50 && magic <= 0x184d2a5f
}

/** What `node:zlib` makes of zstd, where it can: Node 22.15 and 24. */
export type CreateZstd = (options: zlib.ZstdOptions) => zlib.ZstdDecompress

/**
 * This Node's zstd decoder.
 * @throws `image-unsupported` when it has none
 */
export function zstdDecoder(name: string, node: object = zlib): CreateZstd {
  if ('createZstdDecompress' in node) return (options) => zlib.createZstdDecompress(options)
  throw new LayerliftError(
    'image-unsupported',
    `${name} is compressed with zstd, which Node ${process.versions.node} cannot read`,
    {
      hint: 'run layerlift with Node 24 (or 22.15 and later), or write the image with gzip layers',
    },
  )
}
