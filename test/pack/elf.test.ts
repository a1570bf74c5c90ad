import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isElf, readElf } from '../../src/pack/elf.ts'
import { contentOf } from '../fixtures/fake-layers.ts'
import { elfBytes, type ElfFixture } from '../fixtures/elf-writer.ts'

const full: ElfFixture = {
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  needed: ['libc.so.6', 'libfoo.so.1'],
  soname: 'libbar.so.2',
  runpath: '$ORIGIN/../lib:/opt/vendor/lib',
  versions: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.34'], 'libstdc++.so.6': ['GLIBCXX_3.4.30'] },
}

describe('readElf', () => {
  const layouts: readonly [string, ElfFixture][] = [
    ['64-bit little-endian', {}],
    ['32-bit little-endian', { bits: 32 }],
    ['64-bit big-endian', { endian: 'big' }],
    ['32-bit big-endian', { bits: 32, endian: 'big' }],
  ]
  it.for(layouts)('reads all that it needs from a %s file', async ([, layout]) => {
    expect(await readElf(contentOf(elfBytes({ ...full, ...layout })))).toEqual({
      machine: 'x86_64',
      interpreter: '/lib64/ld-linux-x86-64.so.2',
      needed: ['libc.so.6', 'libfoo.so.1'],
      soname: 'libbar.so.2',
      libraryPath: ['$ORIGIN/../lib', '/opt/vendor/lib'],
      versions: [
        { library: 'libc.so.6', version: 'GLIBC_2.2.5' },
        { library: 'libc.so.6', version: 'GLIBC_2.34' },
        { library: 'libstdc++.so.6', version: 'GLIBCXX_3.4.30' },
      ],
    })
  })

  it('reads a static program', async () => {
    expect(await readElf(contentOf(elfBytes({ isStatic: true, machine: 183 })))).toMatchObject({
      machine: 'arm64',
      interpreter: undefined,
      needed: [],
    })
  })

  it('names a machine that Lambda does not have by its number', async () => {
    expect(await readElf(contentOf(elfBytes({ machine: 243 })))).toMatchObject({ machine: 'machine 243' })
  })

  it('takes DT_RPATH, unless DT_RUNPATH is there', async () => {
    expect(await readElf(contentOf(elfBytes({ rpath: '/a' })))).toMatchObject({ libraryPath: ['/a'] })
    expect(await readElf(contentOf(elfBytes({ rpath: '/a', runpath: '/b' })))).toMatchObject({
      libraryPath: ['/b'],
    })
  })

  it('finds a dynamic section behind megabytes of code, whatever the chunks', async () => {
    const bytes = elfBytes({ ...full, codeBytes: 3_000_000 })
    expect((await readElf(contentOf(bytes, 1000)))?.needed).toEqual(full.needed)
  })

  it('does not read behind what it needs', async () => {
    let readBytes = 0
    const bytes = Buffer.concat([elfBytes(full), Buffer.alloc(1_000_000)])
    const counted = {
      sizeBytes: bytes.length,
      async *read() {
        for (let at = 0; at < bytes.length; at += 4096) {
          readBytes += 4096
          yield bytes.subarray(at, at + 4096)
        }
      },
    }
    await readElf(counted)
    expect(readBytes).toBeLessThan(100_000)
  })

  it('gives the same answer as the loader for the Node that runs this', async () => {
    const { size } = await stat(process.execPath)
    const elf = await readElf({ sizeBytes: size, read: () => createReadStream(process.execPath) })
    expect(elf?.machine).toBe(process.arch === 'arm64' ? 'arm64' : 'x86_64')
    expect(elf?.needed).toContain('libc.so.6')
    expect(elf?.versions.some(({ version }) => version.startsWith('GLIBC_2.'))).toBe(true)
  })

  it.for([
    ['an empty file', Buffer.alloc(0)],
    ['a script', Buffer.from('#!/bin/sh\n'.repeat(20))],
    ['a cut header', elfBytes(full).subarray(0, 60)],
    ['a file cut before its dynamic section', elfBytes({ ...full, codeBytes: 100 }).subarray(0, -200)],
    ['an unknown class', Buffer.from(elfBytes(full)).fill(9, 4, 5)],
    ['an unknown byte order', Buffer.from(elfBytes(full)).fill(9, 5, 6)],
  ] as const)('gives nothing for %s', async ([, bytes]) => {
    expect(await readElf(contentOf(bytes))).toBeUndefined()
  })

  it('survives any change to a good file', async () => {
    const good = elfBytes(full)
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        const elf = await readElf(contentOf(bytes))
        expect(elf === undefined || Array.isArray(elf.needed)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('isElf', () => {
  it('asks for the magic number and a whole header', () => {
    expect(isElf(elfBytes())).toBe(true)
    expect(isElf(elfBytes().subarray(0, 20))).toBe(false)
    expect(isElf(Buffer.alloc(100))).toBe(false)
  })
})
