import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { maxMetadataBytes } from '../../src/image/tar.ts'
import { headerBlock, tarBytes, type PaxRecord, type TarItem } from '../fixtures/tar-writer.ts'
import { fault, faultOf as actionFault, lineOf, ownError } from './fault.ts'
import { scan, type Seen } from './tar-scan.ts'

const latin1 = (text: string): string => Buffer.from(text).toString('latin1')
const file = (path: string, content: string, mode = '644'): Seen => ({ kind: 'file', path, mode, content })
const after: TarItem = { kind: 'file', name: 'after', content: 'after' }

/** Scanned both ways, which must agree; the hash must be that of all bytes. */
async function entriesOf(tar: Buffer): Promise<readonly Seen[]> {
  const hashed = await scan(tar, { hashed: true })
  const plain = await scan(tar, { hashed: false })
  expect(plain.entries).toEqual(hashed.entries)
  expect(hashed.sha256).toBe(createHash('sha256').update(tar).digest('hex'))
  return hashed.entries
}

/** The error of both ways, which must agree, as one line. */
async function faultOf(tar: Buffer): Promise<string> {
  const hashed = lineOf(await actionFault(() => scan(tar, { hashed: true })))
  expect(lineOf(await actionFault(() => scan(tar, { hashed: false })))).toBe(hashed)
  return hashed
}

const invalid = (text: string): RegExp => fault('image-invalid', text)
const unsupported = (text: string): RegExp => fault('image-unsupported', text)

describe('the entries of a tar', () => {
  it('are all kinds, in order, with contents that can be read in any order afterwards', async () => {
    const tar = tarBytes([
      { kind: 'directory', name: './' },
      { kind: 'directory', name: 'opt', mode: 0o1777 },
      { kind: 'file', name: './opt/empty' },
      { kind: 'file', name: '/opt/one block', content: 'b'.repeat(512), mode: 0o4755 },
      { kind: 'file', name: 'opt/x', content: 'c'.repeat(513) },
      { kind: 'hardlink', name: 'opt/hard', target: './opt/x', mode: 0o600 },
      { kind: 'symlink', name: 'opt/soft', target: '/usr/../x' },
      { kind: 'special', name: 'dev/null', type: 'character device' },
      { kind: 'special', name: 'dev/sda', type: 'block device' },
      { kind: 'special', name: 'run/pipe', type: 'fifo' },
      { kind: 'file', name: 'opt/.wh.gone' },
      after,
    ])
    expect(await entriesOf(tar)).toEqual([
      { kind: 'directory', path: '', mode: '755' },
      { kind: 'directory', path: 'opt', mode: '1777' },
      file('opt/empty', ''),
      file('opt/one block', 'b'.repeat(512), '4755'),
      file('opt/x', 'c'.repeat(513)),
      { kind: 'hardlink', path: 'opt/hard', mode: '600', target: 'opt/x' },
      { kind: 'symlink', path: 'opt/soft', target: '/usr/../x' },
      { kind: 'special', path: 'dev/null', type: 'character device' },
      { kind: 'special', path: 'dev/sda', type: 'block device' },
      { kind: 'special', path: 'run/pipe', type: 'fifo' },
      file('opt/.wh.gone', ''),
      file('after', 'after'),
    ])
  })

  it.for(['pax', 'gnu'] as const)('have long, non-ASCII and raw names in the %s format', async (format) => {
    const long = `opt/${'長'.repeat(60)}/${'n'.repeat(200)}`
    const target = `/${'t'.repeat(300)}`
    const raw = Buffer.from([0x6f, 0x70, 0x74, 0x2f, 0x78, 0xff])
    const tar = tarBytes(
      [
        { kind: 'file', name: long, content: 'long' },
        { kind: 'symlink', name: `${long}.link`, target },
        { kind: 'hardlink', name: 'opt/hard', target: long },
        { kind: 'file', name: raw, content: 'raw' },
        after,
      ],
      { format },
    )
    expect(await entriesOf(tar)).toEqual([
      file(latin1(long), 'long'),
      { kind: 'symlink', path: latin1(`${long}.link`), target },
      { kind: 'hardlink', path: 'opt/hard', mode: '644', target: latin1(long) },
      file('opt/x\xff', 'raw'),
      file('after', 'after'),
    ])
  })

  it('have names of a ustar prefix and name together', async () => {
    const name = `opt/${'p'.repeat(140)}/${'n'.repeat(90)}`
    expect(
      await entriesOf(tarBytes([{ kind: 'file', name, content: 'x' }, after], { format: 'ustar' })),
    ).toEqual([file(name, 'x'), file('after', 'after')])
  })

  it('of version 7 are files and, with a trailing slash, folders', async () => {
    const tar = tarBytes(
      [
        { kind: 'file', name: 'opt/', header: { typeflag: '\0' } },
        { kind: 'file', name: 'opt/x', content: 'x', header: { typeflag: '\0' } },
        { kind: 'file', name: 'opt/y/', content: 'y' },
        { kind: 'file', name: 'opt/z', content: 'z', header: { typeflag: '7' } },
      ],
      { format: 'v7' },
    )
    expect(await entriesOf(tar)).toEqual([
      { kind: 'directory', path: 'opt', mode: '644' },
      file('opt/x', 'x'),
      file('opt/y', 'y'),
      file('opt/z', 'z'),
    ])
  })

  it('may repeat a path: both come, in order', async () => {
    const tar = tarBytes([
      { kind: 'file', name: 'x', content: '1' },
      { kind: 'file', name: './x', content: '2' },
    ])
    expect(await entriesOf(tar)).toEqual([file('x', '1'), file('x', '2')])
  })

  it('span the chunks in which the file is read', async () => {
    const items = Array.from({ length: 40 }, (_, index): TarItem => {
      const content = Buffer.alloc(index * 7919, index)
      return {
        kind: 'file',
        name: `f${index}`,
        content,
        pax: [['SCHILY.xattr.user.big', Buffer.alloc(60_000, 'x')]],
      }
    })
    const seen = await entriesOf(tarBytes(items))
    expect(seen.map(({ content }) => content?.length)).toEqual(items.map((_, index) => index * 7919))
    expect(
      seen.every(({ content }, index) => content === String.fromCharCode(index).repeat(index * 7919)),
    ).toBe(true)
  })
})

