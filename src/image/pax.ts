import { tarFault, type TarPlace } from './tar-fault.ts'

/** What a pax header says that a zip needs to know. Texts are bytes as latin1. */
export interface PaxAttributes {
  readonly path?: string
  readonly linkpath?: string
  readonly sizeBytes?: number
}

/**
 * The records of a local header (typeflag `x`); later records win, an empty value leaves the ustar field alone.
 * @throws `image-invalid`, and `image-unsupported` for sparse files
 */
export function parsePax(data: Buffer, place: TarPlace): PaxAttributes {
  const found: { path?: string; linkpath?: string; sizeBytes?: number } = {}
  for (const [key, value] of paxRecords(data, place)) {
    if (key.startsWith('GNU.sparse.')) throw sparseFault(place)
    if (value === '') continue
    if (key === 'path' || key === 'linkpath') found[key] = withoutNul(key, value, place)
    else if (key === 'size') found.sizeBytes = size(value, place)
  }
  return found
}

/**
 * A global header (typeflag `g`) holds for all that follows. Builders write none but comments; what would rename or
 * resize every entry is refused, as tools do not agree on it.
 * @throws `image-invalid`, `image-unsupported`
 */
export function checkGlobalPax(data: Buffer, place: TarPlace): void {
  for (const [key] of paxRecords(data, place)) {
    if (key.startsWith('GNU.sparse.')) throw sparseFault(place)
    if (key === 'path' || key === 'linkpath' || key === 'size') {
      throw tarFault(place, `a global pax header sets "${key}"`, 'image-unsupported')
    }
  }
}

/** The error for all four kinds of sparse files: the packed bytes must never pass for the content. */
export function sparseFault(place: TarPlace): Error {
  return tarFault(
    place,
    'a sparse file; layerlift does not expand these (the OCI spec says layers should not hold them)',
    'image-unsupported',
  )
}

/** `LEN key=value\n`, where LEN counts itself and the value may hold any byte: only LEN tells where it ends. */
function* paxRecords(data: Buffer, place: TarPlace): Generator<readonly [key: string, value: string]> {
  let position = 0
  while (position < data.length) {
    const space = data.indexOf(0x20, position)
    const digits = space === -1 ? '' : data.toString('latin1', position, space)
    const end = position + (/^[1-9][0-9]{0,9}$/.test(digits) ? Number(digits) : 0)
    const equals = data.indexOf(0x3d, space)
    const isWhole = end <= data.length && end > space + 2 && data[end - 1] === 0x0a
    if (!isWhole || equals === -1 || equals >= end - 1 || equals === space + 1) {
      throw tarFault(place, `a malformed pax record at byte ${position} of its header`)
    }
    yield [data.toString('latin1', space + 1, equals), data.toString('latin1', equals + 1, end - 1)]
    position = end
  }
}

function withoutNul(key: string, value: string, place: TarPlace): string {
  if (value.includes('\0')) throw tarFault(place, `a NUL byte in the pax record "${key}"`)
  return value
}

function size(value: string, place: TarPlace): number {
  const parsed = /^[0-9]{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (Number.isSafeInteger(parsed)) return parsed
  throw tarFault(place, `the pax record "size" is not a size`)
}
