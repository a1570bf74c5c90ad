/**
 * Image layers become one tree, in memory: names from the image never touch a disk, so nothing can leave the root.
 *
 * Entries are applied in the order of the archive, but a whiteout only hides what lower layers wrote, wherever it stands
 * in its layer: a node carries the last layer that wrote at it or below it, and a whiteout removes every node that its
 * own layer has not touched. A folder that a later layer names again stays the node it was, with the new mode, so a
 * layer that only adds a file to a folder takes nothing away from the layer below.
 */
import { assertNever, LayerliftError } from '../errors.ts'
import type { BytePath, ImageLayer, LayerEntry } from '../image/image.ts'
import { displayPath } from '../printable.ts'
import {
  newDirectory,
  splitPath,
  walkFolders,
  type DirectoryNode,
  type ImageTree,
  type TreeNode,
} from './tree.ts'

const whiteout = '.wh.'
const opaque = '.wh..wh..opq'

interface Applying {
  readonly tree: ImageTree
  readonly layer: number
  /** Files in AUFS's own `.wh..wh.*` folders: no part of the image, but hard links of the same layer may name them. */
  readonly hidden: Map<string, TreeNode>
}

/**
 * The final view of ordered layers (OCI image-spec, "layer.md", as `umoci unpack` applies it). Only headers are read.
 * @throws `image-invalid` for a loop of symlinks, a hard link to nothing, a file used as a folder, a malformed whiteout
 */
export async function applyLayers(layers: readonly ImageLayer[], signal?: AbortSignal): Promise<ImageTree> {
  const tree: ImageTree = { root: newDirectory(0) }
  for (const [layer, source] of layers.entries()) {
    const applying: Applying = { tree, layer, hidden: new Map() }
    for await (const entry of source.entries(signal)) applyEntry(applying, entry)
  }
  return tree
}

function applyEntry(applying: Applying, entry: LayerEntry): void {
  if (entry.path === '') {
    if (entry.kind === 'directory') applying.tree.root.mode = entry.mode
    return
  }
  const { parent, name } = splitPath(entry.path)
  if (name === opaque) hideChildren(applying, parent)
  else if (isAufs(entry.path)) keepHidden(applying, entry)
  else if (name.startsWith(whiteout)) hide(applying, parent, whitedOut(name, entry.path))
  else write(applying, entry, { parent, name })
}

function write(applying: Applying, entry: LayerEntry, place: { parent: string; name: string }): void {
  const { tree, layer } = applying
  const folders = walkFolders(tree, place.parent, (parent, name) => {
    // A file where a folder should be is met here too, as a name that is there: walkFolders then gives nothing.
    const made = newDirectory(layer)
    parent.children.set(name, made)
    return made
  })
  const folder = folders?.at(-1)
  if (folders === undefined || folder === undefined) {
    throw invalid(entry.path, 'lies below something that is not a folder')
  }
  const present = folder.children.get(place.name)
  // What is there goes first, so a hard link to itself, or into what it replaces, is one to nothing: all unpackers say so.
  if (entry.kind === 'hardlink') folder.children.delete(place.name)
  const node = nodeOf(applying, entry, present)
  node.touched = layer
  for (const above of folders) above.touched = layer
  folder.children.set(place.name, node)
}

function nodeOf(applying: Applying, entry: LayerEntry, present: TreeNode | undefined): TreeNode {
  const written = { layer: applying.layer, touched: applying.layer }
  switch (entry.kind) {
    case 'directory':
      if (present?.kind !== 'directory') return newDirectory(applying.layer, entry.mode)
      present.mode = entry.mode
      return present
    case 'file':
      return { kind: 'file', ...written, inode: { mode: entry.mode, content: entry.content } }
    case 'symlink':
      return { kind: 'symlink', ...written, target: entry.target }
    case 'special':
      return { kind: 'special', ...written, type: entry.type }
    case 'hardlink': {
      const target = linkTarget(applying, entry.target)
      if (target === undefined) {
        throw invalid(entry.path, `is a hard link to /${displayPath(entry.target)}, which is not there`)
      }
      if (target.kind === 'directory') {
        throw invalid(entry.path, `is a hard link to the folder /${displayPath(entry.target)}`)
      }
      // One inode: the attributes of the last header are those of all its names, as for every unpacker.
      if (target.kind === 'file') target.inode.mode = entry.mode
      return { ...target, ...written }
    }
    default:
      return assertNever(entry)
  }
}

/** Parents are followed, the last component is not: a link to a symlink is that symlink. */
function linkTarget(applying: Applying, target: BytePath): TreeNode | undefined {
  const { parent, name } = splitPath(target)
  const hidden = applying.hidden.get(target)
  return hidden ?? walkFolders(applying.tree, parent)?.at(-1)?.children.get(name)
}

function hide(applying: Applying, parent: string, name: string): void {
  const folder = walkFolders(applying.tree, parent)?.at(-1)
  const node = folder?.children.get(name)
  if (folder === undefined || node === undefined) return
  if (node.touched !== applying.layer) folder.children.delete(name)
  else if (node.kind === 'directory') hideUntouched(node, applying.layer)
}

function hideChildren(applying: Applying, path: string): void {
  const folder = walkFolders(applying.tree, path)?.at(-1)
  if (folder !== undefined) hideUntouched(folder, applying.layer)
}

/** What this layer wrote stays; the folder itself is this layer's from now on, since nothing below is left in it. */
function hideUntouched(folder: DirectoryNode, layer: number): void {
  folder.layer = layer
  for (const [name, node] of folder.children) {
    if (node.touched !== layer) folder.children.delete(name)
    else if (node.kind === 'directory') hideUntouched(node, layer)
  }
}

/** `.wh.`, `.wh..` and `.wh...` would name the folder itself or its parent. */
function whitedOut(name: string, path: BytePath): string {
  const hidden = name.slice(whiteout.length)
  if (hidden === '' || hidden === '.' || hidden === '..') throw invalid(path, 'is a malformed whiteout')
  return hidden
}

function isAufs(path: BytePath): boolean {
  return path.startsWith('.wh..wh.') || path.includes('/.wh..wh.')
}

function keepHidden({ hidden, layer }: Applying, entry: LayerEntry): void {
  if (entry.kind !== 'file') return
  const inode = { mode: entry.mode, content: entry.content }
  hidden.set(entry.path, { kind: 'file', layer, touched: layer, inode })
}

function invalid(path: BytePath, what: string): LayerliftError {
  return new LayerliftError('image-invalid', `the image cannot be unpacked: /${displayPath(path)} ${what}`, {
    hint: 'build the image again; if it stays so, the tool that wrote its layers is at fault',
  })
}