describe('pax and GNU headers before an entry', () => {
  const local = (...records: PaxRecord[]): TarItem => ({ kind: 'pax', records })
  const gnuLong = (typeflag: 'L' | 'K', name: string): TarItem => {
    const data = Buffer.from(`${name}\0`)
    const header = headerBlock({
      name: Buffer.from('././@LongLink'),
      mode: 0,
      size: data.length,
      typeflag,
      magic: 'ustar  \0',
    })
    return { kind: 'raw', bytes: Buffer.concat([header, data, Buffer.alloc(512 - data.length)]) }
  }
  const link: TarItem = { kind: 'symlink', name: 'link', target: 'target' }
  const linkTo = (path: string, target: string): Seen => ({ kind: 'symlink', path, target })

  it('give a size that wins over the header, so that content is never read as headers', async () => {
    const inner = tarBytes([{ kind: 'file', name: 'smuggled', content: 'evil' }], { endBlocks: 0 })
    const outer: TarItem = {
      kind: 'file',
      name: 'outer',
      content: inner,
      header: { size: 0 },
      pax: [['size', String(inner.length)]],
    }
    expect(await entriesOf(tarBytes([outer, after]))).toEqual([
      file('outer', inner.toString('latin1')),
      file('after', 'after'),
    ])
  })

  it('give a size below the header, too', async () => {
    const tar = tarBytes([
      { kind: 'file', name: 'x', content: 'abcdef', header: { size: 9999 }, pax: [['size', '6']] },
      after,
    ])
    expect(await entriesOf(tar)).toEqual([file('x', 'abcdef'), file('after', 'after')])
  })

  it('apply across each other, in either order', async () => {
    for (const items of [
      [local(['linkpath', 'pax-link']), gnuLong('L', 'gnu-name'), link, link],
      [gnuLong('L', 'gnu-name'), local(['linkpath', 'pax-link']), link, link],
    ]) {
      expect(await entriesOf(tarBytes(items))).toEqual([
        linkTo('gnu-name', 'pax-link'),
        linkTo('link', 'target'),
      ])
    }
  })

  it('apply to the next entry only, and the later of two pax headers counts alone', async () => {
    const tar = tarBytes([
      local(['path', 'first'], ['linkpath', 'lost']),
      local(['path', 'second']),
      link,
      link,
    ])
    expect(await entriesOf(tar)).toEqual([linkTo('second', 'target'), linkTo('link', 'target')])
  })

  it('of GNU win over pax, as in the reader that Docker uses', async () => {
    const tar = tarBytes([
      gnuLong('L', 'gnu'),
      gnuLong('K', 'gnu-target'),
      local(['path', 'pax'], ['linkpath', 'x']),
      link,
    ])
    expect(await entriesOf(tar)).toEqual([linkTo('gnu', 'gnu-target')])
  })

  it('are refused when they are too large to be true, before anything is read', async () => {
    const size = maxMetadataBytes + 1
    for (const typeflag of ['x', 'g', 'L', 'K']) {
      const bytes = headerBlock({ name: Buffer.from('x'), mode: 0, size, typeflag, magic: 'ustar\u000000' })
      expect(await faultOf(bytes)).toMatch(invalid(`extended header of ${size} bytes`))
    }
  })

  it('are refused when no entry follows', async () => {
    expect(await faultOf(tarBytes([local(['path', 'x'])]))).toMatch(invalid('only the extended header'))
    expect(await faultOf(tarBytes([gnuLong('K', 'x')], { endBlocks: 0 }))).toMatch(
      invalid('only the extended header'),
    )
  })

  it('that are global may hold a comment, and nothing that renames', async () => {
    const comment: TarItem = { kind: 'pax', global: true, records: [['comment', 'a'.repeat(40)]] }
    expect(await entriesOf(tarBytes([comment, after]))).toEqual([file('after', 'after')])
    const renaming: TarItem = { kind: 'pax', global: true, records: [['path', 'x']] }
    expect(await faultOf(tarBytes([renaming, after]))).toMatch(unsupported('global pax header'))
  })

  it('that are malformed are refused', async () => {
    const broken: TarItem = { kind: 'pax', records: Buffer.from('99 path=x\n') }
    expect(await faultOf(tarBytes([broken, after]))).toMatch(invalid('malformed pax record'))
  })
})

