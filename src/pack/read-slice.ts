import type { Content } from '../image/image.ts'

export interface Slice {
  readonly offset: bigint
  readonly bytes: bigint
  /** More bytes than this are refused. */
  readonly max: number
  /** Gives what there is when the content ends inside of the slice. */
  readonly mayBeShort?: boolean
}

/**
 * Some bytes out of the middle of a file; reading stops at their end.
 * @throws RangeError when they are too many or lie outside of the file
 */
export async function readSlice(content: Content, slice: Slice, signal?: AbortSignal): Promise<Buffer> {
  const wanted = slice.offset + slice.bytes
  if (slice.bytes > BigInt(slice.max)) throw new RangeError('range too long')
  if (wanted > BigInt(content.sizeBytes) && slice.mayBeShort !== true)
    throw new RangeError('range outside of the file')
  const start = Number(slice.offset)
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
