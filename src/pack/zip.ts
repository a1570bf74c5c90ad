/**
 * A zip that is the same everywhere: same entries, same bytes (for one Node major, whose zlib it is).
 *
 * The local header states CRC and sizes, so an entry's compressed data is kept until its end; beyond a bound it is
 * forgotten and made again once the sizes are known. While one entry is written, later ones are read and deflated.
 */
import { LayerliftError, throwIfCancelled } from '../errors.ts'
import type { Content } from '../image/image.ts'
import { displayPath } from '../printable.ts'
import { blockBytes, blocksOf, deflateBlock, nextCrc, type Block } from './deflate.ts'
import type { PackageEntry } from './packages.ts'
import { readAhead, type Started } from './read-ahead.ts'
import { directoryRecord, endRecords, localHeader, maxPlainBytes, type ZipEntry } from './zip-records.ts'

export interface ZipOptions {
  readonly signal?: AbortSignal | undefined
  /** How many pieces are read and deflated at once (4): more is faster up to the cores, and takes more memory. */
  readonly concurrency?: number
  /** Compressed bytes of one entry that are kept while its size is unknown (48 MiB); beyond, it is deflated twice. */
  readonly maxKeptBytes?: number
}

/** Bytes of the parts that the archive is given out in, about. */
const outputBytes = 256 * 1024
const defaultKeptBytes = 48 * 1024 * 1024

/**
 * The bytes of the archive. `entries` must be in path-byte order with each path once, as in a Package.
 * @throws `image-invalid` when a file's content is cut, `limit-exceeded` from 4 GiB on, `cancelled`
 */
export async function* zipBytes(
  entries: readonly PackageEntry[],
  options: ZipOptions = {},
): AsyncIterable<Uint8Array> {
  yield* joined(archive(entries, options))
}

async function* archive(entries: readonly PackageEntry[], options: ZipOptions): AsyncIterable<Buffer> {
  const written: ZipEntry[] = []
  let offset = 0
  const maxKeptBytes = options.maxKeptBytes ?? defaultKeptBytes
  let current = newAssembly()
  for await (const piece of readAhead(startPieces(entries, options.signal), options.concurrency ?? 4)) {
    addPiece(current, piece, maxKeptBytes)
    if (!piece.isLast) continue
    const entry = finishedEntry(piece.entry, current, offset)
    checkSize(piece.entry, offset + entry.compressedBytes)
    const header = localHeader(entry)
    yield header
    yield* dataOf(piece.entry, current, { method: entry.method, signal: options.signal })
    written.push(entry)
    offset += header.length + entry.compressedBytes
    current = newAssembly()
  }
  let directoryBytes = 0
  for (const entry of written) {
    const record = directoryRecord(entry)
    directoryBytes += record.length
    yield record
  }
  yield endRecords({ entryCount: written.length, directoryOffset: offset, directoryBytes })
}

/** A part of an entry's data, raw and deflated. Folders and links are one piece. */
interface Piece {
  readonly entry: PackageEntry
  readonly isLast: boolean
  readonly raw: Buffer
  readonly deflated: Buffer
}

/** Starts each piece when asked: small files whole, so that many are read at once; larger ones block by block. */
async function* startPieces(
  entries: readonly PackageEntry[],
  signal: AbortSignal | undefined,
): AsyncIterable<Started<Piece>> {
  for (const entry of entries) {
    throwIfCancelled(signal, 'packing')
    if (entry.kind !== 'file') yield { result: Promise.resolve(linkOrFolder(entry)) }
    else if (entry.content.sizeBytes <= blockBytes) yield { result: wholeFile(entry, signal) }
    else {
      for await (const block of blocksOf(entry.content, signal)) yield { result: deflated(entry, block) }
    }
  }
}

function linkOrFolder(entry: PackageEntry): Piece {
  const raw = entry.kind === 'symlink' ? Buffer.from(entry.target, 'latin1') : Buffer.alloc(0)
  return { entry, isLast: true, raw, deflated: raw }
}

