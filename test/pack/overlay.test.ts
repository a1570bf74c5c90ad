import { describe, expect, it } from 'vitest'
import { bytePath, type LayerEntry } from '../../src/image/image.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import { nodesBelow, type TreeNode } from '../../src/pack/tree.ts'
import { dir, fifo, file, hardlink, layersOf, opaque, symlink, whiteout } from '../fixtures/fake-layers.ts'

/** The tree as lines: path, layer that wrote it, mode or target, content. */
async function linesOf(...layers: readonly (readonly LayerEntry[])[]): Promise<string[]> {
  const tree = await applyLayers(layersOf(...layers))
  const lines = await Promise.all(
    [...nodesBelow(tree.root)].map(async ([path, node]) => `${path} ${await describeNode(node)}`),
  )
  return lines.sort()
}

async function describeNode(node: TreeNode): Promise<string> {
  if (node.kind === 'directory') return `#${node.layer} ${node.mode.toString(8)}`
  if (node.kind === 'symlink') return `#${node.layer} -> ${node.target}`
  if (node.kind === 'special') return `#${node.layer} ${node.type}`
  const chunks: Uint8Array[] = []
  for await (const chunk of node.inode.content.read()) chunks.push(chunk)
  return `#${node.layer} ${node.inode.mode.toString(8)} "${Buffer.concat(chunks).toString()}"`
}

const cases: readonly [
  title: string,
  layers: readonly (readonly LayerEntry[])[],
  expected: readonly string[],
][] = [
  [
    'keeps what no later layer touches',
    [[dir('a'), file('a/x', '1')], [dir('b')]],
    ['a #0 755', 'a/x #0 644 "1"', 'b #1 755'],
  ],
  ['replaces a file', [[file('x', '1')], [file('x', '2', 0o600)]], ['x #1 600 "2"']],
  [
    'keeps the children of a folder that is named again, with its new mode and its old layer',
    [[dir('a'), file('a/x')], [dir('a', 0o700)]],
    ['a #0 700', 'a/x #0 644 ""'],
  ],
  [
    'replaces a folder and its children by a file',
    [[dir('a'), file('a/x')], [file('a', '2')]],
    ['a #1 644 "2"'],
  ],
  ['replaces a file by a folder', [[file('a')], [dir('a'), file('a/x')]], ['a #1 755', 'a/x #1 644 ""']],
  [
    'replaces a symlink by a folder without following it',
    [[dir('t'), symlink('a', 't')], [dir('a')]],
    ['a #1 755', 't #0 755'],
  ],
  [
    'replaces a symlink by a file without following it',
    [[file('t', '1'), symlink('a', 't')], [file('a', '2')]],
    ['a #1 644 "2"', 't #0 644 "1"'],
  ],
  ['makes missing parents 0755', [[file('a/b/x')]], ['a #0 755', 'a/b #0 755', 'a/b/x #0 644 ""']],
  [
    'follows a symlink among the parents',
    [[dir('srv'), symlink('var', 'srv')], [file('var/x', '1')]],
    ['srv #0 755', 'srv/x #1 644 "1"', 'var #0 -> srv'],
  ],
  [
    'starts an absolute target at the root of the image, from any depth',
    [[dir('a/b'), symlink('a/b/l', '/t'), file('a/b/l/x', '1')]],
    ['a #0 755', 'a/b #0 755', 'a/b/l #0 -> /t', 't #0 755', 't/x #0 644 "1"'],
  ],
  [
    'stops `..` in a target at the root',
    [[symlink('l', '../../../t'), file('l/x', '1')]],
    ['l #0 -> ../../../t', 't #0 755', 't/x #0 644 "1"'],
  ],
  ['takes a name away with a whiteout, children and all', [[dir('a'), file('a/x')], [whiteout('a')]], []],
  ['takes a symlink away, not its target', [[dir('t'), symlink('l', 't')], [whiteout('l')]], ['t #0 755']],
  ['ignores a whiteout of nothing', [[dir('a')], [whiteout('a/b/c'), whiteout('z')]], ['a #0 755']],
  [
    'lets a whiteout spare what its own layer wrote before it',
    [[file('x', '1')], [file('x', '2'), whiteout('x')]],
    ['x #1 644 "2"'],
  ],
  [
    'lets a whiteout spare what its own layer wrote after it',
    [[file('x', '1')], [whiteout('x'), file('x', '2')]],
    ['x #1 644 "2"'],
  ],
  [
    'lets a whiteout of a folder spare only what its own layer wrote in it',
    [
      [dir('a'), file('a/old'), dir('a/deep'), file('a/deep/old')],
      [dir('a'), dir('a/deep'), file('a/deep/new'), whiteout('a')],
    ],
    ['a #1 755', 'a/deep #1 755', 'a/deep/new #1 644 ""'],
  ],
  [
    'hides all lower children of an opaque folder at any depth, marker first',
    [
      [dir('a'), dir('a/d'), file('a/d/old'), file('a/old')],
      [dir('a'), opaque('a'), dir('a/d'), file('a/d/new')],
    ],
    ['a #1 755', 'a/d #1 755', 'a/d/new #1 644 ""'],
  ],
  [
    'hides all lower children of an opaque folder at any depth, marker last',
    [
      [dir('a'), dir('a/d'), file('a/d/old'), file('a/old')],
      [dir('a'), dir('a/d'), file('a/d/new'), opaque('a')],
    ],
    ['a #1 755', 'a/d #1 755', 'a/d/new #1 644 ""'],
  ],
  [
    'can make the root itself opaque',
    [
      [file('x'), file('y')],
      [file('x', '2'), opaque('')],
    ],
    ['x #1 644 "2"'],
  ],
  [
    'follows symlinks to the folder of a whiteout',
    [[dir('t'), file('t/x'), symlink('l', 't')], [whiteout('l/x')]],
    ['l #0 -> t', 't #0 755'],
  ],
  [
    'shares the content of a hard link as of now',
    [[file('a', '1'), hardlink('b', 'a')], [file('a', '2')]],
    ['a #1 644 "2"', 'b #0 644 "1"'],
  ],
  [
    'finds the data of a hard link in a lower layer and through symlinks',
    [[file('usr/lib/x', '1'), symlink('lib', 'usr/lib')], [hardlink('opt/x', 'lib/x')]],
    [
      'lib #0 -> usr/lib',
      'opt #1 755',
      'opt/x #1 644 "1"',
      'usr #0 755',
      'usr/lib #0 755',
      'usr/lib/x #0 644 "1"',
    ],
  ],
  [
    'makes a hard link to a symlink that symlink',
    [[symlink('l', 'nowhere'), hardlink('b', 'l')]],
    ['b #0 -> nowhere', 'l #0 -> nowhere'],
  ],
  [
    'gives all names of an inode the mode of the last header',
    [[file('a', '1', 0o600), hardlink('b', 'a', 0o755)]],
    ['a #0 755 "1"', 'b #0 755 "1"'],
  ],
  [
    'resolves a hard link into an AUFS folder, which is no part of the image',
    [[file('.wh..wh.plnk/1.2', '1'), hardlink('a', '.wh..wh.plnk/1.2'), file('.wh..wh.aufs')]],
    ['a #0 644 "1"'],
  ],
  ['lets a device hide what was there', [[file('x')], [fifo('x')]], ['x #1 fifo']],
  ['takes the last of duplicates in one layer', [[file('x', '1'), file('x', '2')]], ['x #0 644 "2"']],
  ['takes the attributes of the root', [[dir('', 0o700), file('x')]], ['x #0 644 ""']],
  [
    'keeps names that objects would lose or reorder',
    [[file('__proto__', '1'), file('10'), file('9')]],
    ['10 #0 644 ""', '9 #0 644 ""', '__proto__ #0 644 "1"'],
  ],
]

