/**
 * What an ELF file asks of the machine it runs on, from its program headers and its dynamic section (System V ABI,
 * "Object files"; LSB, "Symbol versioning"). Section headers are not used: `strip` may take them away. Every number in
 * the file is untrusted: what points outside of it makes the answer `undefined`, never a crash or a long loop.
 */
import type { Content } from '../image/image.ts'
import type { Architecture } from './packages.ts'
import { readSlice } from './read-slice.ts'

export interface Elf {
  /** As Lambda spells an architecture, or the number of another machine. */
  readonly machine: Architecture | `machine ${number}`
  /** The loader that the kernel starts, for dynamic executables. */
  readonly interpreter: string | undefined
  /** Libraries by soname, DT_NEEDED. */
  readonly needed: readonly string[]
  /** The soname under which others ask for this file. */
  readonly soname: string | undefined
  /** Library folders, with `$ORIGIN` as written; DT_RPATH counts only without DT_RUNPATH. */
  readonly libraryPath: readonly string[]
  /** Versions of libraries, as `{ library: 'libc.so.6', version: 'GLIBC_2.34' }`. */
  readonly versions: readonly { readonly library: string; readonly version: string }[]
}

/** Whether a file starts as ELF files do. */
export function isElf(firstBytes: Uint8Array): boolean {
  return firstBytes.length >= 52 && Buffer.from(firstBytes.subarray(0, 4)).equals(magic)
}

