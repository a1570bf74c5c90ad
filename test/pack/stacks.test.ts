import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assertNever, LayerliftError } from '../../src/errors.ts'
import { bytePath, type LayerEntry } from '../../src/image/image.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { splitTree, type Split } from '../../src/pack/split.ts'
import { lookUp, nodesBelow, type ImageTree } from '../../src/pack/tree.ts'
import { contentOf, digestOf, imageOf, layersOf } from '../fixtures/fake-layers.ts'
import { randomFrom, randomStack } from '../fixtures/random-stack.ts'
import type { TarItem } from '../fixtures/tar-writer.ts'

function entryOf(item: TarItem): LayerEntry {
  if (item.kind === 'pax' || item.kind === 'raw') throw new Error('not an entry')
  const path = bytePath(item.name)
  switch (item.kind) {
    case 'file':
      return { kind: 'file', path, mode: item.mode ?? 0o644, content: contentOf(item.content ?? '') }
    case 'directory':
      return { kind: 'directory', path, mode: item.mode ?? 0o755 }
    case 'symlink':
      return { kind: 'symlink', path, target: bytePath(item.target) }
    case 'hardlink':
      return { kind: 'hardlink', path, mode: item.mode ?? 0o644, target: bytePath(item.target) }
    case 'special':
      return { kind: 'special', path, type: item.type }
    default:
      return assertNever(item)
  }
}

interface Unpacked {
  readonly tree: ImageTree
  readonly split: Split
}

/** Undefined for a stack that no unpacker takes, or that has nothing to pack. */
async function unpack(
  layers: readonly (readonly LayerEntry[])[],
  layerSlots: number,
): Promise<Unpacked | undefined> {
  const image = imageOf(layers)
  try {
    const tree = await applyLayers(image.layers)
    return { tree, split: splitTree(tree, image, { layerStrategy: 'image-layers', layerSlots }) }
  } catch (error) {
    if (error instanceof LayerliftError) return undefined
    throw error
  }
}

const shown = (entry: PackageEntry): string =>
  entry.kind === 'symlink' ? `-> ${entry.target}` : `${entry.kind} ${entry.mode}`

/** What the tree holds below a folder, in the words of `shown`. */
function view(tree: ImageTree, path: string): Map<string, string> {
  const folder = lookUp(tree, path)
  if (folder?.kind !== 'directory') return new Map()
  return new Map(
    [...nodesBelow(folder)].map(([name, node]) => [
      name,
      node.kind === 'symlink'
        ? `-> ${node.target}`
        : node.kind === 'file'
          ? `file ${node.inode.mode}`
          : node.kind === 'directory'
            ? `directory ${node.mode}`
            : node.type,
    ]),
  )
}

const sorted = (map: ReadonlyMap<string, string>): [string, string][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))
const anyStack = fc
  .integer({ min: 0, max: 2 ** 31 })
  .map((seed) => randomStack(randomFrom(seed)).map((layer) => layer.map(entryOf)))

describe('random stacks of image layers', () => {
  it('give zips that, extracted in order, are the final view', async () => {
    await fc.assert(
      fc.asyncProperty(anyStack, fc.integer({ min: 1, max: 5 }), async (stack, slots) => {
        const unpacked = await unpack(stack, slots)
        fc.pre(unpacked !== undefined)
        const { tree, split } = unpacked
        expect(split.layers.length).toBeLessThanOrEqual(slots)
        const extracted = new Map(
          split.layers.flatMap(({ entries }) => entries.map((entry) => [entry.path, shown(entry)])),
        )
        expect(sorted(extracted)).toEqual(sorted(view(tree, '/opt')))
        const task = new Map(split.function?.entries.map((entry) => [entry.path, shown(entry)]))
        expect(sorted(task)).toEqual(sorted(view(tree, '/var/task')))
      }),
      { numRuns: 300 },
    )
  })

  it('give zips that never disagree, are sorted, and hold each name once, after its folder', async () => {
    await fc.assert(
      fc.asyncProperty(anyStack, async (stack) => {
        const unpacked = await unpack(stack, 5)
        fc.pre(unpacked !== undefined)
        const said = new Map<string, string>()
        for (const { entries, sourceLayers } of unpacked.split.layers) {
          const paths = entries.map(({ path }) => path)
          expect(paths).toEqual([...new Set(paths)].sort())
          for (const entry of entries) {
            expect(said.get(entry.path) ?? shown(entry)).toBe(shown(entry))
            said.set(entry.path, shown(entry))
            const parent = entry.path.slice(0, Math.max(entry.path.lastIndexOf('/'), 0))
            expect(parent === '' || paths.some((path) => path === parent)).toBe(true)
          }
          expect(sourceLayers).toEqual([...sourceLayers].sort())
        }
      }),
      { numRuns: 300 },
    )
  })

  it('lose nothing by a layer that only walks through their folders', async () => {
    await fc.assert(
      fc.asyncProperty(anyStack, async (stack) => {
        const before = await unpack(stack, 5)
        fc.pre(before !== undefined)
        const folders = [...view(before.tree, '/opt')].flatMap(([path, what]): LayerEntry[] => {
          const [kind, mode] = what.split(' ')
          return kind === 'directory'
            ? [{ kind, path: bytePath(Buffer.from(`opt/${path}`, 'latin1')), mode: Number(mode) }]
            : []
        })
        const after = await unpack([...stack, folders], 5)
        expect(after?.split).toEqual(before.split)
      }),
      { numRuns: 200 },
    )
  })

  it('do not depend on where in its layer a whiteout of a lower name stands', async () => {
    const names = ['a', 'b', 'c', 'd']
    const lower = names.flatMap((name): LayerEntry[] => [
      { kind: 'directory', path: bytePath(`opt/${name}`), mode: 0o755 },
      { kind: 'file', path: bytePath(`opt/${name}/old`), mode: 0o644, content: contentOf('') },
    ])
    const upper = fc.subarray(names).chain((hidden) =>
      fc.subarray(names).chain((made) => {
        const marks = hidden.map((name) => entryOf({ kind: 'file', name: `opt/.wh.${name}` }))
        const files = made.flatMap((name) => [
          entryOf({ kind: 'directory', name: `opt/${name}` }),
          entryOf({ kind: 'file', name: `opt/${name}/new` }),
        ])
        const all = [...marks, ...files]
        const keepsFolderFirst = (order: readonly LayerEntry[]): LayerEntry[] => {
          const rest = files.values()
          return order.flatMap((entry) => (marks.includes(entry) ? [entry] : [rest.next().value ?? entry]))
        }
        const shuffled = fc.shuffledSubarray(all, { minLength: all.length }).map(keepsFolderFirst)
        return fc.record({ plain: fc.constant(all), shuffled })
      }),
    )
    await fc.assert(
      fc.asyncProperty(upper, async ({ plain, shuffled }) => {
        const [one, other] = await Promise.all([
          applyLayers(layersOf(lower, plain)),
          applyLayers(layersOf(lower, shuffled)),
        ])
        expect(sorted(view(other, '/opt'))).toEqual(sorted(view(one, '/opt')))
      }),
    )
  })

  it('name the image layers in the order of the image', async () => {
    const layers = Array.from({ length: 12 }, (_, index) => [entryOf({ kind: 'file', name: `opt/${index}` })])
    const unpacked = await unpack(layers, 3)
    expect(unpacked?.split.layers.map(({ sourceLayers }) => sourceLayers)).toEqual([
      [digestOf(0)],
      [digestOf(1)],
      Array.from({ length: 10 }, (_, index) => digestOf(index + 2)),
    ])
  })
})
