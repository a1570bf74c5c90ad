import type { BytePath } from '../image/image.ts'
import type { PackageEntry } from './packages.ts'

export interface Mended {
  readonly entries: readonly PackageEntry[]
  /** Paths that Lambda's user could not have read or entered. */
  readonly unreadable: readonly BytePath[]
  /** Paths that had setuid, setgid or the sticky bit. */
  readonly special: readonly BytePath[]
}

/**
 * Entries as Lambda's unprivileged user needs them: files readable and, where their owner may, executable for all;
 * folders open to all; no setuid, setgid or sticky bit (Lambda developer guide, "Troubleshoot deployment issues").
 */
export function mendPermissions(entries: readonly PackageEntry[]): Mended {
  const unreadable: BytePath[] = []
  const special: BytePath[] = []
  const mended = entries.map((entry): PackageEntry => {
    if (entry.kind === 'symlink') return entry
    const mode = mendedMode(entry)
    const added = mode & ~entry.mode
    if (added !== 0) unreadable.push(entry.path)
    if ((entry.mode & 0o7000) !== 0) special.push(entry.path)
    return { ...entry, mode }
  })
  return { entries: mended, unreadable, special }
}

function mendedMode(entry: { readonly kind: 'file' | 'directory'; readonly mode: number }): number {
  const plain = entry.mode & 0o777
  if (entry.kind === 'directory') return plain | 0o555
  return (plain & 0o100) === 0 ? plain | 0o444 : plain | 0o555
}
