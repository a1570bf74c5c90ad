import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytePath } from '../../src/image/image.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { zipBytes, type ZipOptions } from '../../src/pack/zip.ts'
import { contentOf } from '../fixtures/fake-layers.ts'
import { randomFrom } from '../fixtures/random-stack.ts'
import { readZip } from '../fixtures/unzip.ts'

async function drain(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

const zipOf = (entries: readonly PackageEntry[], options: ZipOptions = {}): Promise<Buffer> =>
  drain(zipBytes(entries, options))

const file = (path: string, content: string | Uint8Array = '', mode = 0o644): PackageEntry => ({
  kind: 'file',
  path: bytePath(path),
  mode,
  content: contentOf(content, 10_000),
})
const folder = (path: string, mode = 0o755): PackageEntry => ({
  kind: 'directory',
  path: bytePath(path),
  mode,
})
const link = (path: string, target: string): PackageEntry => ({
  kind: 'symlink',
  path: bytePath(path),
  target: bytePath(target),
})

/** Bytes that deflate cannot shrink. */
function noise(length: number, seed = 1): Buffer {
  const random = randomFrom(seed)
  return Buffer.from(
    Uint32Array.from({ length: Math.ceil(length / 4) }, () => random() * 2 ** 32).buffer,
    0,
    length,
  )
}

/** Bytes that shrink, with matches that reach over block borders. */
const prose = (length: number): Buffer =>
  Buffer.from('layer upon layer, byte by byte; '.repeat(length / 32 + 1)).subarray(0, length)

const MiB = 1024 * 1024

describe('zipBytes', () => {
  it('writes a zip with these very bytes', async () => {
    const zip = await zipOf([folder('d', 0o700), file('d/a', 'aaaaaaaaaaaaaaaa', 0o755), link('l', 'd/a')])
    expect(zip.toString('hex').match(/.{1,64}/g)).toMatchInlineSnapshot(`
      [
        "504b03041400000800000000210000000000000000000000000002000000642f",
        "504b030414000008080000002100d568d6cf050000001000000003000000642f",
        "614b4c440500504b03040a0000080000000021004dd336980300000003000000",
        "010000006c642f61504b01021403140000080000000021000000000000000000",
        "00000000020000000000000000001000c04100000000642f504b010214031400",
        "0008080000002100d568d6cf0500000010000000030000000000000000000000",
        "ed8120000000642f61504b010214030a0000080000000021004dd33698030000",
        "0003000000010000000000000000000000ffa1460000006c504b050600000000",
        "0300030090000000680000000000",
      ]
    `)
  })

  it('keeps kinds, modes, contents and link targets', async () => {
    const entries = readZip(
      await zipOf([folder('d', 0o700), file('d/a', 'hello', 0o4755), link('l', '/usr/x')]),
    )
    expect(
      entries.map(({ name, unixMode, bytes }) => [name, unixMode.toString(8), bytes.toString()]),
    ).toEqual([
      ['d/', '40700', ''],
      ['d/a', '104755', 'hello'],
      ['l', '120777', '/usr/x'],
    ])
  })

  it('writes an empty archive for no entries', async () => {
    expect((await zipOf([])).length).toBe(22)
  })

  const sizes: readonly [string, Buffer][] = [
    ['an empty file', Buffer.alloc(0)],
    ['a file that deflate makes larger', noise(100)],
    ['a small file', prose(100)],
    ['a file of one block', prose(MiB)],
    ['a file one byte over a block', prose(MiB + 1)],
    ['a file of many blocks', prose(5 * MiB + 12_345)],
    ['a large file that deflate makes larger', noise(2 * MiB + 5)],
    ['a file that is noise first and text later', Buffer.concat([noise(MiB + 7), prose(3 * MiB)])],
  ]
  it.for(sizes)('gives %s back', async ([, content]) => {
    const [entry] = readZip(await zipOf([file('x', content)]))
    expect(entry?.bytes.equals(content)).toBe(true)
  })

  it('stores what deflate does not shrink', async () => {
    const zip = await zipOf([file('x', noise(1000))])
    expect(zip.readUInt16LE(8)).toBe(0)
    expect(zip.includes(noise(1000))).toBe(true)
  })

  it('forgets the compressed bytes of a very large file and makes them again, equal', async () => {
    // Half noise: it shrinks, and what is left of it is over the bound.
    const content = Buffer.concat([noise(3 * MiB), prose(4 * MiB)])
    const entries = [file('x', content), file('y', 'after')]
    const forgetful = await zipOf(entries, { maxKeptBytes: MiB })
    expect(forgetful.equals(await zipOf(entries))).toBe(true)
    expect(readZip(forgetful)[0]?.bytes.equals(content)).toBe(true)
    expect(forgetful.length).toBeGreaterThan(3 * MiB)
  })

  it('marks names as UTF-8 when they are, and only then', async () => {
    const flags = async (path: Buffer): Promise<number> =>
      (await zipOf([{ ...file(''), path: bytePath(path) }])).readUInt16LE(6)
    expect(await flags(Buffer.from('a'))).toBe(0x0800)
    expect(await flags(Buffer.from('山'))).toBe(0x0800)
    expect(await flags(Buffer.from([0x78, 0xff]))).toBe(0)
  })

  it('has neither extra fields nor data descriptors, and one time for all', async () => {
    const zip = await zipOf([file('x', prose(3 * MiB))])
    expect({
      flags: zip.readUInt16LE(6),
      time: zip.readUInt16LE(10),
      date: zip.readUInt16LE(12),
      extraBytes: zip.readUInt16LE(28),
      statesItsSize: zip.readUInt32LE(22),
    }).toEqual({ flags: 0x0800, time: 0, date: 0x21, extraBytes: 0, statesItsSize: 3 * MiB })
  })

  it('does not depend on how many pieces run at once, nor on the chunks that it reads', async () => {
    const contents = [
      prose(3 * MiB + 9),
      noise(2 * MiB),
      ...Array.from({ length: 50 }, (_, index) => prose(index * 997)),
    ]
    const hashes = new Set<string>()
    for (const [concurrency, chunk] of [
      [1, 64 * 1024],
      [2, 1000],
      [4, 64 * 1024],
      [16, 777_777],
    ] as const) {
      const entries = contents.map((bytes, index): PackageEntry => ({
        kind: 'file',
        path: bytePath(String(index).padStart(3, '0')),
        mode: 0o644,
        content: contentOf(bytes, chunk),
      }))
      hashes.add(
        createHash('sha256')
          .update(await zipOf(entries, { concurrency }))
          .digest('hex'),
      )
    }
    expect(hashes.size).toBe(1)
  })

  it('gives back whatever it is given', async () => {
    const anyFile = fc.record({
      bytes: fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 0, max: 9000 }).map((length) => prose(length)),
      ),
      mode: fc.integer({ min: 0, max: 0o777 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z0-9_-]{1,8}$/), anyFile), async (files) => {
        const entries = Object.entries(files).map(([name, { bytes, mode }]) => file(name, bytes, mode))
        const read = readZip(await zipOf(entries, { concurrency: 3 }))
        expect(
          read.map(({ name, unixMode, bytes }) => [name, unixMode & 0o777, bytes.toString('hex')]),
        ).toEqual(
          Object.entries(files).map(([name, { bytes, mode }]) => [
            name,
            mode,
            Buffer.from(bytes).toString('hex'),
          ]),
        )
      }),
      { numRuns: 60 },
    )
  })

  it.for([
    ['too short', 5, 'abcd'],
    ['too long', 3, Buffer.concat([Buffer.from('abc'), noise(MiB * 2)])],
  ] as const)('refuses a file that is %s', async ([, sizeBytes, bytes]) => {
    const content = { ...contentOf(bytes, 3), sizeBytes: sizeBytes === 3 ? MiB + 1 : sizeBytes }
    await expect(zipOf([{ kind: 'file', path: bytePath('x'), mode: 0o644, content }])).rejects.toMatchObject({
      code: 'image-invalid',
    })
  })

  it('throws what reading throws, in its turn and only once', async () => {
    const broken: PackageEntry = {
      kind: 'file',
      path: bytePath('b'),
      mode: 0o644,
      content: {
        sizeBytes: 1,
        // oxlint-disable-next-line require-yield
        async *read() {
          throw new Error('disk on fire')
        },
      },
    }
    await expect(
      zipOf([file('a', 'a'), broken, { ...broken, path: bytePath('c') }, file('d')]),
    ).rejects.toThrow('disk on fire')
  })

  it('stops when it is cancelled', async () => {
    const cancel = new AbortController()
    const entries = Array.from({ length: 1000 }, (_, index) =>
      file(String(index).padStart(4, '0'), noise(500)),
    )
    const parts = zipBytes(entries, { signal: cancel.signal })
    cancel.abort(new Error('Ctrl-C'))
    await expect(drain(parts)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
