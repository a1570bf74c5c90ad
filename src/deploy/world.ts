import type { Log } from '../log.ts'

/** What the entries hand to the story: everything that the story takes from outside. */
export interface World {
  readonly log: Log
  /** Fires on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly env: Readonly<Record<string, string | undefined>>
  /** Of layerlift itself: the end of its User-Agent. */
  readonly version: string
  /** Relative paths in settings start here. */
  readonly workingDirectory: string
  /** The commit that is deployed, when known. */
  readonly commit: string | undefined
  /** `owner/name` of the repository, when known: the first half of the tag `layerlift:app`. */
  readonly repository: string | undefined
}
