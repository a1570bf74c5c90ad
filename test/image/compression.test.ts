import { mkdtemp, open, readdir, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ByteRange } from '../../src/image/byte-range.ts'
import { sniffCompression, zstdDecoder } from '../../src/image/compression.ts'
import { decompress, maxDecompressedBytes } from '../../src/image/decompress.ts'
import { openSpool, type Spool } from '../../src/image/spool.ts'
import { zstdFrames } from '../../src/image/zstd-frames.ts'
import { sha256 } from '../fixtures/image-files.ts'
import { fault, faultOf, lineOf } from './fault.ts'

let folder: string
let spool: Spool
let file: FileHandle | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'layerlift-test-'))
  spool = openSpool(join(folder, 'spool'))
})

afterEach(async () => {
  await spool[Symbol.asyncDispose]()
  await file?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The bytes as a range in the middle of a file. */
async function stored(bytes: Uint8Array): Promise<ByteRange> {
  const path = join(folder, 'stored')
  await writeFile(path, Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]))
  file = await open(path, 'r')
  return { name: 'layer 1', file, offset: 6, sizeBytes: bytes.length }
}

const budget = (): { remainingBytes: number } => ({ remainingBytes: maxDecompressedBytes })
const skippable = (bytes: string): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(0x184d2a53)
  head.writeUInt32LE(bytes.length, 4)
  return Buffer.concat([head, Buffer.from(bytes)])
}
/** Text that compresses, larger than a block of zstd (128 KiB) and than our chunks. */
const large = Buffer.from(Array.from({ length: 90_000 }, (_, index) => `line ${index % 977} `).join(''))
const noise = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 2654435761) >>> 24))
const zstd = (bytes: Uint8Array, checksum = 1): Buffer =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: checksum } })

