/**
 * Deflate in pieces that do not depend on each other, so several cores can work on one file.
 *
 * A file is cut every 1 MiB. Each block is deflated on its own with the 32 KiB before it as dictionary, and all but the
 * last end in a sync flush; put together they are one deflate stream (the way of pigz). The cuts come from the content
 * alone, never from how many pieces run at once, so the bytes are always the same.
 */
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib'
import { LayerliftError } from '../errors.ts'
import type { Content } from '../image/image.ts'

const deflateInPool = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw)

/** Bytes of a block: large enough that the flush between blocks costs nothing, small enough to keep cores busy. */
export const blockBytes = 1024 * 1024
/** How far back deflate can refer. */
const windowBytes = 32 * 1024
/** Bytes up to which a hop to the thread pool costs more than deflating here. */
const inlineBytes = 16 * 1024
/** Bytes that zlib gets for its output at first: what it does not use of them is held as long as the output is. */
const maxOutputBytes = 128 * 1024
/** Level 9 saves 0.3–1.9 % of the bytes for about three times the CPU: docs/decisions/zip-writer.md. */
const level = 6

/** A cut of a file, in order. */
export interface Block {
  readonly bytes: Buffer
  /** The end of the block before; empty at the start. */
  readonly dictionary: Buffer
  readonly isLast: boolean
}

/** The blocks of a file; an empty file has none. @throws `image-invalid` when there is more or less than promised */
export async function* blocksOf(content: Content, signal?: AbortSignal): AsyncIterable<Block> {
  let block = newBlock(content.sizeBytes)
  let filled = 0
  let doneBytes = 0
  let dictionary: Buffer = Buffer.alloc(0)
  for await (const chunk of content.read(signal)) {
    if (chunk.length === content.sizeBytes && chunk.length <= blockBytes && doneBytes === 0) {
      yield { bytes: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length), dictionary, isLast: true }
      return
    }
    let used = 0
    while (used < chunk.length) {
      if (filled === block.length) throw wrongSize(content, doneBytes + chunk.length)
      const part = chunk.subarray(used, used + block.length - filled)
      block.set(part, filled)
      filled += part.length
      used += part.length
      doneBytes += part.length
      if (filled < block.length) continue
      yield { bytes: block, dictionary, isLast: doneBytes === content.sizeBytes }
      dictionary = block.subarray(Math.max(0, filled - windowBytes))
      block = newBlock(content.sizeBytes - doneBytes)
      filled = 0
    }
  }
  if (doneBytes !== content.sizeBytes) throw wrongSize(content, doneBytes)
}

/** One block as a part of its file's deflate stream. */
export async function deflateBlock({ bytes, dictionary, isLast }: Block): Promise<Buffer> {
  const options: ZlibOptions = {
    level,
    windowBits: windowBits(bytes.length + dictionary.length),
    chunkSize: Math.min(bytes.length + 64, maxOutputBytes),
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...(dictionary.length === 0 ? {} : { dictionary }),
  }
  return bytes.length <= inlineBytes ? deflateRawSync(bytes, options) : deflateInPool(bytes, options)
}

/** CRC-32 of `bytes`, going on from that of what came before. */
export function nextCrc(bytes: Uint8Array, before: number): number {
  return crc32(bytes, before)
}

/**
 * A window no larger than the data needs: setting up 32 KiB for each of thousands of small files would cost more than
 * deflating them. zlib cannot refer back over the last 262 bytes of its window (zlib manual, `deflateInit2`).
 */
function windowBits(bytes: number): number {
  return Math.min(15, Math.max(9, Math.ceil(Math.log2(bytes + 262))))
}

function newBlock(remainingBytes: number): Buffer {
  return Buffer.allocUnsafe(Math.min(Math.max(remainingBytes, 0), blockBytes))
}

function wrongSize(content: Content, foundBytes: number): LayerliftError {
  return new LayerliftError(
    'image-invalid',
    `a file of the image has ${foundBytes} bytes or more where its header says ${content.sizeBytes}`,
  )
}
