import { maxDescriptionCharacters } from '../limits.ts'

/** What a published version's Description tells: which content it holds and where that came from. */
export interface VersionOrigin {
  /** SHA-256, hex, of the function package's content. */
  readonly contentHash: string
  /** The image's digest, as `sha256:<hex>`. */
  readonly imageDigest?: string | undefined
  readonly commit?: string | undefined
}

/**
 * The Description of a version: `layerlift code=<hash> image=<digest> commit=<commit>`. What does not fit into 256
 * characters is left out, the content hash never.
 */
export function versionDescriptionOf(origin: VersionOrigin): string {
  const parts = [
    ['code', origin.contentHash],
    ['image', origin.imageDigest],
    ['commit', origin.commit],
  ] as const
  let text = 'layerlift'
  for (const [key, value] of parts) {
    if (value === undefined || value === '' || /\s/.test(value)) continue
    const longer = `${text} ${key}=${value}`
    if (longer.length <= maxDescriptionCharacters) text = longer
  }
  return text
}

/** Reads a Description that `versionDescriptionOf` wrote; `undefined` for anybody else's text. */
export function parseVersionDescription(description: string): VersionOrigin | undefined {
  const [mark, ...words] = description.split(' ')
  if (mark !== 'layerlift') return undefined
  const facts = new Map(words.map(splitAtEquals))
  const contentHash = facts.get('code')
  if (contentHash === undefined || !/^[0-9a-f]{64}$/.test(contentHash)) return undefined
  return { contentHash, imageDigest: facts.get('image'), commit: facts.get('commit') }
}

function splitAtEquals(word: string): readonly [string, string] {
  const at = word.indexOf('=')
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}
