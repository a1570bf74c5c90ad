import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { bytePath, type BytePath } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open.ts'
import { parseReference } from '../../src/image/reference.ts'
import { packImage } from '../../src/pack/pack.ts'
import type { LayerStrategy, Package, PackageEntry } from '../../src/pack/packages.ts'
import { zipBytes } from '../../src/pack/zip.ts'
import { describeWith } from '../engines.ts'
import { writeOciLayout } from '../fixtures/image-files.ts'
import { randomFrom, randomStack } from '../fixtures/random-stack.ts'
import { tarBytes, type TarItem } from '../fixtures/tar-writer.ts'
import { startTreeComparer, type TreeComparer } from '../fixtures/tree-comparer.ts'

const stacks = 2000
const seed = 20_261_122

describeWith(['umoci'], `packages against umoci unpack (seed ${seed})`, () => {
  it(
    `agrees on /opt and /var/task for ${stacks} random stacks of image layers`,
    { timeout: 600_000 },
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'layerlift-umoci-'))
      try {
        const counts = { compared: 0, refused: 0, next: 0 }
        const lanes = [0, 1].map(async (lane) => {
          await using comparer = startTreeComparer()
          await judgeStacks(counts, { comparer, directory: join(directory, `${lane}`) })
        })
        const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected')
        if (failed !== undefined) throw failed.reason
        console.log(`seed ${seed}: ${counts.compared} stacks agree, ${counts.refused} more refused by both`)
        expect(counts.compared).toBe(stacks)
        expect(counts.refused).toBeLessThan(stacks / 4)
      } finally {
        await rm(directory, { recursive: true, force: true })
      }
    },
  )

  it('writes archives of 70 000 entries and of odd names that unzip and Python take', async () => {
    await using comparer = startTreeComparer()
    const directory = await mkdtemp(join(tmpdir(), 'layerlift-odd-'))
    try {
      const path = (name: string | Uint8Array): BytePath => bytePath(name)
      const many = Array.from({ length: 70_000 }, (_, index): PackageEntry => ({
        kind: 'directory',
        path: path(String(index).padStart(6, '0')),
        mode: 0o755,
      }))
      const odd = [Buffer.from([0x61, 0xe9]), 'back\\slash', 'space end ', 'é', '山'].map(
        (name): PackageEntry => ({
          kind: 'symlink',
          path: path(name),
          target: path('x'),
        }),
      )
      const zips = await Promise.all(
        [many, odd].map((entries, index) => writeZip({ entries, fileName: `${index}.zip` }, directory)),
      )
      expect(await comparer.test(zips)).toEqual([])
      const trees = await comparer.compare({ root: '', zips: { '/opt': zips } })
      expect(trees.zips).toHaveLength(70_005)
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})

interface Bench {
  readonly comparer: TreeComparer
  readonly directory: string
}

async function judgeStacks(
  counts: { compared: number; refused: number; next: number },
  bench: Bench,
): Promise<void> {
  while (counts.compared < stacks) {
    const number = counts.next
    counts.next += 1
    counts.compared += 1
    const stack = randomStack(randomFrom(seed + number))
    try {
      if (await judgeStack(stack, number, bench)) continue
    } catch (error) {
      counts.compared = stacks
      throw new Error(`stack ${number}: ${JSON.stringify(stack.map((layer) => layer.map(shown)))}`, {
        cause: error,
      })
    }
    counts.compared -= 1
    counts.refused += 1
  }
}

/** False when umoci and layerlift both refuse the stack. */
async function judgeStack(
  stack: TarItem[][],
  number: number,
  { comparer, directory }: Bench,
): Promise<boolean> {
  await rm(directory, { recursive: true, force: true })
  const layout = join(directory, 'layout')
  await writeOciLayout(layout, { layers: stack.map((items) => ({ tar: tarBytes(items) })), tags: ['latest'] })
  const unpacking = comparer.unpack(`${layout}:latest`, join(directory, 'bundle'))
  const [unpacked, packed] = await Promise.allSettled([unpacking, packLayout(layout, directory, number)])
  if (packed.status === 'rejected') throw packed.reason
  if (unpacked.status === 'rejected') throw unpacked.reason
  const zips = packed.value
  expect(zips !== undefined, 'both unpack the stack or both refuse it').toBe(unpacked.value)
  if (zips === undefined) return false
  const trees = await comparer.compare({ root: join(directory, 'bundle/rootfs'), zips })
  expect(trees.zips).toEqual(trees.root)
  if (number % 20 === 0) expect(await comparer.test(Object.values(zips).flat())).toEqual([])
  return true
}

type Zips = Record<'/opt' | '/var/task', string[]>

async function packLayout(layout: string, directory: string, number: number): Promise<Zips | undefined> {
  const zips: Zips = { '/opt': [], '/var/task': [] }
  const log = (): void => undefined
  const signal = AbortSignal.timeout(60_000)
  const reference = parseReference(`oci:${layout}:latest`)
  await using image = await openImage(reference, { tempDirectory: directory, log, signal })
  try {
    const packages = await packImage(image, {
      layerStrategy:
        (['image-layers', 'single'] as const satisfies LayerStrategy[])[number % 4 === 0 ? 1 : 0] ?? 'single',
      layerSlots: 1 + (number % 5),
      runtime: 'python3.14',
      log,
    })
    if (packages.function !== undefined) zips['/var/task'].push(await writeZip(packages.function, directory))
    for (const layer of packages.layers) zips['/opt'].push(await writeZip(layer, directory))
  } catch (error) {
    if (!(error instanceof LayerliftError)) throw error
    if (error.code === 'image-invalid') return undefined
    // Nothing in either folder: the empty trees are compared too.
    if (error.code !== 'package-invalid') throw error
  }
  return zips
}

async function writeZip(
  { entries, fileName }: Pick<Package, 'entries' | 'fileName'>,
  directory: string,
): Promise<string> {
  const path = join(directory, fileName)
  await pipeline(zipBytes(entries), createWriteStream(path))
  return path
}

function shown(item: TarItem): string {
  if (!('name' in item)) return item.kind
  const target = 'target' in item ? ` -> ${String(item.target)}` : ''
  const mode = 'mode' in item ? ` ${item.mode?.toString(8) ?? ''}` : ''
  return `${item.kind} ${String(item.name)}${target}${mode}`
}
