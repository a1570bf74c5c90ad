/**
 * The members of an archive that holds an image, found by name in whatever order they come; `manifest.json` often is
 * the last. Nothing is unpacked: a member is a range of the archive. Docker before 25 stores a layer that it has
 * stored already as a symlink; these are followed inside the archive only.
 */
import { posix } from 'node:path'
import { LayerliftError } from '../errors.ts'
import { displayPath } from '../printable.ts'
import type { ByteRange } from './byte-range.ts'
import { bytePath, type BytePath } from './image.ts'
import type { Members } from './members.ts'
import { scanTar } from './tar.ts'

/** As Linux counts before it says ELOOP (path_resolution(7)). */
const maxHops = 40

type Member =
  { readonly kind: 'file'; readonly range: ByteRange } | { readonly kind: 'link'; readonly target: string }

/** Indexes an archive. Disposing it does nothing: the file belongs to the caller. */
export async function archiveMembers(archive: ByteRange, signal?: AbortSignal): Promise<Members> {
  const members = new Map<string, Member>()
  for await (const entry of scanTar(archive, { signal })) {
    if (entry.kind === 'file') {
      const range = entry.content.range(`${displayPath(entry.path)} in ${archive.name}`)
      members.set(entry.path, { kind: 'file', range })
    } else if (entry.kind === 'symlink') {
      members.set(entry.path, { kind: 'link', target: inside(entry.path, entry.target, archive) })
    } else if (entry.kind === 'hardlink') {
      members.set(entry.path, { kind: 'link', target: entry.target })
    }
  }
  return {
    name: archive.name,
    find(path) {
      return Promise.resolve(resolve(members, bytePath(path), archive))
    },
    async [Symbol.asyncDispose]() {},
  }
}

function resolve(
  members: ReadonlyMap<string, Member>,
  path: string,
  archive: ByteRange,
): ByteRange | undefined {
  let current = posix.normalize(path)
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const member = members.get(current)
    if (member === undefined) return undefined
    if (member.kind === 'file') return member.range
    current = member.target
  }
  throw new LayerliftError('image-invalid', `${archive.name}: the links from ${path} never end`)
}

function inside(path: BytePath, target: BytePath, archive: ByteRange): string {
  const resolved = posix.normalize(posix.join(posix.dirname(path), target))
  if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../')) return resolved
  throw new LayerliftError(
    'image-invalid',
    `${archive.name}: the link ${displayPath(path)} leads out of the archive, to ${displayPath(target)}`,
  )
}