describe('what a tar may not say', () => {
  it.for<[string, TarItem]>([
    ['hard links', { kind: 'hardlink', name: 'x', target: 'y', header: { size: 512 } }],
    ['symlinks', { kind: 'symlink', name: 'x', target: 'y', header: { size: 1024 } }],
    ['folders', { kind: 'directory', name: 'x', header: { size: 4096 } }],
    ['devices', { kind: 'special', name: 'x', type: 'block device', header: { size: 512 } }],
    ['fifos', { kind: 'special', name: 'x', type: 'fifo', pax: [['size', '700']] }],
  ])('%s have no data, whatever size they state', async ([, item]) => {
    const seen = await entriesOf(tarBytes([item, after]))
    expect(seen.map(({ path }) => path)).toEqual(['x', 'after'])
  })

  it.for<[string, TarItem, RegExp]>([
    ['a wrong checksum', { kind: 'file', name: 'x', header: { checksum: '0000000\0' } }, invalid('checksum')],
    ['a negative size', { kind: 'file', name: 'x', header: { size: -512n } }, invalid('negative')],
    ['a size of exabytes', { kind: 'file', name: 'x', header: { size: 2n ** 60n } }, invalid('too large')],
    ['a size beyond the file', { kind: 'file', name: 'x', header: { size: 10_000_000 } }, invalid('is cut')],
    [
      'a pax size beyond the file',
      { kind: 'file', name: 'x', pax: [['size', '9007199254740991']] },
      invalid('is cut'),
    ],
    ['.. in a path', { kind: 'file', name: 'opt/../../etc/passwd' }, invalid('".." in the path')],
    ['.. in a pax path', { kind: 'file', name: 'x', pax: [['path', '../x']] }, invalid('".." in the path')],
    [
      '.. in the target of a hard link',
      { kind: 'hardlink', name: 'x', target: '../etc/passwd' },
      invalid('".."'),
    ],
    ['a file without a name', { kind: 'file', name: './' }, invalid('without a name')],
    ['a symlink at the root', { kind: 'symlink', name: '/', target: 'x' }, invalid('without a name')],
    ['a symlink to nothing', { kind: 'symlink', name: 'x', target: '' }, invalid('without a target')],
    ['a name of 256 bytes', { kind: 'file', name: 'n'.repeat(256) }, invalid('a name of 256 bytes')],
    ['a path of 5000 bytes', { kind: 'file', name: 'ab/'.repeat(1667) }, invalid('a path of 50')],
    ['a GNU sparse file', { kind: 'file', name: 'x', header: { typeflag: 'S' } }, unsupported('sparse')],
    [
      'pax sparse 0.0',
      {
        kind: 'file',
        name: 'x',
        pax: [
          ['GNU.sparse.size', '9'],
          ['GNU.sparse.numblocks', '1'],
        ],
      },
      unsupported('sparse'),
    ],
    ['pax sparse 0.1', { kind: 'file', name: 'x', pax: [['GNU.sparse.map', '0,1']] }, unsupported('sparse')],
    [
      'pax sparse 1.0',
      {
        kind: 'file',
        name: 'x',
        pax: [
          ['GNU.sparse.major', '1'],
          ['GNU.sparse.realsize', '9'],
        ],
      },
      unsupported('sparse'),
    ],
    [
      'a multi-volume part',
      { kind: 'file', name: 'x', header: { typeflag: 'M' } },
      unsupported('unknown tar type "M"'),
    ],
    [
      'a Solaris extended header',
      { kind: 'file', name: 'x', header: { typeflag: 'X' } },
      unsupported('unknown tar type'),
    ],
    [
      'an unknown type',
      { kind: 'file', name: 'x', header: { typeflag: '\n' } },
      unsupported('unknown tar type "\\n"'),
    ],
  ])('%s is refused', async ([, item, expected]) => {
    expect(await faultOf(tarBytes([after, item, after]))).toMatch(expected)
  })

  it('a volume label is passed over, data and all', async () => {
    const label: TarItem = { kind: 'file', name: '../backup of ..', content: 'x', header: { typeflag: 'V' } }
    expect(await entriesOf(tarBytes([label, after]))).toEqual([file('after', 'after')])
  })

  it('messages name the archive and the byte where the entry starts', async () => {
    const tar = tarBytes([after, { kind: 'file', name: '../x' }])
    expect(await faultOf(tar)).toMatch(invalid('layer.tar, byte 1024: ".." in the path "../x"'))
  })
})

