/**
 * Whether a media type is one of an API's `binaryMediaTypes`: parameters and case do not count, and `*\/*` in the list
 * takes everything, an absent type too (API Gateway developer guide, "Working with binary media types").
 */
export function isBinaryMediaType(
  mediaType: string | undefined,
  binaryMediaTypes: readonly string[],
): boolean {
  if (binaryMediaTypes.includes('*/*')) return true
  if (mediaType === undefined) return false
  const wanted = bare(mediaType)
  return binaryMediaTypes.some((listed) => bare(listed) === wanted)
}

/** The first media type of an `Accept` header: the only one that API Gateway looks at. */
export function firstAccepted(accept: string | undefined): string | undefined {
  return accept?.split(',')[0]
}

function bare(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}
