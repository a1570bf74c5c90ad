import type { Content } from '../image/image.ts'

export interface ByteRange {
  readonly offset: bigint
  readonly bytes: bigint
  /** More bytes than this are refused. */
  readonly max: number
  /** Gives what there is when the content ends inside of the range. */
  readonly mayBeShort?: boolean
}

/**
 * Some bytes out of the middle of a file; reading stops at their end.
 * @throws RangeError when they are too many or lie outside of the file
 */
export async function readRange(content: Content, range: ByteRange, signal?: AbortSignal): Promise<Buffer> {
  const wanted = range.offset + range.bytes
  if (range.bytes > BigInt(range.max)) throw new RangeError('range too long')
  if (wanted > BigInt(content.sizeBytes) && range.mayBeShort !== true)
    throw new RangeError('range outside of the file')
  const start = Number(range.offset)
  const end = Math.min(Number(wanted), content.sizeBytes)
  const parts: Uint8Array[] = []
  let position = 0
  for await (const chunk of content.read(signal)) {
    const from = Math.max(start - position, 0)
    if (from < chunk.length) parts.push(Buffer.from(chunk.subarray(from, end - position)))
    position += chunk.length
    if (position >= end) break
  }
  return Buffer.concat(parts)
}
