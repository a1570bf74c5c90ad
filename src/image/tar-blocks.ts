import type { Hash } from 'node:crypto'
import { throwIfCancelled } from '../errors.ts'
import { chunkBytes, endsEarly, readAt, type ByteRange } from './byte-range.ts'
import { blockBytes } from './tar-header.ts'

export interface ReadingOptions {
  /** Gets every byte of the tar in order; content is then read too. Without it content is jumped over. */
  readonly hash?: Hash | undefined
  readonly signal?: AbortSignal | undefined
}

interface Chunk {
  readonly start: number
  readonly bytes: Buffer
}

const empty: Chunk = { start: 0, bytes: Buffer.alloc(0) }

/** When everything is read anyway, larger reads are cheaper. */
const sequentialChunkBytes = 4 * chunkBytes

/**
 * A tar as blocks, read in large chunks. Chunks start at block borders, so a block never lies in two of them. With a
 * hash the next chunk is on its way while this one is hashed and parsed: two buffers take turns.
 */
export class TarBlocks {
  /** Of the next block, from the start of the tar. */
  position = 0
  readonly sizeBytes: number
  readonly #range: ByteRange
  readonly #options: ReadingOptions
  #buffers: [Buffer, Buffer] | undefined
  #chunk = empty
  #ahead: Promise<Chunk> | undefined

  constructor(range: ByteRange, options: ReadingOptions) {
    this.#range = range
    this.#options = options
    this.sizeBytes = range.sizeBytes
  }

  /** The next block, valid until the next call; shorter at a cut, undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    if (this.position >= this.sizeBytes) return undefined
    if (this.position >= this.#chunk.start + this.#chunk.bytes.length) await this.#load()
    const from = this.position - this.#chunk.start
    const block = this.#chunk.bytes.subarray(from, from + blockBytes)
    this.position += blockBytes
    return block.length === 0 ? undefined : block
  }

  /** A copy of the next `sizeBytes`, with the padding passed over; shorter at a cut. */
  async data(sizeBytes: number): Promise<Buffer> {
    const data = Buffer.alloc(sizeBytes)
    let filled = 0
    while (filled < sizeBytes) {
      const block = await this.next()
      if (block === undefined) break
      filled += block.copy(data, filled)
    }
    return data.subarray(0, filled)
  }

  /** Passes over `sizeBytes` of content and its padding. */
  async skip(sizeBytes: number): Promise<void> {
    this.position += Math.ceil(sizeBytes / blockBytes) * blockBytes
    if (this.#options.hash === undefined) return
    while (this.position > this.#end && this.#end < this.sizeBytes) await this.#load()
  }

  /** Reads what is left, for the hash. */
  async finish(): Promise<void> {
    if (this.#options.hash !== undefined) await this.skip(this.sizeBytes)
  }

  get #end(): number {
    return this.#chunk.start + this.#chunk.bytes.length
  }

  async #load(): Promise<void> {
    throwIfCancelled(this.#options.signal, 'reading the image')
    const { hash } = this.#options
    if (hash === undefined) {
      this.#chunk = await this.#read(this.position, chunkBytes)
      return
    }
    const chunk = await (this.#ahead ?? this.#read(this.#end, sequentialChunkBytes))
    if (chunk.bytes.length === 0) throw endsEarly(this.#range)
    this.#ahead = this.#read(chunk.start + chunk.bytes.length, sequentialChunkBytes)
    // It is awaited at the next load; when the scan stops before, nobody needs to know that it failed.
    this.#ahead.catch(() => undefined)
    hash.update(chunk.bytes)
    this.#chunk = chunk
  }

  async #read(start: number, sizeBytes: number): Promise<Chunk> {
    this.#buffers ??= [Buffer.allocUnsafeSlow(sizeBytes), Buffer.allocUnsafeSlow(sizeBytes)]
    const [next, other] = this.#buffers
    this.#buffers = [other, next]
    const filled = await readAt(this.#range, start, next)
    return { start, bytes: next.subarray(0, filled) }
  }
}
