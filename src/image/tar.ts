/**
 * Reads the entries of a tar that lies in a file: layers, and the archives that hold images. An entry is made of up to
 * four headers: pax (`x`) and GNU long name and link (`L`, `K`) describe the real one that follows, in any order.
 * A pax size wins over the header's, and links, folders and devices have no data whatever their size says: readers
 * that differ here take file content for headers. Whatever this file does not know, it refuses: an entry that is
 * silently left out would be missed in production only.
 */
import { RangeContent, type ByteRange } from './byte-range.ts'
import type { LayerEntry } from './image.ts'
import { checkGlobalPax, parsePax, sparseFault, type PaxAttributes } from './pax.ts'
import { TarBlocks, type ReadingOptions } from './tar-blocks.ts'
import { tarCut, tarFault, type TarPlace } from './tar-fault.ts'
import { decodeHeader, isZeroBlock, type TarHeader } from './tar-header.ts'
import { cleanPath, linkTarget, quoted } from './tar-names.ts'

/** As a LayerEntry; files know their range, so that a member of an archive can be opened in its turn. */
export type TarEntry =
  | Exclude<LayerEntry, { readonly kind: 'file' }>
  | (Extract<LayerEntry, { readonly kind: 'file' }> & { readonly content: RangeContent })

/** Bound against hostile tars: a large node_modules has some 100 000 entries, and Lambda takes 250 MB. */
const maxTarEntries = 2_000_000

/** Bound for one pax or GNU header: a path has 4 KiB at most, extended attributes 64 KiB each (Linux). */
export const maxMetadataBytes = 1024 * 1024

/**
 * The entries of a tar, in order. Running it to its end means that the tar is whole.
 * @throws `image-invalid`, `image-unsupported`, `cancelled`
 */
export async function* scanTar(range: ByteRange, options: ReadingOptions = {}): AsyncGenerator<TarEntry> {
  const blocks = new TarBlocks(range, options)
  const place: TarPlace = { archive: range.name, offset: 0 }
  let count = 0
  for (;;) {
    const found = await nextHeader(blocks, place)
    if (found === undefined) break
    count += 1
    if (count > maxTarEntries) throw tarFault(place, `more than ${maxTarEntries} entries`)
    const start = blocks.position
    const entry = entryOf(found, place, (sizeBytes) => new RangeContent(range, start, sizeBytes))
    const dataBytes = entry === undefined || entry.kind === 'file' ? found.sizeBytes : 0
    if (start + dataBytes > blocks.sizeBytes) throw tarCut(place, quoted(found.name), blocks.sizeBytes)
    await blocks.skip(dataBytes)
    if (entry !== undefined) yield entry
  }
  await blocks.finish()
}

/** A header with what pax and GNU headers before it say about it. */
interface Described {
  readonly header: TarHeader
  readonly name: string
  readonly linkname: string
  readonly sizeBytes: number
}

/** What is known about an entry before its header comes. */
interface Pending {
  pax?: PaxAttributes
  longName?: string
  longLink?: string
}

async function nextHeader(blocks: TarBlocks, place: TarPlace): Promise<Described | undefined> {
  const pending: Pending = {}
  for (;;) {
    place.offset = blocks.position
    const block = await blocks.next()
    const isEnd = block === undefined || isZeroBlock(block)
    if (isEnd && (pending.pax ?? pending.longName ?? pending.longLink) !== undefined) {
      throw tarCut(place, 'an entry of which only the extended header is there', blocks.sizeBytes)
    }
    if (block === undefined) return undefined
    if (block.length < 512) throw tarCut(place, 'a header', blocks.sizeBytes)
    if (isEnd) return endOfTar(blocks, place)
    const header = decodeHeader(block, place)
    if (!(await readMetadata(header, blocks, place, pending))) return described(header, pending)
  }
}

/** GNU's long names come after pax in the order of precedence, as in the reader that Docker uses. */
function described(header: TarHeader, { pax, longName, longLink }: Pending): Described {
  return {
    header,
    name: longName ?? pax?.path ?? header.name,
    linkname: longLink ?? pax?.linkpath ?? header.linkname,
    sizeBytes: pax?.sizeBytes ?? header.sizeBytes,
  }
}

/** Two zero blocks end a tar; one at the end of the file is accepted, one in the middle is damage. */
async function endOfTar(blocks: TarBlocks, place: TarPlace): Promise<undefined> {
  const second = await blocks.next()
  if (second !== undefined && !isZeroBlock(second))
    throw tarFault(place, 'a single zero block between entries')
  return undefined
}

/** Takes a header that describes the next entry into `pending`; false when it is an entry itself. */
async function readMetadata(
  header: TarHeader,
  blocks: TarBlocks,
  place: TarPlace,
  pending: Pending,
): Promise<boolean> {
  const { typeflag, sizeBytes } = header
  if (typeflag !== 'x' && typeflag !== 'g' && typeflag !== 'L' && typeflag !== 'K') return false
  if (sizeBytes > maxMetadataBytes) {
    throw tarFault(place, `an extended header of ${sizeBytes} bytes (at most ${maxMetadataBytes})`)
  }
  const data = await blocks.data(sizeBytes)
  if (data.length < sizeBytes) throw tarCut(place, 'an extended header', blocks.sizeBytes)
  if (typeflag === 'x') pending.pax = parsePax(data, place)
  else if (typeflag === 'g') checkGlobalPax(data, place)
  else pending[typeflag === 'L' ? 'longName' : 'longLink'] = untilNul(data)
  return true
}

function untilNul(data: Buffer): string {
  const nul = data.indexOf(0)
  return data.toString('latin1', 0, nul === -1 ? data.length : nul)
}

const deviceTypes = { '3': 'character device', '4': 'block device', '6': 'fifo' } as const

/** The entry, or undefined for a volume label, which is no file. */
function entryOf(
  found: Described,
  place: TarPlace,
  contentOf: (sizeBytes: number) => RangeContent,
): TarEntry | undefined {
  const { name, linkname } = found
  const { mode } = found.header
  const type = typeOf(found)
  if (type === 'V') return undefined
  if (type === 'S') throw sparseFault(place)
  const path = cleanPath(name, place)
  if (path === '' && type !== '5')
    throw tarFault(place, `an entry of tar type ${quoted(type)} without a name`)
  switch (type) {
    case '0':
    case '7':
      return { kind: 'file', path, mode, content: contentOf(found.sizeBytes) }
    case '1':
      return { kind: 'hardlink', path, mode, target: cleanPath(linkname, place) }
    case '2':
      return { kind: 'symlink', path, target: linkTarget(linkname, place) }
    case '3':
    case '4':
    case '6':
      return { kind: 'special', path, type: deviceTypes[type] }
    case '5':
      return { kind: 'directory', path, mode }
    default:
      throw tarFault(place, `${quoted(name)} is of the unknown tar type ${quoted(type)}`, 'image-unsupported')
  }
}

/** NUL is version 7's file, and its folder when the name ends in a slash. */
function typeOf({ header, name }: Described): string {
  if (header.typeflag !== '\0') return header.typeflag
  return name.endsWith('/') ? '5' : '0'
}
