import { displayPath } from '../printable.ts'
import type { BytePath } from './image.ts'
import { tarFault, type TarPlace } from './tar-fault.ts'

/** NAME_MAX and PATH_MAX of Linux (linux/limits.h), in bytes: longer names could not have been in an image. */
const maxNameBytes = 255
const maxPathBytes = 4096

/**
 * A stored name as a path from the image root: `./opt/x`, `/opt/x` and `opt//x` are one. `''` is the root.
 * @throws `image-invalid` for `..`, NUL and lengths that Linux does not have
 */
export function cleanPath(stored: string, place: TarPlace): BytePath {
  if (stored.length > maxPathBytes)
    throw tarFault(place, `a path of ${stored.length} bytes (Linux allows ${maxPathBytes})`)
  const parts = stored.split('/').filter((part) => part !== '' && part !== '.')
  for (const part of parts) {
    if (part === '..') throw tarFault(place, `".." in the path ${quoted(stored)}`)
    if (part.length > maxNameBytes) {
      throw tarFault(
        place,
        `a name of ${part.length} bytes in ${quoted(stored)} (Linux allows ${maxNameBytes})`,
      )
    }
  }
  return asBytePath(parts.join('/'))
}

/** A symlink's target as stored. @throws `image-invalid` when empty or too long */
export function linkTarget(stored: string, place: TarPlace): BytePath {
  if (stored === '') throw tarFault(place, 'a symlink without a target')
  if (stored.length > maxPathBytes)
    throw tarFault(place, `a link target of ${stored.length} bytes (Linux allows ${maxPathBytes})`)
  return asBytePath(stored)
}

/** A stored name for a message: escaped, and never longer than a line. */
export function quoted(stored: string): string {
  const shown = displayPath(stored)
  return `"${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}"`
}

/** The codec reads latin1, so the text already is one character for each byte. */
function asBytePath(latin1: string): BytePath {
  // oxlint-disable-next-line no-unsafe-type-assertion -- makes the brand
  return latin1 as BytePath
}
