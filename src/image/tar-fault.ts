import { LayerliftError, type ErrorCode } from '../errors.ts'

/** Where the scan of a tar is; one object per scan, its offset moves. */
export interface TarPlace {
  readonly archive: string
  offset: number
}

/** The error for a tar that breaks its format (or uses what we do not take), with the byte where it does. */
export function tarFault(
  place: TarPlace,
  problem: string,
  code: Extract<ErrorCode, 'image-invalid' | 'image-unsupported'> = 'image-invalid',
): LayerliftError {
  return new LayerliftError(code, `${place.archive}, byte ${place.offset}: ${problem}`)
}

/** The error for a tar that ends inside a header or a file. */
export function tarCut(place: TarPlace, inside: string, sizeBytes: number): LayerliftError {
  return new LayerliftError(
    'image-invalid',
    `${place.archive} is cut: it ends at byte ${sizeBytes}, inside ${inside} that starts at byte ${place.offset}`,
    { hint: 'save, copy or download the image again' },
  )
}
