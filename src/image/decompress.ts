import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { assertNever, cancelled, LayerliftError, messageOf, throwIfCancelled } from '../errors.ts'
import { chunkBytes, readRange, type ByteRange } from './byte-range.ts'
import { zstdDecoder, type Compression } from './compression.ts'
import { finishDigest } from './digest.ts'
import { fileFault, systemCodeOf } from './file-fault.ts'
import type { Digest } from './image.ts'
import type { Spool } from './spool.ts'
import { zstdFrames } from './zstd-frames.ts'

/**
 * Bound for all that one image decompresses to: Lambda's largest image has 10 GB uncompressed (Lambda developer
 * guide, "Lambda quotas"), and a megabyte of deflate or zstd can expand to gigabytes.
 */
export const maxDecompressedBytes = 10 * 1024 ** 3

/** How much may still be written; shared by the layers of an image. */
export interface Budget {
  remainingBytes: number
}

export interface DecompressOptions {
  readonly spool: Spool
  readonly budget: Budget
  readonly signal?: AbortSignal | undefined
}

/** The decompressed bytes in a temporary file, and their digest. */
export interface Decompressed {
  readonly range: ByteRange
  readonly digest: Digest
}

/**
 * Decompresses a range into the spool, streaming; memory does not grow with it.
 * @throws `image-invalid`, `image-unsupported`, `file`, `cancelled`
 */
export async function decompress(
  source: ByteRange,
  compression: Exclude<Compression, 'none'>,
  options: DecompressOptions,
): Promise<Decompressed> {
  const { file } = await options.spool.create(`${compression}.tar`)
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    for await (const chunk of inflate(source, compression, options.signal)) {
      options.budget.remainingBytes -= chunk.length
      if (options.budget.remainingBytes < 0) throw tooLarge(source)
      hash.update(chunk)
      await write(file, chunk, sizeBytes)
      sizeBytes += chunk.length
    }
  } catch (thrown) {
    throw faultOf(source, thrown, options.signal)
  }
  return {
    range: { name: source.name, file, offset: 0, sizeBytes },
    digest: finishDigest(hash),
  }
}

/** Room for the decoder to go on in its thread while the main one hashes and writes. */
const decoderOptions = { chunkSize: chunkBytes, highWaterMark: 8 * chunkBytes }

/** Several gzip members and zstd frames are one content. */
async function* inflate(
  source: ByteRange,
  compression: Exclude<Compression, 'none'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  switch (compression) {
    case 'gzip':
      yield* through(source, createGunzip(decoderOptions), signal)
      return
    case 'zstd': {
      const createZstd = zstdDecoder(source.name)
      for await (const frame of zstdFrames(source)) yield* through(frame, createZstd(decoderOptions), signal)
      return
    }
    default:
      assertNever(compression)
  }
}

async function* through(
  source: ByteRange,
  decoder: NodeJS.ReadWriteStream & AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  throwIfCancelled(signal, 'reading the image')
  const flow = pipeline(Readable.from(readRange(source, signal)), decoder)
  // The loop below meets the same error first; this one is awaited after it.
  flow.catch(() => undefined)
  for await (const chunk of decoder) if (chunk instanceof Buffer) yield chunk
  await flow
}

async function write(file: FileHandle, chunk: Buffer, position: number): Promise<void> {
  try {
    for (let done = 0; done < chunk.length;) {
      done += (await file.write(chunk, done, chunk.length - done, position + done)).bytesWritten
    }
  } catch (thrown) {
    throw fileFault('cannot write a decompressed layer', thrown)
  }
}

function tooLarge(source: ByteRange): LayerliftError {
  return new LayerliftError(
    'image-invalid',
    `${source.name} decompresses to more than the ${maxDecompressedBytes} bytes that an image for Lambda may have`,
  )
}

function faultOf(source: ByteRange, thrown: unknown, signal: AbortSignal | undefined): unknown {
  if (thrown instanceof LayerliftError) return thrown
  if (signal?.aborted === true) return cancelled('reading the image', signal.reason)
  const code = systemCodeOf(thrown) ?? ''
  if (!code.startsWith('Z_') && !code.startsWith('ZSTD_')) return thrown
  const problem = code === 'Z_BUF_ERROR' ? 'the compressed data is cut' : messageOf(thrown)
  return new LayerliftError('image-invalid', `${source.name} cannot be decompressed: ${problem}`, {
    hint: 'save, copy or download the image again',
    cause: thrown,
  })
}
