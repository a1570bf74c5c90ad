import { displayPath } from '../printable.ts'
import { firstTen } from './display.ts'
import type { Draft } from './split.ts'
import { lookUp, type ImageTree } from './tree.ts'

/** Folders that Lambda has, whatever the packages hold. */
const alwaysThere = /^\/(?:tmp|dev|proc|sys)(?:\/|$)/

/**
 * A sentence on symlinks that work in the image and lead nowhere on Lambda, because what they name is not packed. Links
 * that were broken before are left alone: builders make them for files that come at run time.
 */
export function brokenLinks(
  packages: readonly Pick<Draft, 'root' | 'entries'>[],
  { image, lambda }: { readonly image: ImageTree; readonly lambda: ImageTree },
): readonly string[] {
  const broken = packages.flatMap(({ root, entries }) =>
    entries.flatMap((entry) => {
      if (entry.kind !== 'symlink' || alwaysThere.test(entry.target)) return []
      const path = `${root}/${entry.path}`
      if (lookUp(lambda, path) !== undefined || lookUp(image, path) === undefined) return []
      return [`${displayPath(path)} -> ${displayPath(entry.target)}`]
    }),
  )
  return broken.length === 0 ? [] : [`lead to what is not packed: ${firstTen('symlink', broken)}`]
}
