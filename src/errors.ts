/**
 * Every failure that a user can cause or meet is one of these. Anything else that is thrown is a bug of ours.
 * The code decides the exit code: `usage` 2, `smoke-failed` 3, all others 1.
 */
export type ErrorCode =
  /** The settings, flags or inputs are wrong. `details` holds one line for each problem. */
  | 'usage'
  /** The caller's AbortSignal fired (Ctrl-C, SIGTERM). */
  | 'cancelled'
  /** The container engine is missing, does not answer, or refused a command. */
  | 'engine'
  /** `docker build` ended with an error. */
  | 'build-failed'
  /** No image, file, tag or platform under the given reference. */
  | 'image-not-found'
  /** The bytes of the image break its format: cut archive, bad checksum, malformed manifest. */
  | 'image-invalid'
  /** Bytes do not hash to the digest, or are not of the size, that the image states. */
  | 'digest-mismatch'
  /** The image is well formed but uses something that layerlift or this Node does not take. */
  | 'image-unsupported'
  /** Neither /var/task nor /opt, no bootstrap for a custom runtime, wrong architecture. */
  | 'package-invalid'
  /** A package is over one of Lambda's limits. */
  | 'limit-exceeded'
  /** What is deployed carries another owner's tag, or several resources answer to one name. */
  | 'ownership'
  /** AWS refused a call, or the answer made no sense. `details` names operation, resource, request id. */
  | 'aws'
  /** A wait passed its deadline. */
  | 'deadline'
  /** A smoke test failed. */
  | 'smoke-failed'
  /** A file could not be read or written. */
  | 'file'
  /** An error of layerlift itself, in `cause`, met where what was done until then has to be told. */
  | 'bug'

export interface ErrorFacts {
  /** The command, setting or IAM permission that fixes it. */
  readonly hint?: string | undefined
  /** Further lines: one problem, path or fact each. */
  readonly details?: readonly string[] | undefined
  readonly cause?: unknown
}

/** The one error class of layerlift: what failed, on which thing, with what value; `hint` says what to do next. */
export class LayerliftError extends Error {
  override readonly name = 'LayerliftError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly details: readonly string[]

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = code
    this.hint = facts.hint
    this.details = facts.details ?? []
  }
}

/** The process exit code for a failure: 2 wrong usage, 3 smoke test failed, 1 otherwise. */
export function exitCodeOf(error: unknown): 1 | 2 | 3 {
  if (!(error instanceof LayerliftError)) return 1
  if (error.code === 'usage') return 2
  return error.code === 'smoke-failed' ? 3 : 1
}

/** Closes a switch over a union: a new variant fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`)
}

/** The text of anything thrown, without trusting it to be an Error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** @throws LayerliftError `cancelled` when the caller's signal has fired; `what` is the work that ends here. */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string, cause?: unknown): void {
  if (signal?.aborted === true) throw cancelled(what, cause ?? signal.reason)
}

/** The error of work that a fired signal ended; `cause` is the signal's reason, or what the signal made the work throw. */
export function cancelled(what: string, cause: unknown): LayerliftError {
  return new LayerliftError('cancelled', `${what} was cancelled`, { cause })
}
