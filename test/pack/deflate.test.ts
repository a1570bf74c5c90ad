import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockBytes, blocksOf, deflateBlock, type Block } from '../../src/pack/deflate.ts'
import { contentOf } from '../fixtures/fake-layers.ts'

async function blocks(content: Parameters<typeof blocksOf>[0]): Promise<Block[]> {
  const all: Block[] = []
  for await (const block of blocksOf(content)) all.push(block)
  return all
}

const text = (length: number): Buffer =>
  Buffer.from('the quick brown fox '.repeat(length / 20 + 1)).subarray(0, length)

describe('blocksOf', () => {
  it.for([
    [0, 0],
    [1, 1],
    [blockBytes, 1],
    [blockBytes + 1, 2],
    [3 * blockBytes, 3],
  ] as const)('cuts %s bytes into %s blocks', async ([length, count]) => {
    const cut = await blocks(contentOf(text(length), 100_001))
    expect(cut).toHaveLength(count)
    expect(Buffer.concat(cut.map(({ bytes }) => bytes)).equals(text(length))).toBe(true)
    expect(cut.map(({ isLast }) => isLast)).toEqual(cut.map((_, index) => index === count - 1))
  })

  it('gives each block the 32 KiB before it', async () => {
    const [first, second] = await blocks(contentOf(text(blockBytes + 10), 65_536))
    expect(first?.dictionary).toHaveLength(0)
    expect(second?.dictionary.equals(text(blockBytes).subarray(-32 * 1024))).toBe(true)
  })

  it.for([
    ['more', 10],
    ['less', 30],
  ] as const)('refuses content with %s bytes than promised', async ([, sizeBytes]) => {
    await expect(blocks({ ...contentOf(text(20), 5), sizeBytes })).rejects.toMatchObject({
      code: 'image-invalid',
    })
  })
})

describe('deflateBlock', () => {
  it('gives parts that join to one deflate stream of nearly the size of a single one', async () => {
    const content = text(3 * blockBytes + 77)
    const parts = await Promise.all((await blocks(contentOf(content))).map(deflateBlock))
    expect(inflateRawSync(Buffer.concat(parts)).equals(content)).toBe(true)
    expect(parts[1]?.length).toBeLessThan(3000)
  })

  it('compresses small files of any size so that every reader can expand them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70_000 }), fc.nat(255), async (length, byte) => {
        const bytes = Buffer.concat([text(length), Buffer.alloc(length % 300, byte)])
        const deflated = await deflateBlock({ bytes, dictionary: Buffer.alloc(0), isLast: true })
        expect(inflateRawSync(deflated).equals(bytes)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
