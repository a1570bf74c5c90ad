/**
 * The final view of the image decides what goes where: /var/task to the function, /opt to the layers.
 *
 * A Lambda layer holds the files, links and empty folders that one image layer wrote and that are still there, and every
 * folder on the way to them, with the folder's final mode. So no two zips disagree about anything: extracting them in
 * order, or overlaying them, gives exactly the image's /opt. A later layer that only walks through a folder (every COPY
 * does) changes nothing in the zips of the layers below.
 */
import { LayerliftError } from '../errors.ts'
import type { BytePath, Digest, Image } from '../image/image.ts'
import { displayPath, printable } from '../printable.ts'
import { maxLayers } from '../limits.ts'
import type { LayerStrategy, PackageEntry } from './packages.ts'
import { asBytePath, lookUp, nodesBelow, splitPath, type ImageTree, type TreeNode } from './tree.ts'

/** A package before its modes are mended and its content is hashed. */
export interface Draft {
  readonly kind: 'function' | 'layer'
  readonly fileName: string
  /** Where Lambda unpacks it: the root of the entries' paths. */
  readonly root: '/var/task' | '/opt'
  readonly entries: readonly PackageEntry[]
  readonly sourceLayers: readonly Digest[]
}

export interface Split {
  readonly function: Draft | undefined
  readonly layers: readonly Draft[]
  /** What /opt holds, in no package, when the strategy is `none`. */
  readonly leftOut: readonly PackageEntry[]
  /** Absolute paths of devices, FIFOs and sockets in /var/task and /opt. */
  readonly specials: readonly BytePath[]
}

export interface SplitOptions {
  readonly layerStrategy: LayerStrategy
  /** How many Lambda layers may be made: five, less the ARNs that the user attaches. */
  readonly layerSlots: number
}

/**
 * The packages of an image, entries in path-byte order.
 * @throws `package-invalid` when neither /var/task nor /opt holds anything
 * @throws `limit-exceeded` when /opt needs a layer and no slot is left
 */
export function splitTree(
  tree: ImageTree,
  image: Pick<Image, 'config' | 'layers'>,
  options: SplitOptions,
): Split {
  const task = contents(tree, '/var/task')
  const opt = contents(tree, '/opt')
  if (task.nodes.size === 0 && opt.nodes.size === 0) throw nothingToPack(tree, image)
  const sources = (indices: Iterable<number>): Digest[] =>
    [...indices].flatMap((index) => image.layers[index]?.diffId ?? [])
  const taskLeaves = leavesOf(task)
  const groups = options.layerStrategy === 'none' ? [] : groupLayers(leavesOf(opt), options)
  return {
    function:
      task.nodes.size === 0
        ? undefined
        : {
            kind: 'function',
            fileName: 'function.zip',
            root: '/var/task',
            entries: entriesOf(task, [...taskLeaves.values()].flat()),
            sourceLayers: sources(taskLeaves.keys()),
          },
    layers: groups.map(({ indices, leaves }, position) => ({
      kind: 'layer',
      fileName: `layer-${position + 1}.zip`,
      root: '/opt',
      entries: entriesOf(opt, leaves),
      sourceLayers: sources(indices),
    })),
    leftOut: options.layerStrategy === 'none' ? entriesOf(opt, [...leavesOf(opt).values()].flat()) : [],
    specials: [...task.specials, ...opt.specials],
  }
}

interface Contents {
  /** By path below the root of the package. */
  readonly nodes: ReadonlyMap<BytePath, TreeNode>
  readonly specials: readonly BytePath[]
}

function contents(tree: ImageTree, path: '/var/task' | '/opt'): Contents {
  const nodes = new Map<BytePath, TreeNode>()
  const specials: BytePath[] = []
  const folder = lookUp(tree, path)
  if (folder?.kind !== 'directory') return { nodes, specials }
  for (const [name, node] of nodesBelow(folder)) {
    if (node.kind === 'special') specials.push(asBytePath(`${path}/${name}`))
    else nodes.set(name, node)
  }
  return { nodes, specials }
}

/** Paths of all that is not a folder with something in it, by the image layer that wrote it, lowest first. */
function leavesOf({ nodes }: Contents): Map<number, BytePath[]> {
  const leaves = new Map<number, BytePath[]>()
  for (const [path, node] of nodes) {
    if (node.kind === 'directory' && [...node.children.values()].some((child) => child.kind !== 'special'))
      continue
    const sameLayer = leaves.get(node.layer)
    if (sameLayer === undefined) leaves.set(node.layer, [path])
    else sameLayer.push(path)
  }
  return new Map([...leaves].sort(([left], [right]) => left - right))
}

interface Group {
  readonly indices: readonly number[]
  readonly leaves: readonly BytePath[]
}

/** The lowest image layers stay alone, all surplus upper ones become the last, so a further COPY republishes only that. */
function groupLayers(leaves: ReadonlyMap<number, readonly BytePath[]>, options: SplitOptions): Group[] {
  const alone = [...leaves].map(([index, paths]) => ({ indices: [index], leaves: paths }))
  if (alone.length === 0) return []
  const slots = options.layerStrategy === 'single' ? Math.min(options.layerSlots, 1) : options.layerSlots
  if (slots < 1) throw noSlot()
  if (alone.length <= slots) return alone
  const surplus = alone.slice(slots - 1)
  return [
    ...alone.slice(0, slots - 1),
    { indices: surplus.flatMap((group) => group.indices), leaves: surplus.flatMap((group) => group.leaves) },
  ]
}

function entriesOf({ nodes }: Contents, leaves: readonly BytePath[]): PackageEntry[] {
  const entries = new Map<string, PackageEntry>()
  for (const leaf of leaves) {
    let path = leaf
    while (path !== '' && !entries.has(path)) {
      const node = nodes.get(path)
      if (node !== undefined) entries.set(path, entryOf(path, node))
      path = asBytePath(splitPath(path).parent)
    }
  }
  return [...entries.values()].sort((left, right) => (left.path < right.path ? -1 : 1))
}

function entryOf(path: BytePath, node: TreeNode): PackageEntry {
  if (node.kind === 'directory') return { kind: 'directory', path, mode: node.mode }
  if (node.kind === 'symlink') return { kind: 'symlink', path, target: node.target }
  if (node.kind === 'file') return { kind: 'file', path, mode: node.inode.mode, content: node.inode.content }
  throw new Error('special files are taken out before packing')
}

function nothingToPack(tree: ImageTree, { config }: Pick<Image, 'config'>): LayerliftError {
  const folders = [...tree.root.children].flatMap(([name, node]) =>
    node.kind === 'directory' && node.children.size === 0 ? [] : [`/${displayPath(name)}`],
  )
  return new LayerliftError('package-invalid', 'the image has nothing in /var/task and nothing in /opt', {
    hint: 'COPY the function to /var/task and its runtime (with the file bootstrap) to /opt',
    details: [
      folders.length === 0
        ? 'the image has no files'
        : `the image has ${folders.sort().slice(0, 20).join(', ')}`,
      `WORKDIR is ${config.workingDir === '' ? 'not set' : printable(config.workingDir)}`,
      `CMD is ${config.cmd.length === 0 ? 'not set' : printable(JSON.stringify(config.cmd))}`,
    ],
  })
}

function noSlot(): LayerliftError {
  return new LayerliftError(
    'limit-exceeded',
    `the image has files in /opt, but the given layers already are the ${maxLayers} that Lambda allows`,
    { hint: 'attach fewer `layers`, or leave /opt out with `layer-strategy: none`' },
  )
}