describe('the end of a tar', () => {
  it.for([0, 1, 2, 20])('may be marked by %i zero blocks', async (endBlocks) => {
    expect(await entriesOf(tarBytes([after], { endBlocks }))).toEqual([file('after', 'after')])
  })

  it('is where two zero blocks are; what follows is no content but belongs to the digest', async () => {
    const tar = Buffer.concat([
      tarBytes([after]),
      tarBytes([{ kind: 'file', name: 'ghost' }]),
      Buffer.from('rubbish'),
    ])
    expect(await entriesOf(tar)).toEqual([file('after', 'after')])
  })

  it('is not a single zero block between entries', async () => {
    const tar = tarBytes([after, { kind: 'raw', bytes: Buffer.alloc(512) }, after])
    expect(await faultOf(tar)).toMatch(invalid('single zero block'))
  })

  it('of an empty file is an empty layer', async () => {
    expect(await entriesOf(Buffer.alloc(0))).toEqual([])
    expect(await entriesOf(Buffer.alloc(1024))).toEqual([])
  })

  it('may come before the padding of the last file', async () => {
    const tar = tarBytes([after], { endBlocks: 0 })
    expect(await entriesOf(tar.subarray(0, 512 + 5))).toEqual([file('after', 'after')])
    expect(await faultOf(tar.subarray(0, 512 + 4))).toMatch(invalid('is cut'))
  })

  it('at any byte gives the entries before it, or says that the tar is cut; never other entries', async () => {
    const items: TarItem[] = [
      { kind: 'directory', name: 'opt' },
      { kind: 'file', name: 'opt/a', content: 'a'.repeat(1300) },
      { kind: 'file', name: `opt/${'長'.repeat(50)}`, content: 'b' },
      { kind: 'symlink', name: 'opt/l', target: 't'.repeat(200) },
      { kind: 'hardlink', name: 'opt/h', target: 'opt/a' },
      after,
    ]
    for (const format of ['pax', 'gnu'] as const) {
      const tar = tarBytes(items, { format })
      const whole = await entriesOf(tar)
      for (let cut = 0; cut <= tar.length; cut += 256) {
        const result = await scan(tar.subarray(0, cut), { hashed: cut % 512 === 0 }).catch(ownError)
        if (result instanceof LayerliftError)
          expect(lineOf(result), `cut at ${cut}`).toMatch(invalid('is cut'))
        else expect(whole.slice(0, result.entries.length)).toEqual(result.entries)
      }
    }
  })
})

