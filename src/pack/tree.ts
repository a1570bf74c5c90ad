import { LayerliftError } from '../errors.ts'
import type { BytePath, Content } from '../image/image.ts'
import { displayPath } from '../printable.ts'

/** What hard links share: one mode, one content, any number of names. */
interface Inode {
  mode: number
  readonly content: Content
}

/** `layer` is the index of the image layer that the node came with; `touched` the last that wrote at or below it. */
interface Written {
  layer: number
  touched: number
}

export interface DirectoryNode extends Written {
  readonly kind: 'directory'
  mode: number
  /** By name as bytes. A Map, because an object would lose `__proto__` and reorder `10` and `9`. */
  readonly children: Map<string, TreeNode>
}

export interface FileNode extends Written {
  readonly kind: 'file'
  readonly inode: Inode
}

interface SymlinkNode extends Written {
  readonly kind: 'symlink'
  readonly target: BytePath
}

/** A device, FIFO or socket: it hides what was there, and no zip can hold it. */
interface SpecialNode extends Written {
  readonly kind: 'special'
  readonly type: string
}

export type TreeNode = DirectoryNode | FileNode | SymlinkNode | SpecialNode

/** The final view of an image. */
export interface ImageTree {
  readonly root: DirectoryNode
}

/** Symlinks followed for one path before it counts as a loop: Linux's own bound (path_resolution(7)). */
const maxHops = 40

/** A new folder of a layer; 0755 is what builders and unpackers give a parent that no entry names. */
export function newDirectory(layer: number, mode = 0o755): DirectoryNode {
  return { kind: 'directory', mode, layer, touched: layer, children: new Map() }
}

/** Folders from the root down to a place, the root first. */
export type Trail = readonly [DirectoryNode, ...DirectoryNode[]]

/** How `walk` goes on at a name that is not there: give the folder to use, or undefined to stop. */
type OnMissing = (parent: DirectoryNode, name: string) => DirectoryNode | undefined

/**
 * The folders that a path of folders leads to, symlinks followed inside the root: an absolute target starts at the
 * root and `..` never leaves it. Undefined when something is missing or is not a folder.
 * @throws `image-invalid` after 40 symlinks
 */
export function walkFolders(tree: ImageTree, path: string, onMissing?: OnMissing): Trail | undefined {
  const trail: [DirectoryNode, ...DirectoryNode[]] = [tree.root]
  const pending = path.split('/').toReversed()
  let hops = 0
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === '' || name === '.') continue
    if (name === '..') {
      if (trail.length > 1) trail.pop()
      continue
    }
    const here = trail.at(-1) ?? tree.root
    const next = here.children.get(name) ?? onMissing?.(here, name)
    if (next?.kind === 'symlink') {
      hops += 1
      if (hops > maxHops) throw tooManyLinks(path)
      if (next.target.startsWith('/')) trail.splice(1)
      pending.push(...next.target.split('/').toReversed())
    } else if (next?.kind === 'directory') trail.push(next)
    else return undefined
  }
  return trail
}

/** The node at a path as a running program sees it: the last component is followed too. Undefined when dangling. */
export function lookUp(tree: ImageTree, path: string, hops = 0): TreeNode | undefined {
  if (hops > maxHops) return undefined
  const { parent, name } = splitPath(path)
  const folders = walkFolders(tree, parent)
  const folder = folders?.at(-1)
  if (name === '' || name === '.' || name === '..') return walkFolders(tree, path)?.at(-1)
  const node = folder?.children.get(name)
  if (node?.kind !== 'symlink') return node
  return lookUp(tree, node.target.startsWith('/') ? node.target : `${parent}/${node.target}`, hops + 1)
}

/** A path cut at its last slash. */
export function splitPath(path: string): { readonly parent: string; readonly name: string } {
  const cut = path.lastIndexOf('/')
  return { parent: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) }
}

/** Every node below a folder with its path relative to it, in no promised order; symlinks are not followed. */
export function* nodesBelow(folder: DirectoryNode, prefix = ''): Iterable<readonly [BytePath, TreeNode]> {
  for (const [name, node] of folder.children) {
    yield [asBytePath(prefix + name), node]
    if (node.kind === 'directory') yield* nodesBelow(node, `${prefix}${name}/`)
  }
}

/** A path put together from names of the tree, or from ASCII: each character is a byte already. */
export function asBytePath(path: string): BytePath {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return path as BytePath
}

function tooManyLinks(path: string): LayerliftError {
  return new LayerliftError(
    'image-invalid',
    `the image has a loop of symlinks at /${displayPath(path)}: more than ${maxHops} followed`,
  )
}
