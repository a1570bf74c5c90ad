/**
 * Where the frames of a zstd file are. Node's decoder stops after the first frame, without an error, even when that
 * was a skippable one; chunked images (zstd:chunked, parallel writers) hold many. Frame and block headers tell their
 * sizes, so the frames are found without decompressing anything (RFC 8878, parts 3.1.1 and 3.1.2).
 */
import { LayerliftError } from '../errors.ts'
import { readAt, type ByteRange } from './byte-range.ts'
import { isSkippableMagic, isZstdMagic } from './compression.ts'

/** The frames that hold content, in order, skippable ones left out. @throws `image-invalid` */
export async function* zstdFrames(range: ByteRange): AsyncGenerator<ByteRange> {
  let position = 0
  while (position < range.sizeBytes) {
    const head = await headerAt(range, position, 8)
    const magic = head.readUInt32LE()
    if (isSkippableMagic(magic)) {
      position += 8 + head.readUInt32LE(4)
      if (position > range.sizeBytes) throw cut(range)
      continue
    }
    if (!isZstdMagic(magic)) throw malformed(range, `no zstd frame at byte ${position}`)
    const end = await frameEnd(range, position)
    yield { ...range, offset: range.offset + position, sizeBytes: end - position }
    position = end
  }
}

async function frameEnd(range: ByteRange, start: number): Promise<number> {
  const descriptor = (await headerAt(range, start + 4, 1)).readUInt8()
  const isSingleSegment = (descriptor & 0x20) !== 0
  const hasChecksum = (descriptor & 0x04) !== 0
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 0x03] ?? 0
  const contentSizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  let position = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes + contentSizeBytes
  for (let isLast = false; !isLast;) {
    const header = (await headerAt(range, position, 3)).readUIntLE(0, 3)
    isLast = (header & 1) === 1
    const type = (header >> 1) & 3
    if (type === 3) throw malformed(range, `a reserved zstd block at byte ${position}`)
    // Type 1 is one byte to be repeated; its size is that of the result.
    position += 3 + (type === 1 ? 1 : header >> 3)
  }
  const end = position + (hasChecksum ? 4 : 0)
  if (end > range.sizeBytes) throw cut(range)
  return end
}

async function headerAt(range: ByteRange, position: number, sizeBytes: number): Promise<Buffer> {
  const header = Buffer.alloc(sizeBytes)
  if (position + sizeBytes > range.sizeBytes || (await readAt(range, position, header)) < sizeBytes)
    throw cut(range)
  return header
}

const cut = (range: ByteRange): LayerliftError => malformed(range, 'the last zstd frame is cut')

function malformed(range: ByteRange, problem: string): LayerliftError {
  return new LayerliftError('image-invalid', `${range.name}: ${problem}`)
}
