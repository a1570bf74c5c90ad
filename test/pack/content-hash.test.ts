import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytePath } from '../../src/image/image.ts'
import { contentHash } from '../../src/pack/content-hash.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { contentOf } from '../fixtures/fake-layers.ts'

const file = (path: string, content: string, mode = 0o644, chunkBytes = 1000): PackageEntry => ({
  kind: 'file',
  path: bytePath(path),
  mode,
  content: contentOf(content, chunkBytes),
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

describe('contentHash', () => {
  it('is this number for this package, for ever', async () => {
    const hash = await contentHash([folder('bin'), file('bin/php', 'php', 0o755), link('l', 'bin/php')])
    expect(hash).toMatchInlineSnapshot(`"876b128b771688c5774c8429797710902461d57e4e2e352a1c357d6bdc4168cf"`)
  })

  it('follows the encoding that its file describes', async () => {
    const field = (bytes: Uint8Array): Buffer => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return Buffer.concat([length, bytes])
    }
    const text = (value: string): Buffer => field(Buffer.from(value))
    const digest = (content: string): Buffer => field(createHash('sha256').update(content).digest())
    const expected = Buffer.concat([
      text('layerlift-content-1'),
      ...['d', 'd', '0755', '', ''].map(text),
      ...['f', 'd/é', '0600', ''].map(text),
      digest('abc'),
      ...['l', 'l', '0777', 'd/é', ''].map(text),
    ])
    const entries = [folder('d'), file('d/é', 'abc', 0o600), link('l', 'd/é')]
    expect(await contentHash(entries)).toBe(createHash('sha256').update(expected).digest('hex'))
  })

  const base = [folder('d'), file('d/a', 'abc'), link('l', 'd/a')]
  const changes: readonly [string, readonly PackageEntry[]][] = [
    ['a byte', [folder('d'), file('d/a', 'abd'), link('l', 'd/a')]],
    ['a mode of a file', [folder('d'), file('d/a', 'abc', 0o755), link('l', 'd/a')]],
    ['a mode of a folder', [folder('d', 0o700), file('d/a', 'abc'), link('l', 'd/a')]],
    ['a name', [folder('d'), file('d/b', 'abc'), link('l', 'd/a')]],
    ['a link target', [folder('d'), file('d/a', 'abc'), link('l', 'd/b')]],
    ['a kind', [folder('d'), file('d/a', 'abc'), file('l', 'd/a', 0o777)]],
    ['an empty folder more', [folder('c'), ...base]],
    ['an entry less', base.slice(0, 2)],
  ]
  it.for(changes)('changes with %s', async ([, entries]) => {
    expect(await contentHash(entries)).not.toBe(await contentHash(base))
  })

  it('does not depend on the chunks that it reads', async () => {
    const content = 'x'.repeat(5000)
    const hashes = await Promise.all(
      [1, 7, 5000, 9999].map((size) => contentHash([file('a', content, 0o644, size)])),
    )
    expect(new Set(hashes).size).toBe(1)
  })

  it('never takes two packages for one', async () => {
    const short = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', '\0') })
    const entry = fc.oneof(
      fc.record({ kind: fc.constant('file' as const), path: short, content: short }),
      fc.record({ kind: fc.constant('symlink' as const), path: short, content: short }),
    )
    const make = (
      items: readonly { kind: 'file' | 'symlink'; path: string; content: string }[],
    ): PackageEntry[] =>
      items.map(({ kind, path, content }) => (kind === 'file' ? file(path, content) : link(path, content)))
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 3 }),
        fc.array(entry, { maxLength: 3 }),
        async (left, right) => {
          const isSame = (await contentHash(make(left))) === (await contentHash(make(right)))
          expect(isSame).toBe(JSON.stringify(left) === JSON.stringify(right))
        },
      ),
    )
  })

  it('shows the first bytes of every file, in order', async () => {
    const seen: string[] = []
    await contentHash([file('a', 'first', 0o644, 3), folder('b'), file('c', '')], {
      onFile: (entry, firstBytes) => seen.push(`${entry.path} ${Buffer.from(firstBytes).toString()}`),
    })
    expect(seen).toEqual(['a fir', 'c '])
  })

  it('refuses a file whose content is cut', async () => {
    const cut = { ...file('a', 'abc'), content: { ...contentOf('abc'), sizeBytes: 4 } }
    await expect(contentHash([cut])).rejects.toMatchObject({
      code: 'image-invalid',
      message: 'the file a of the image has 3 bytes where its header says 4',
    })
  })

  it('stops when it is cancelled', async () => {
    const signal = AbortSignal.abort()
    await expect(contentHash([file('a', 'abc')], { signal })).rejects.toMatchObject({ code: 'cancelled' })
  })
})
