import { LayerliftError, messageOf } from '../errors.ts'

/** The word of the system or of zlib for a failure (`ENOENT`, `Z_BUF_ERROR`), where there is one. */
export function systemCodeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || thrown instanceof LayerliftError || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}

/** The error for a file that cannot be read or written. */
export function fileFault(what: string, thrown: unknown): LayerliftError {
  const hint =
    systemCodeOf(thrown) === 'ENOSPC' ? 'make room, or set TMPDIR to a folder on a larger disk' : undefined
  return new LayerliftError('file', `${what}: ${messageOf(thrown)}`, { hint, cause: thrown })
}
