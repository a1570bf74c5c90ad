import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { LayerliftError, throwIfCancelled } from '../errors.ts'
import type { Content } from './image.ts'

/** A part of an open file: a whole archive, a member of it, a layer, the content of an entry. */
export interface ByteRange {
  /** For messages: the file, or member and file. */
  readonly name: string
  readonly file: FileHandle
  readonly offset: number
  readonly sizeBytes: number
}

/** Content is handed on in pieces of this size; also one read of the tar scan. */
export const chunkBytes = 256 * 1024

/**
 * Up to this size content is read synchronously: the scan has just brought the pages into the cache, and a read of
 * cached pages is some ten times faster than the way through the thread pool.
 */
const syncReadBytes = 64 * 1024

/** Fills `into` from `position` (within the range); gives the bytes read, fewer only at the end of the file. */
export async function readAt(range: ByteRange, position: number, into: Uint8Array): Promise<number> {
  const wanted = Math.min(into.length, range.sizeBytes - position)
  let filled = 0
  while (filled < wanted) {
    const { bytesRead } = await range.file.read(
      into,
      filled,
      wanted - filled,
      range.offset + position + filled,
    )
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Content that is a range of a file, so that it can be read again and in any order. */
export class RangeContent implements Content {
  readonly #archive: ByteRange
  readonly #offset: number
  readonly sizeBytes: number

  /** `offset` is within `archive`. */
  constructor(archive: ByteRange, offset: number, sizeBytes: number) {
    this.#archive = archive
    this.#offset = offset
    this.sizeBytes = sizeBytes
  }

  /** The same bytes as a range of their own. */
  range(name: string): ByteRange {
    const { file, offset } = this.#archive
    return { name, file, offset: offset + this.#offset, sizeBytes: this.sizeBytes }
  }

  async *read(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    throwIfCancelled(signal, 'reading the image')
    if (this.sizeBytes === 0) return
    const range = this.range(this.#archive.name)
    if (this.sizeBytes <= syncReadBytes) yield readSmall(range)
    else yield* readRange(range, signal)
  }
}

/** All bytes of a range, in pieces that the receiver may keep. */
export async function* readRange(range: ByteRange, signal?: AbortSignal): AsyncGenerator<Buffer> {
  for (let position = 0; position < range.sizeBytes; position += chunkBytes) {
    throwIfCancelled(signal, 'reading the image')
    const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, range.sizeBytes - position))
    if ((await readAt(range, position, chunk)) < chunk.length) throw endsEarly(range)
    yield chunk
  }
}

/** The whole of a small range, such as a JSON document. @throws `image-invalid` when it is over `maxBytes` */
export async function readWhole(range: ByteRange, maxBytes: number): Promise<Buffer> {
  if (range.sizeBytes > maxBytes) {
    throw new LayerliftError(
      'image-invalid',
      `${range.name} has ${range.sizeBytes} bytes, more than ${maxBytes}`,
    )
  }
  const bytes = Buffer.alloc(range.sizeBytes)
  if ((await readAt(range, 0, bytes)) < bytes.length) throw endsEarly(range)
  return bytes
}

function readSmall(range: ByteRange): Buffer {
  const bytes = Buffer.allocUnsafe(range.sizeBytes)
  let filled = 0
  while (filled < bytes.length) {
    const count = readSync(range.file.fd, bytes, filled, bytes.length - filled, range.offset + filled)
    if (count === 0) throw endsEarly(range)
    filled += count
  }
  return bytes
}

/** The error for a file that got shorter while we read it. */
export function endsEarly(range: ByteRange): LayerliftError {
  return new LayerliftError('image-invalid', `${range.name} ends before its ${range.sizeBytes} bytes do`, {
    hint: 'the file was changed while it was read; run again',
  })
}
