import { tarFault, type TarPlace } from './tar-fault.ts'

/** One header block, decoded but not yet judged. Texts are bytes as latin1. */
export interface TarHeader {
  readonly name: string
  readonly mode: number
  readonly sizeBytes: number
  /** One character; NUL is the old form of `0`. */
  readonly typeflag: string
  readonly linkname: string
}

/** Everything in a tar is counted in blocks of this size (POSIX pax, "ustar Interchange Format"). */
export const blockBytes = 512

const checksumOffset = 148
const checksumEnd = 156

/**
 * Decodes one block: POSIX ustar, GNU and version 7 headers. Owners and times are not looked at.
 * @throws `image-invalid`
 */
export function decodeHeader(block: Buffer, place: TarPlace): TarHeader {
  checkSum(block, place)
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0'
  const name = text(block, 0, 100)
  // GNU's magic is `ustar  `, and there the prefix area holds times and sparse maps.
  const prefix = isPosix ? text(block, 345, prefixEnd(block)) : ''
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: number(block, 'mode', place) & 0o7777,
    sizeBytes: number(block, 'size', place),
    typeflag: block.toString('latin1', 156, 157),
    linkname: text(block, 157, 257),
  }
}

/** True for a block of zeros: two of them end a tar. */
export function isZeroBlock(block: Buffer): boolean {
  return block[0] === 0 && block.every((byte) => byte === 0)
}

/** star's own header has times where the last 24 bytes of the prefix would be, and `tar` at the very end. */
function prefixEnd(block: Buffer): number {
  return block.toString('latin1', 508, 512) === 'tar\0' ? 345 + 131 : 500
}

function text(block: Buffer, start: number, end: number): string {
  const nul = block.indexOf(0, start)
  return block.toString('latin1', start, nul === -1 || nul > end ? end : nul)
}

/** The sum counts the checksum field as spaces; some old writers took the bytes as signed. */
function checkSum(block: Buffer, place: TarPlace): void {
  let unsigned = 0
  let high = 0
  for (let index = 0; index < blockBytes; index += 1) {
    const isSum = index >= checksumOffset && index < checksumEnd
    const byte = isSum ? 0x20 : (block[index] ?? 0)
    unsigned += byte
    if (byte >= 0x80) high += 1
  }
  const stated = octal(block.toString('latin1', checksumOffset, checksumEnd))
  if (stated === unsigned || stated === unsigned - 256 * high) return
  throw tarFault(
    place,
    `the checksum of the tar header is wrong (expected ${unsigned}, found ${stated ?? 'no number'})`,
  )
}

/** Where the two numbers are that a zip needs. */
const numberFields = { mode: { start: 100, end: 108 }, size: { start: 124, end: 136 } } as const
type NumberField = keyof typeof numberFields

function number(block: Buffer, field: NumberField, place: TarPlace): number {
  const { start, end } = numberFields[field]
  if ((block[start] ?? 0) >= 0x80) return base256(block, field, place)
  const value = octal(block.toString('latin1', start, end))
  if (value !== undefined) return value
  throw tarFault(place, `the ${field} in the tar header is not an octal number`)
}

/** Octal digits between optional spaces, ended by NUL, space or the field's end; an empty field is 0. */
function octal(field: string): number | undefined {
  const digits = /^ *([0-7]*)[ \0]*$/.exec(field)?.[1]
  if (digits === undefined) return undefined
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

/** GNU's form for numbers that octal digits cannot hold: big-endian after one marker bit, then one sign bit. */
function base256(block: Buffer, field: NumberField, place: TarPlace): number {
  const { start, end } = numberFields[field]
  let value = (block[start] ?? 0) & 0x7f
  if ((value & 0x40) !== 0) throw tarFault(place, `the ${field} in the tar header is negative`)
  for (let index = start + 1; index < end; index += 1) {
    value = value * 256 + (block[index] ?? 0)
    if (value > Number.MAX_SAFE_INTEGER) throw tarFault(place, `the ${field} in the tar header is too large`)
  }
  return value
}