describe('applyLayers', () => {
  it.for(cases)('%s', async ([, layers, expected]) => {
    expect(await linesOf(...layers)).toEqual(expected)
  })

  const refused: readonly [string, readonly LayerEntry[], RegExp][] = [
    ['a hard link to nothing', [hardlink('a', 'b')], /\/a is a hard link to \/b, which is not there/],
    ['a hard link to itself', [file('a'), hardlink('a', 'a')], /hard link to \/a, which is not there/],
    ['a hard link to a folder', [dir('b'), hardlink('a', 'b')], /hard link to the folder \/b/],
    ['a file used as a folder', [file('a'), file('a/b')], /\/a\/b lies below something that is not a folder/],
    ['a loop of symlinks', [symlink('a', 'b'), symlink('b', 'a'), file('a/x')], /loop of symlinks/],
    ['a whiteout of nothing at all', [file('a/.wh.')], /malformed whiteout/],
    ['a whiteout of the folder itself', [file('a/.wh..')], /malformed whiteout/],
    ['a whiteout of the parent', [file('a/.wh...')], /malformed whiteout/],
  ]
  it.for(refused)('refuses %s', async ([, entries, message]) => {
    await expect(linesOf(entries)).rejects.toMatchObject({ code: 'image-invalid' })
    await expect(linesOf(entries)).rejects.toThrow(message)
  })

  it('escapes a name that would start a workflow command', async () => {
    await expect(linesOf([hardlink('a\n::error::b', 'b')])).rejects.toThrow(/\/a\\n::error::b is/)
  })

  it('follows 40 symlinks and not one more', async () => {
    const chain = (length: number): LayerEntry[] => [
      ...Array.from({ length }, (_, index) =>
        symlink(`l${index}`, index + 1 < length ? `l${index + 1}` : 't'),
      ),
      dir('t'),
      file('l0/x'),
    ]
    expect(await linesOf(chain(40))).toContain('t/x #0 644 ""')
    await expect(linesOf(chain(41))).rejects.toMatchObject({ code: 'image-invalid' })
  })

  it('keeps two names apart that decode to one text', async () => {
    const lines = await linesOf([
      { ...file(''), path: bytePath(Buffer.from([0x78, 0xff])) },
      { ...file(''), path: bytePath(Buffer.from([0x78, 0xfe])) },
    ])
    expect(lines).toHaveLength(2)
  })
})