describe('compression', () => {
  it.for<[string, Buffer, string]>([
    ['gzip', gzipSync('x'), 'gzip'],
    ['zstd', zstd(large), 'zstd'],
    ['zstd after a skippable frame', Buffer.concat([skippable('hello'), zstd(large)]), 'zstd'],
    ['a tar', Buffer.alloc(1024), 'none'],
    ['text', Buffer.from('hello'), 'none'],
    ['three bytes', Buffer.from([0x28, 0xb5, 0x2f]), 'none'],
    ['nothing', Buffer.alloc(0), 'none'],
  ])('is told from the first bytes: %s', async ([, bytes, expected]) => {
    expect(await sniffCompression(await stored(bytes))).toBe(expected)
  })

  it('zstd on a Node without it is a clear error that says which Node has it', async () => {
    const error = await faultOf(() => zstdDecoder('layer 1', { createGunzip: true }))
    expect(error.code).toBe('image-unsupported')
    expect(error.message).toContain(`zstd, which Node ${process.versions.node} cannot read`)
    expect(error.hint).toMatch(/Node 24 \(or 22\.15/)
  })
})

describe('decompressing', () => {
  it.for<[string, 'gzip' | 'zstd', Buffer, Buffer]>([
    ['one gzip member', 'gzip', gzipSync(large), large],
    [
      'several gzip members',
      'gzip',
      Buffer.concat([gzipSync('a'), gzipSync(large), gzipSync('')]),
      Buffer.concat([Buffer.from('a'), large]),
    ],
    ['a gzip member of nothing', 'gzip', gzipSync(''), Buffer.alloc(0)],
    ['gzip with zeros after it', 'gzip', Buffer.concat([gzipSync(large), Buffer.alloc(700)]), large],
    ['one zstd frame', 'zstd', zstd(large), large],
    ['a zstd frame without checksum', 'zstd', zstd(large, 0), large],
    ['noise, which zstd stores raw', 'zstd', zstd(noise), noise],
    [
      'a run of one byte, which zstd stores as one',
      'zstd',
      zstd(Buffer.alloc(1_000_000, 'r')),
      Buffer.alloc(1_000_000, 'r'),
    ],
    [
      'several zstd frames',
      'zstd',
      Buffer.concat([zstd(large), zstd(Buffer.from('b'), 0), zstd(noise)]),
      Buffer.concat([large, Buffer.from('b'), noise]),
    ],
    [
      'skippable frames everywhere',
      'zstd',
      Buffer.concat([skippable('x'), zstd(large), skippable(''), zstd(noise), skippable('end')]),
      Buffer.concat([large, noise]),
    ],
    ['a zstd frame of nothing', 'zstd', zstd(Buffer.alloc(0)), Buffer.alloc(0)],
  ])('gives all of %s', async ([, compression, bytes, expected]) => {
    const result = await decompress(await stored(bytes), compression, { spool, budget: budget() })
    expect(result.digest).toBe(sha256(expected))
    expect(result.range.sizeBytes).toBe(expected.length)
    const written = Buffer.alloc(expected.length)
    await result.range.file.read(written, 0, written.length, result.range.offset)
    expect(written.equals(expected)).toBe(true)
  })

  it.for<[string, 'gzip' | 'zstd', Buffer, RegExp]>([
    [
      'a cut gzip',
      'gzip',
      gzipSync(large).subarray(0, -9),
      fault('image-invalid', 'layer 1 cannot be decompressed: the compressed data is cut'),
    ],
    [
      'gzip with rubbish after it',
      'gzip',
      Buffer.concat([gzipSync(large), Buffer.from('rubbish')]),
      fault('image-invalid', 'layer 1 cannot be decompressed'),
    ],
    [
      'gzip with a wrong checksum',
      'gzip',
      flipped(gzipSync(large), -6),
      fault('image-invalid', 'layer 1 cannot be decompressed'),
    ],
    [
      'a cut zstd frame',
      'zstd',
      zstd(large).subarray(0, -5),
      fault('image-invalid', 'layer 1: the last zstd frame is cut'),
    ],
    [
      'a cut second frame',
      'zstd',
      Buffer.concat([zstd(large), zstd(noise).subarray(0, 7)]),
      fault('image-invalid', 'layer 1: the last zstd frame is cut'),
    ],
    [
      'a cut skippable frame',
      'zstd',
      Buffer.concat([zstd(large), skippable('hello').subarray(0, -1)]),
      fault('image-invalid', 'cut'),
    ],
    [
      'rubbish after a frame',
      'zstd',
      Buffer.concat([zstd(large), Buffer.from('rubbish!')]),
      fault('image-invalid', 'no zstd frame at byte'),
    ],
    [
      'zstd with a wrong checksum',
      'zstd',
      flipped(zstd(large), -2),
      fault('image-invalid', 'layer 1 cannot be decompressed'),
    ],
  ])('refuses %s', async ([, compression, bytes, expected]) => {
    const range = await stored(bytes)
    const error = await faultOf(() => decompress(range, compression, { spool, budget: budget() }))
    expect(lineOf(error)).toMatch(expected)
  })

  it('stops at the bound for an image, and layers share it', async () => {
    const shared = { remainingBytes: large.length + 1000 }
    const range = await stored(gzipSync(large))
    await decompress(range, 'gzip', { spool, budget: shared })
    expect(shared.remainingBytes).toBe(1000)
    const error = await faultOf(() => decompress(range, 'gzip', { spool, budget: shared }))
    expect(lineOf(error)).toMatch(
      fault('image-invalid', `layer 1 decompresses to more than the ${10 * 1024 ** 3} bytes`),
    )
  })

  it('stops when the caller cancels', async () => {
    const controller = new AbortController()
    controller.abort(new Error('Ctrl-C'))
    const range = await stored(gzipSync(large))
    const error = await faultOf(() =>
      decompress(range, 'gzip', { spool, budget: budget(), signal: controller.signal }),
    )
    expect(error.code).toBe('cancelled')
  })
})

describe('the frames of a zstd file', () => {
  it('are found wherever it is cut, or the cut is said', async () => {
    const whole = Buffer.concat([zstd(Buffer.from('a')), skippable('x'), zstd(Buffer.from('b'), 0)])
    const ends = new Set([0, zstd(Buffer.from('a')).length, zstd(Buffer.from('a')).length + 9, whole.length])
    const range = await stored(whole)
    const count = async (sizeBytes: number): Promise<number> => {
      let frames = 0
      for await (const frame of zstdFrames({ ...range, sizeBytes })) frames += frame.sizeBytes > 0 ? 1 : 0
      return frames
    }
    expect(await count(whole.length)).toBe(2)
    for (let cut = 0; cut < whole.length; cut += 1) {
      if (ends.has(cut)) expect(await count(cut)).toBe(cut === 0 ? 0 : 1)
      else
        expect(lineOf(await faultOf(() => count(cut))), `cut at ${cut}`).toMatch(
          fault('image-invalid', 'cut'),
        )
    }
  })
})

describe('the spool', () => {
  it('is a folder of its own that only this user reads, made late and gone afterwards', async () => {
    const place = join(folder, 'spool')
    await expect(readdir(place)).rejects.toThrow('ENOENT')
    const { file: made } = await spool.create('a.tar')
    await spool.create('a.tar')
    expect((await made.stat()).mode & 0o777).toBe(0o600)
    const [own] = await readdir(place)
    expect(own).toMatch(/^layerlift-image-/)
    expect(await readdir(join(place, own ?? ''))).toHaveLength(2)
    await spool[Symbol.asyncDispose]()
    expect(await readdir(place)).toEqual([])
    spool = openSpool(place)
  })

  it('below a file is a clear error', async () => {
    await writeFile(join(folder, 'plain'), '')
    const error = await faultOf(() => openSpool(join(folder, 'plain/x')).create('a'))
    expect(lineOf(error)).toMatch(fault('file', 'cannot make a folder in'))
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  const index = copy.length + at
  copy[index] = (copy[index] ?? 0) ^ 0xff
  return copy
}