describe('any tar', () => {
  const name = fc
    .array(fc.uint8Array({ minLength: 1, maxLength: 120 }), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts.map((part) => Buffer.from(part.map((byte) => (byte === 0 || byte === 0x2f ? 0x61 : byte)))),
    )
    .filter((parts) => parts.every((part) => !['.', '..'].includes(part.toString('latin1'))))
    .map((parts) =>
      Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from('/'), part]))),
    )
  const mode = fc.integer({ min: 0, max: 0o7777 })
  const item: fc.Arbitrary<TarItem> = fc.oneof(
    fc.record({
      kind: fc.constant('file' as const),
      name,
      mode,
      content: fc.uint8Array({ maxLength: 1500 }),
    }),
    fc.record({ kind: fc.constant('directory' as const), name, mode }),
    fc.record({ kind: fc.constant('symlink' as const), name, target: name }),
    fc.record({ kind: fc.constant('hardlink' as const), name, target: name, mode }),
  )

  it('gives back what was written into it', async () => {
    const format = fc.constantFrom('pax' as const, 'gnu' as const)
    await fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 8 }), format, async (items, format) => {
        const seen = await entriesOf(tarBytes(items, { format }))
        expect(seen).toEqual(items.map(asSeen))
      }),
      { numRuns: 60 },
    )
  })

  it('with changed bytes gives entries or one of our errors, and ends', async () => {
    const good = tarBytes([{ kind: 'file', name: '長'.repeat(50), content: 'x'.repeat(600) }, after])
    const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(edits, fc.boolean(), async (edits, hashed) => {
        const bad = Buffer.from(good)
        for (const [at, byte] of edits) bad[at] = byte
        await scan(bad, { hashed }).catch(ownError)
      }),
      { numRuns: 100 },
    )
  })
})

function asSeen(item: TarItem): Seen {
  if (!('name' in item)) throw new Error('only named items are made here')
  const text = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('latin1')
  return {
    kind: item.kind,
    path: text(item.name),
    ...('mode' in item && item.mode !== undefined ? { mode: item.mode.toString(8) } : {}),
    ...('target' in item ? { target: text(item.target) } : {}),
    ...(item.kind === 'file' ? { content: text(item.content ?? '') } : {}),
  }
}
