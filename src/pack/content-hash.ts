/**
 * A hash of what a package holds, equal on every machine and Node, because no compressor takes part in it. It alone
 * decides whether something has changed.
 *
 * SHA-256 over `layerlift-content-1`, then for each entry in path-byte order: kind (`f`, `d`, `l`), path, mode (four
 * octal digits; `0777` for links), link target (empty but for links), SHA-256 of the bytes (32 bytes; empty but for
 * files). Every field is preceded by its length as 32-bit big-endian, so no two packages encode alike.
 */
import { createHash, type Hash } from 'node:crypto'
import { LayerliftError, throwIfCancelled } from '../errors.ts'
import type { Content } from '../image/image.ts'
import { displayPath } from '../printable.ts'
import type { PackageEntry } from './packages.ts'
import { readAhead, type Started } from './read-ahead.ts'

type FileEntry = PackageEntry & { readonly kind: 'file' }

export interface HashOptions {
  readonly signal?: AbortSignal | undefined
  /** Called for each file with its first 64 bytes, since they are at hand: what kind of file is it? */
  readonly onFile?: (entry: FileEntry, firstBytes: Uint8Array) => void
}

/** Enough for the header of an ELF file. */
const firstBytesCount = 64
/** Files opened and read at once. */
const filesAtOnce = 8

/**
 * The content hash, lower-case hex. Reads every file once, as a stream.
 * @throws `image-invalid` when a file's content is cut
 */
export async function contentHash(
  entries: readonly PackageEntry[],
  options: HashOptions = {},
): Promise<string> {
  const hash = createHash('sha256')
  addField(hash, Buffer.from('layerlift-content-1'))
  for await (const { entry, digest, firstBytes } of readAhead(
    startDigests(entries, options.signal),
    filesAtOnce,
  )) {
    if (entry.kind === 'file') options.onFile?.(entry, firstBytes)
    addField(hash, Buffer.from(letters[entry.kind]))
    addField(hash, Buffer.from(entry.path, 'latin1'))
    const mode = entry.kind === 'symlink' ? 0o777 : entry.mode & 0o7777
    addField(hash, Buffer.from(mode.toString(8).padStart(4, '0')))
    addField(hash, Buffer.from(entry.kind === 'symlink' ? entry.target : '', 'latin1'))
    addField(hash, digest)
  }
  return hash.digest('hex')
}

const letters = { file: 'f', directory: 'd', symlink: 'l' } as const
const nothing = Buffer.alloc(0)

interface Digested {
  readonly entry: PackageEntry
  readonly digest: Buffer
  readonly firstBytes: Uint8Array
}

function* startDigests(
  entries: readonly PackageEntry[],
  signal: AbortSignal | undefined,
): Iterable<Started<Digested>> {
  for (const entry of entries) {
    throwIfCancelled(signal, 'hashing')
    const result =
      entry.kind === 'file'
        ? digestOf(entry, signal)
        : Promise.resolve({ entry, digest: nothing, firstBytes: nothing })
    yield { result }
  }
}

async function digestOf(entry: FileEntry, signal: AbortSignal | undefined): Promise<Digested> {
  const hash = createHash('sha256')
  let firstBytes: Uint8Array | undefined
  let readBytes = 0
  for await (const chunk of entry.content.read(signal)) {
    firstBytes ??= Buffer.from(chunk.subarray(0, firstBytesCount))
    readBytes += chunk.length
    hash.update(chunk)
  }
  checkRead(entry.path, entry.content, readBytes)
  return { entry, digest: hash.digest(), firstBytes: firstBytes ?? nothing }
}

function checkRead(path: string, content: Content, readBytes: number): void {
  if (readBytes === content.sizeBytes) return
  throw new LayerliftError(
    'image-invalid',
    `the file ${displayPath(path)} of the image has ${readBytes} bytes where its header says ${content.sizeBytes}`,
  )
}

function addField(hash: Hash, bytes: Uint8Array): void {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  hash.update(length)
  hash.update(bytes)
}
