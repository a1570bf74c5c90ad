import { createHash } from 'node:crypto'
import { LayerliftError } from '../errors.ts'
import { readRange, type ByteRange } from './byte-range.ts'
import { sniffCompression, zstdDecoder, type Compression } from './compression.ts'
import { decompress, type Budget } from './decompress.ts'
import { finishDigest, digestMismatch } from './digest.ts'
import type { Digest, ImageLayer, LayerEntry } from './image.ts'
import type { Spool } from './spool.ts'
import { scanTar } from './tar.ts'

/** One layer as the image's documents and files give it. */
export interface LayerSource {
  /** The stored bytes, compressed or not. */
  readonly range: ByteRange
  /** Digest of the stored bytes; an archive of Docker before 25 has none. */
  readonly blobDigest: Digest | undefined
  readonly diffId: Digest
  readonly createdBy: string | undefined
}

export interface LayerStore {
  readonly spool: Spool
  readonly budget: Budget
}

/**
 * A layer that is read where it lies when it is a plain tar, and is decompressed once, at the first scan, when it is
 * not. Compressed bytes are checked before they reach the decoder, plain ones while they are scanned.
 * @throws `image-unsupported` for zstd on a Node that cannot read it
 */
export async function openLayer(source: LayerSource, store: LayerStore): Promise<ImageLayer> {
  const compression = await sniffCompression(source.range)
  if (compression === 'zstd') zstdDecoder(source.range.name)
  const { diffId, createdBy } = source
  const tar = compression === 'none' ? plainTar(source) : compressedTar(source, compression, store)
  return {
    diffId,
    createdBy,
    get sizeBytes() {
      return tar.sizeBytes()
    },
    entries: (signal) => tar.entries(signal),
  }
}

interface LayerTar {
  sizeBytes(): number
  entries(signal: AbortSignal | undefined): AsyncIterable<LayerEntry>
}

function plainTar(source: LayerSource): LayerTar {
  let isVerified = false
  return {
    sizeBytes: () => source.range.sizeBytes,
    async *entries(signal) {
      if (isVerified) {
        yield* scanTar(source.range, { signal })
        return
      }
      const hash = createHash('sha256')
      try {
        yield* scanTar(source.range, { hash, signal })
      } catch (thrown) {
        throw await deeperFault(source, thrown, signal)
      }
      checkPlain(source, finishDigest(hash))
      isVerified = true
    },
  }
}

function compressedTar(
  source: LayerSource,
  compression: Exclude<Compression, 'none'>,
  store: LayerStore,
): LayerTar {
  let spooled: Promise<ByteRange> | undefined
  let sizeBytes = 0
  const spool = async (signal: AbortSignal | undefined): Promise<ByteRange> => {
    if (source.blobDigest !== undefined) checkBlob(source, await digestOfRange(source.range, signal))
    const { range, digest } = await decompress(source.range, compression, { ...store, signal })
    checkDiffId(source, digest)
    sizeBytes = range.sizeBytes
    return range
  }
  return {
    sizeBytes: () => sizeBytes,
    async *entries(signal) {
      spooled ??= spool(signal)
      let range: ByteRange
      try {
        range = await spooled
      } catch (thrown) {
        // A cancelled or failed first read must not decide about a second one.
        spooled = undefined
        throw thrown
      }
      yield* scanTar(range, { signal })
    },
  }
}

/** Damage shows as a malformed tar first; that the bytes are not the image's says more. */
async function deeperFault(
  source: LayerSource,
  thrown: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  if (!(thrown instanceof LayerliftError) || thrown.code === 'cancelled') return thrown
  const found = await digestOfRange(source.range, signal)
  try {
    checkPlain(source, found)
    return thrown
  } catch (mismatch) {
    return mismatch
  }
}

function checkPlain(source: LayerSource, found: Digest): void {
  if (source.blobDigest !== undefined) checkBlob(source, found)
  checkDiffId(source, found)
}

function checkBlob({ range, blobDigest }: LayerSource, found: Digest): void {
  if (blobDigest !== undefined && found !== blobDigest) {
    throw digestMismatch(`the stored bytes of ${range.name}`, blobDigest, found)
  }
}

function checkDiffId({ range, diffId }: LayerSource, found: Digest): void {
  if (found !== diffId) throw digestMismatch(`the uncompressed tar (diffID) of ${range.name}`, diffId, found)
}

async function digestOfRange(range: ByteRange, signal: AbortSignal | undefined): Promise<Digest> {
  const hash = createHash('sha256')
  for await (const chunk of readRange(range, signal)) hash.update(chunk)
  return finishDigest(hash)
}