async function wholeFile(
  entry: PackageEntry & { readonly kind: 'file' },
  signal: AbortSignal | undefined,
): Promise<Piece> {
  for await (const block of blocksOf(entry.content, signal)) return deflated(entry, block)
  return { entry, isLast: true, raw: Buffer.alloc(0), deflated: Buffer.alloc(0) }
}

async function deflated(entry: PackageEntry, block: Block): Promise<Piece> {
  return { entry, isLast: block.isLast, raw: block.bytes, deflated: await deflateBlock(block) }
}

/** What is known of an entry while its pieces come in. */
interface Assembly {
  crc32: number
  rawBytes: number
  deflatedBytes: number
  /** The only piece's raw bytes, for an entry that deflate does not shrink. */
  raw: Buffer | undefined
  /** Undefined once it grew over the bound. */
  kept: Buffer[] | undefined
}

function newAssembly(): Assembly {
  return { crc32: 0, rawBytes: 0, deflatedBytes: 0, raw: undefined, kept: [] }
}

function addPiece(assembly: Assembly, piece: Piece, maxKeptBytes: number): void {
  assembly.raw = assembly.rawBytes === 0 && piece.isLast ? piece.raw : undefined
  assembly.crc32 = nextCrc(piece.raw, assembly.crc32)
  assembly.rawBytes += piece.raw.length
  assembly.deflatedBytes += piece.deflated.length
  if (assembly.deflatedBytes > maxKeptBytes) assembly.kept = undefined
  assembly.kept?.push(piece.deflated)
}

const fileTypes = { file: 0o100000, directory: 0o040000, symlink: 0o120000 } as const

function finishedEntry(entry: PackageEntry, assembly: Assembly, offset: number): ZipEntry {
  const method = assembly.deflatedBytes < assembly.rawBytes ? 'deflated' : 'stored'
  return {
    name: entry.kind === 'directory' ? `${entry.path}/` : entry.path,
    unixMode: fileTypes[entry.kind] | (entry.kind === 'symlink' ? 0o777 : entry.mode & 0o7777),
    method,
    crc32: assembly.crc32,
    compressedBytes: method === 'stored' ? assembly.rawBytes : assembly.deflatedBytes,
    uncompressedBytes: assembly.rawBytes,
    offset,
  }
}

async function* dataOf(
  entry: PackageEntry,
  assembly: Assembly,
  { method, signal }: { readonly method: ZipEntry['method']; readonly signal: AbortSignal | undefined },
): AsyncIterable<Buffer> {
  if (method === 'stored' && assembly.raw !== undefined) yield assembly.raw
  else if (entry.kind === 'file' && method === 'stored') yield* rawAgain(entry.content, signal)
  else if (entry.kind === 'file' && assembly.kept === undefined) yield* deflatedAgain(entry.content, signal)
  else yield* assembly.kept ?? []
}

async function* rawAgain(content: Content, signal: AbortSignal | undefined): AsyncIterable<Buffer> {
  for await (const { bytes } of blocksOf(content, signal)) yield bytes
}

async function* deflatedAgain(content: Content, signal: AbortSignal | undefined): AsyncIterable<Buffer> {
  async function* pieces(): AsyncIterable<Started<Buffer>> {
    for await (const block of blocksOf(content, signal)) yield { result: deflateBlock(block) }
  }
  yield* readAhead(pieces(), 4)
}

/** Thousands of headers and small files leave as few large parts. */
async function* joined(parts: AsyncIterable<Buffer>): AsyncIterable<Uint8Array> {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  for await (const part of parts) {
    waiting.push(part)
    waitingBytes += part.length
    if (waitingBytes < outputBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
  }
  yield Buffer.concat(waiting)
}

function checkSize(entry: PackageEntry, endBytes: number): void {
  if (endBytes < maxPlainBytes - 1024 * 1024 * 1024) return
  throw new LayerliftError('limit-exceeded', `the zip grows over 3 GiB at ${displayPath(entry.path)}`)
}