/** Reads only the parts that are needed. Undefined when the file is not ELF or not whole. */
export async function readElf(content: Content, signal?: AbortSignal): Promise<Elf | undefined> {
  try {
    return await parse(content, signal)
  } catch (error) {
    // Every offset is checked by Buffer's reads: a RangeError means that the file points outside of itself.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const magic = Buffer.from([0x7f, 0x45, 0x4c, 0x46])
const machines: Readonly<Record<number, Architecture>> = { 62: 'x86_64', 183: 'arm64' }

/** p_type */
const segment = { load: 1, dynamic: 2, interpreter: 3 } as const
/** d_tag */
const tag = {
  needed: 1n,
  stringTable: 5n,
  stringBytes: 10n,
  soname: 14n,
  rpath: 15n,
  runpath: 29n,
  versionNeed: 0x6ffffffen,
  versionNeedCount: 0x6fffffffn,
} as const

/** Program headers of real files are a dozen or two; dynamic sections a few kB; string tables of the largest, MBs. */
const maxHeaders = 512
const maxDynamicBytes = 1024 * 1024
const maxStringBytes = 64 * 1024 * 1024

/** How numbers are laid out in this file. */
interface Layout {
  readonly is64: boolean
  readonly u16: (bytes: Buffer, at: number) => number
  readonly u32: (bytes: Buffer, at: number) => number
  /** An address or offset: 4 or 8 bytes. */
  readonly word: (bytes: Buffer, at: number) => bigint
}

interface Segment {
  readonly type: number
  readonly offset: bigint
  readonly address: bigint
  readonly fileBytes: bigint
}

async function parse(content: Content, signal: AbortSignal | undefined): Promise<Elf | undefined> {
  const range = (offset: bigint, bytes: bigint, max: number): Promise<Buffer> =>
    readSlice(content, { offset, bytes, max }, signal)
  const header = await readSlice(content, { offset: 0n, bytes: 64n, max: 64, mayBeShort: true }, signal)
  if (!isElf(header)) return undefined
  const layout = layoutOf(header)
  if (layout === undefined) return undefined
  const number = layout.u16(header, 18)
  const bare = {
    machine: machines[number] ?? (`machine ${number}` as const),
    interpreter: undefined,
    soname: undefined,
  }
  const segments = await readSegments(header, layout, range)
  const interpreter = segments.find(({ type }) => type === segment.interpreter)
  const dynamic = segments.find(({ type }) => type === segment.dynamic)
  const elf: Elf = {
    ...bare,
    needed: [],
    libraryPath: [],
    versions: [],
    ...(interpreter === undefined
      ? {}
      : { interpreter: textAt(await range(interpreter.offset, interpreter.fileBytes, 4096), 0) }),
  }
  if (dynamic === undefined || dynamic.fileBytes === 0n) return elf
  const tags = readTags(await range(dynamic.offset, dynamic.fileBytes, maxDynamicBytes), layout)
  return { ...elf, ...(await readDynamic({ tags, segments, layout, range })) }
}

type Range = (offset: bigint, bytes: bigint, max: number) => Promise<Buffer>

function layoutOf(header: Buffer): Layout | undefined {
  const is64 = header[4] === 2
  if (!is64 && header[4] !== 1) return undefined
  const isLittle = header[5] === 1
  if (!isLittle && header[5] !== 2) return undefined
  const u16 = (bytes: Buffer, at: number): number =>
    isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
  const u32 = (bytes: Buffer, at: number): number =>
    isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
  const u64 = (bytes: Buffer, at: number): bigint =>
    isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at)
  return { is64, u16, u32, word: is64 ? u64 : (bytes, at) => BigInt(u32(bytes, at)) }
}

async function readSegments(header: Buffer, layout: Layout, range: Range): Promise<Segment[]> {
  const { is64, u16, u32, word } = layout
  const size = u16(header, is64 ? 54 : 42)
  const count = u16(header, is64 ? 56 : 44)
  if (count === 0) return []
  if (count > maxHeaders || size < (is64 ? 56 : 32)) throw new RangeError('program headers')
  const table = await range(word(header, is64 ? 32 : 28), BigInt(size * count), size * count)
  return Array.from({ length: count }, (_, index) => {
    const at = index * size
    return is64
      ? {
          type: u32(table, at),
          offset: word(table, at + 8),
          address: word(table, at + 16),
          fileBytes: word(table, at + 32),
        }
      : {
          type: u32(table, at),
          offset: word(table, at + 4),
          address: word(table, at + 8),
          fileBytes: word(table, at + 16),
        }
  })
}

/** Pairs of tag and value up to DT_NULL; a tag may come often. */
function readTags(table: Buffer, { is64, word }: Layout): readonly (readonly [bigint, bigint])[] {
  const size = is64 ? 16 : 8
  const tags: (readonly [bigint, bigint])[] = []
  for (let at = 0; at + size <= table.length; at += size) {
    const key = word(table, at)
    if (key === 0n) break
    tags.push([key, word(table, at + size / 2)])
  }
  return tags
}

interface Dynamic {
  readonly tags: readonly (readonly [bigint, bigint])[]
  readonly segments: readonly Segment[]
  readonly layout: Layout
  readonly range: Range
}

async function readDynamic(
  dynamic: Dynamic,
): Promise<Pick<Elf, 'needed' | 'soname' | 'libraryPath' | 'versions'>> {
  const all = (key: bigint): bigint[] => dynamic.tags.flatMap(([tag, value]) => (tag === key ? [value] : []))
  const [first] = all(tag.stringTable)
  const [stringBytes] = all(tag.stringBytes)
  if (first === undefined || stringBytes === undefined) {
    return { needed: [], soname: undefined, libraryPath: [], versions: [] }
  }
  const strings = await dynamic.range(fileOffset(dynamic.segments, first).offset, stringBytes, maxStringBytes)
  const text = (at: bigint): string => textAt(strings, Number(at))
  const path = all(tag.runpath).length > 0 ? all(tag.runpath) : all(tag.rpath)
  const soname = all(tag.soname)[0]
  return {
    needed: all(tag.needed).map(text),
    soname: soname === undefined ? undefined : text(soname),
    libraryPath: path.flatMap((at) => text(at).split(':')).filter((folder) => folder !== ''),
    versions: await readVersions(
      dynamic,
      all(tag.versionNeed)[0],
      Number(all(tag.versionNeedCount)[0] ?? 0n),
      text,
    ),
  }
}

/** .gnu.version_r: for each library (Verneed) a chain of versions (Vernaux), by relative offsets. */
async function readVersions(
  { segments, layout, range }: Dynamic,
  address: bigint | undefined,
  count: number,
  text: (at: bigint) => string,
): Promise<Elf['versions']> {
  if (address === undefined) return []
  const { offset, restBytes } = fileOffset(segments, address)
  const table = await range(
    offset,
    restBytes < BigInt(maxDynamicBytes) ? restBytes : BigInt(maxDynamicBytes),
    maxDynamicBytes,
  )
  const versions: { library: string; version: string }[] = []
  let at = 0
  for (let index = 0; index < Math.min(count, 4096); index += 1) {
    const library = text(BigInt(layout.u32(table, at + 4)))
    let auxiliary = at + layout.u32(table, at + 8)
    for (let left = layout.u16(table, at + 2); left > 0; left -= 1) {
      versions.push({ library, version: text(BigInt(layout.u32(table, auxiliary + 8))) })
      const step = layout.u32(table, auxiliary + 12)
      if (step === 0) break
      auxiliary += step
    }
    const next = layout.u32(table, at + 12)
    if (next === 0) break
    at += next
  }
  return versions
}

/** Where an address of the loaded image lies in the file, and how much of its segment follows. */
function fileOffset(segments: readonly Segment[], address: bigint): { offset: bigint; restBytes: bigint } {
  const home = segments.find(
    (each) =>
      each.type === segment.load && address >= each.address && address < each.address + each.fileBytes,
  )
  if (home === undefined) throw new RangeError('address outside of every segment')
  const inside = address - home.address
  return { offset: home.offset + inside, restBytes: home.fileBytes - inside }
}

function textAt(bytes: Buffer, at: number): string {
  const end = bytes.indexOf(0, at)
  if (at >= bytes.length || end < 0) throw new RangeError('text without end')
  return bytes.toString('latin1', at, end)
}
