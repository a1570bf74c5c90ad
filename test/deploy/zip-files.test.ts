import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zipStore } from '../../src/deploy/zip-files.ts'
import { LayerliftError } from '../../src/errors.ts'
import { bytePath, type Content } from '../../src/image/image.ts'
import type { Packages } from '../../src/pack/packages.ts'
import { containing, matching } from '../aws/matching.ts'
import { digestOf } from '../fixtures/fake-layers.ts'
import { readZip } from '../fixtures/unzip.ts'
import { temporary } from '../fixtures/temporary.ts'
import { phpSource, testWorld } from './story.ts'

/** A function whose one file has this content. */
function packagesOf(content: Content): Packages {
  return {
    function: {
      kind: 'function',
      fileName: 'function.zip',
      entries: [{ kind: 'file', path: bytePath('bootstrap'), mode: 0o755, content }],
      unzippedBytes: content.sizeBytes,
      contentHash: '0'.repeat(64),
      sourceLayers: [digestOf(0)],
    },
    layers: [],
    found: { architecture: 'x86_64', bootstrap: '/var/task/bootstrap', command: undefined },
    warnings: [],
  }
}

/** A megabyte, in the middle of which something happens. */
const contentThat = (happens: () => void): Content => ({
  sizeBytes: 1 << 20,
  async *read() {
    yield Buffer.alloc(1 << 19)
    await Promise.resolve()
    happens()
    yield Buffer.alloc(1 << 19)
  },
})

describe('a store of zips', () => {
  it('makes none before it is asked', async () => {
    const folder = temporary()
    const { made } = zipStore((await phpSource()).packages, folder, testWorld())
    expect(made.size).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  it('makes the one that is asked for, with the hashes of its bytes', async () => {
    const folder = temporary()
    const store = zipStore((await phpSource()).packages, folder, testWorld())
    const zip = await store.zipOf('layer-1.zip')
    const bytes = readFileSync(zip.path)
    const sha256 = createHash('sha256').update(bytes)
    expect(zip).toEqual({
      path: join(folder, 'layer-1.zip'),
      sizeBytes: bytes.length,
      sha256Hex: sha256.copy().digest('hex'),
      sha256Base64: sha256.digest('base64'),
    })
    expect(readZip(bytes).map(({ name }) => name)).toEqual(['bootstrap'])
    expect(readdirSync(folder)).toEqual(['layer-1.zip'])
    expect([...store.made]).toEqual([['layer-1.zip', zip]])
  })

  it('makes it once, also for two who ask at the same time', async () => {
    const world = testWorld()
    const { zipOf } = zipStore((await phpSource()).packages, temporary(), world)
    const [first, second] = await Promise.all([zipOf('function.zip'), zipOf('function.zip')])
    expect(await zipOf('function.zip')).toBe(first)
    expect(second).toBe(first)
    expect(world.entries.filter(({ kind }) => kind === 'package')).toMatchObject([
      { name: 'function.zip', zippedBytes: first.sizeBytes, entryCount: 1 },
    ])
  })

  it('says how far it is, and when it is done', async () => {
    const world = testWorld()
    const { sizeBytes } = await zipStore((await phpSource()).packages, temporary(), world).zipOf(
      'layer-1.zip',
    )
    const last = world.entries.findLast(({ kind }) => kind === 'progress')
    expect(last).toMatchObject({ task: 'Packing layer-1.zip', doneBytes: sizeBytes, done: true })
  })

  it.for<[string, Error, object]>([
    ['an error of ours as it is', new LayerliftError('image-invalid', 'cut off'), { code: 'image-invalid' }],
    [
      'any other as one about the file',
      new Error('disk on fire'),
      { code: 'file', message: matching(/function\.zip: disk on fire$/) },
    ],
  ])(
    'leaves nothing behind when the content ends in an error, and passes %s',
    async ([, error, expected]) => {
      const folder = temporary()
      const failing = contentThat(() => {
        throw error
      })
      const store = zipStore(packagesOf(failing), folder, testWorld())
      await expect(store.zipOf('function.zip')).rejects.toMatchObject(expected)
      expect(readdirSync(folder)).toEqual([])
      expect(store.made.size).toBe(0)
    },
  )

  it('leaves nothing behind when it is interrupted', async () => {
    const folder = temporary()
    const world = testWorld()
    const interrupted = contentThat(() => world.interrupt())
    const { zipOf } = zipStore(packagesOf(interrupted), folder, world)
    await expect(zipOf('function.zip')).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('says which file cannot be written', async () => {
    const folder = join(temporary(), 'missing')
    const { zipOf } = zipStore((await phpSource()).packages, folder, testWorld())
    await expect(zipOf('function.zip')).rejects.toMatchObject({
      code: 'file',
      message: containing(join(folder, 'function.zip')),
      hint: containing('writable'),
    })
  })
})
