import { describe, expect, it } from 'vitest'
import type { LayerEntry } from '../../src/image/image.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { splitTree, type Split, type SplitOptions } from '../../src/pack/split.ts'
import {
  digestOf,
  dir,
  fifo,
  file,
  hardlink,
  imageOf,
  opaque,
  symlink,
  whiteout,
} from '../fixtures/fake-layers.ts'

const fiveSlots: SplitOptions = { layerStrategy: 'image-layers', layerSlots: 5 }

async function split(
  layers: readonly (readonly LayerEntry[])[],
  options: Partial<SplitOptions> = {},
  config: Parameters<typeof imageOf>[1] = {},
): Promise<Split> {
  const image = imageOf(layers, config)
  return splitTree(await applyLayers(image.layers), image, { ...fiveSlots, ...options })
}

const shown = (entry: PackageEntry): string =>
  entry.kind === 'directory'
    ? `${entry.path}/ ${entry.mode.toString(8)}`
    : entry.kind === 'symlink'
      ? `${entry.path} -> ${entry.target}`
      : `${entry.path} ${entry.mode.toString(8)}`

/** Function and layers as lists of shown entries. */
async function shape(
  layers: readonly (readonly LayerEntry[])[],
  options: Partial<SplitOptions> = {},
): Promise<{ function?: string[]; layers: string[][] }> {
  const packages = await split(layers, options)
  return {
    ...(packages.function === undefined ? {} : { function: packages.function.entries.map(shown) }),
    layers: packages.layers.map(({ entries }) => entries.map(shown)),
  }
}

describe('splitTree', () => {
  const cases: readonly [string, readonly (readonly LayerEntry[])[], Awaited<ReturnType<typeof shape>>][] = [
    [
      'gives /var/task to the function and /opt to a layer, each relative to its folder',
      [
        [dir('opt'), file('opt/bootstrap', '', 0o755)],
        [dir('var/task/src'), file('var/task/src/hello.php')],
      ],
      { function: ['src/ 755', 'src/hello.php 644'], layers: [['bootstrap 755']] },
    ],
    [
      'makes one layer for each image layer that has something in /opt',
      [[file('opt/bin/php')], [file('etc/x')], [file('opt/vendor/a'), dir('opt/bin')]],
      {
        layers: [
          ['bin/ 755', 'bin/php 644'],
          ['vendor/ 755', 'vendor/a 644'],
        ],
      },
    ],
    [
      'leaves a layer as it was when a later one only walks through its folders',
      [
        [dir('opt/lib'), file('opt/lib/a')],
        [dir('opt/lib'), file('opt/lib/b')],
      ],
      {
        layers: [
          ['lib/ 755', 'lib/a 644'],
          ['lib/ 755', 'lib/b 644'],
        ],
      },
    ],
    [
      'gives a folder its final mode in every zip',
      [
        [dir('opt/lib'), file('opt/lib/a')],
        [dir('opt/lib', 0o700), file('opt/lib/b')],
      ],
      {
        layers: [
          ['lib/ 700', 'lib/a 644'],
          ['lib/ 700', 'lib/b 644'],
        ],
      },
    ],
    [
      'makes no layer of a change of mode alone',
      [[dir('opt/lib'), file('opt/lib/a')], [dir('opt/lib', 0o700)]],
      { layers: [['lib/ 700', 'lib/a 644']] },
    ],
    [
      'takes replaced and deleted files out of the earlier layer',
      [
        [file('opt/a', '1'), file('opt/b'), file('opt/c')],
        [file('opt/a', '2'), whiteout('opt/b')],
      ],
      { layers: [['c 644'], ['a 644']] },
    ],
    [
      'drops a layer that has nothing left',
      [[file('opt/a', '1')], [file('opt/a', '2')]],
      { layers: [['a 644']] },
    ],
    [
      'drops a layer whose folders all hold what later layers wrote',
      [
        [dir('opt/bin'), dir('opt/lib')],
        [file('opt/bin/a'), file('opt/lib/b')],
      ],
      { layers: [['bin/ 755', 'bin/a 644', 'lib/ 755', 'lib/b 644']] },
    ],
    [
      'keeps empty folders',
      [[dir('opt/cache/deep')], [dir('var/task/tmp')]],
      { function: ['tmp/ 755'], layers: [['cache/ 755', 'cache/deep/ 755']] },
    ],
    [
      'gives a folder that was deleted and made again to the later layer',
      [
        [dir('opt/d'), file('opt/d/a')],
        [dir('opt/d'), opaque('opt/d')],
      ],
      { layers: [['d/ 755']] },
    ],
    [
      'replaces a file by a folder',
      [
        [file('opt/a'), file('opt/b')],
        [dir('opt/a'), file('opt/a/x')],
      ],
      { layers: [['b 644'], ['a/ 755', 'a/x 644']] },
    ],
    [
      'sorts by bytes, a folder before what it holds',
      [[file('opt/a/x'), file('opt/a-b'), file('opt/a.b'), file('opt/Z'), file('opt/é')]],
      { layers: [['Z 644', 'a/ 755', 'a-b 644', 'a.b 644', 'a/x 644', 'Ã© 644']] },
    ],
    [
      'takes the data of a hard link from outside /opt',
      [[file('usr/bin/php', 'php', 0o755), hardlink('opt/php', 'usr/bin/php', 0o755)]],
      { layers: [['php 755']] },
    ],
    [
      'keeps symlinks, also absolute and dangling ones',
      [[symlink('opt/a', '/usr/x'), symlink('opt/b', 'nowhere')]],
      { layers: [['a -> /usr/x', 'b -> nowhere']] },
    ],
    [
      'follows /var/task when it is a symlink',
      [[symlink('var/task', '/app'), file('app/index.js')]],
      { function: ['index.js 644'], layers: [] },
    ],
    [
      'follows /opt when it is a chain of symlinks',
      [[symlink('opt', 'srv/x'), symlink('srv/x', '../real'), file('real/bootstrap')]],
      { layers: [['bootstrap 644']] },
    ],
    [
      'does not follow symlinks inside of a package',
      [[dir('app'), file('app/x'), symlink('var/task/app', '/app')]],
      { function: ['app -> /app'], layers: [] },
    ],
    [
      'strips one root only',
      [[file('opt/var/task/keep')], [file('var/task/opt/keep')]],
      {
        function: ['opt/ 755', 'opt/keep 644'],
        layers: [['var/ 755', 'var/task/ 755', 'var/task/keep 644']],
      },
    ],
    [
      'leaves special files out and keeps their folder',
      [[dir('opt/run'), fifo('opt/run/pipe')]],
      { layers: [['run/ 755']] },
    ],
  ]
  it.for(cases)('%s', async ([, layers, expected]) => {
    expect(await shape(layers)).toEqual(expected)
  })

  it('names special files with their absolute paths', async () => {
    const { specials } = await split([
      [fifo('opt/run/pipe'), fifo('var/task/p'), fifo('dev/null'), file('opt/a')],
    ])
    expect([...specials].sort()).toEqual(['/opt/run/pipe', '/var/task/p'])
  })

  it('says which image layers a package comes from', async () => {
    const packages = await split([[file('opt/a')], [file('var/task/a')], [file('opt/b'), file('var/task/b')]])
    expect(packages.function?.sourceLayers).toEqual([digestOf(1), digestOf(2)])
    expect(packages.layers.map(({ sourceLayers }) => sourceLayers)).toEqual([[digestOf(0)], [digestOf(2)]])
    expect(packages.layers.map(({ fileName }) => fileName)).toEqual(['layer-1.zip', 'layer-2.zip'])
  })
})

describe('splitTree with more image layers than slots', () => {
  const seven = Array.from({ length: 7 }, (_, index) => [file(`opt/f${index}`)])

  it.for([
    [5, [['f0 644'], ['f1 644'], ['f2 644'], ['f3 644'], ['f4 644', 'f5 644', 'f6 644']]],
    [2, [['f0 644'], ['f1 644', 'f2 644', 'f3 644', 'f4 644', 'f5 644', 'f6 644']]],
    [1, [['f0 644', 'f1 644', 'f2 644', 'f3 644', 'f4 644', 'f5 644', 'f6 644']]],
  ] as const)('keeps the lowest alone and makes the surplus the last of %s', async ([layerSlots, layers]) => {
    expect((await shape(seven, { layerSlots })).layers).toEqual(layers)
  })

  it('changes only the last layer when one more COPY comes on top', async () => {
    const before = await shape(seven)
    const after = await shape([...seven, [file('opt/more')]])
    expect(after.layers.slice(0, 4)).toEqual(before.layers.slice(0, 4))
  })

  it('fills exactly as many slots as there are without merging', async () => {
    expect((await shape(seven.slice(0, 5))).layers).toHaveLength(5)
  })

  it('refuses when the given layers leave no slot', async () => {
    await expect(shape(seven, { layerSlots: 0 })).rejects.toMatchObject({ code: 'limit-exceeded' })
  })

  it('needs no slot when /opt is empty', async () => {
    expect(await shape([[file('var/task/a')]], { layerSlots: 0 })).toEqual({
      function: ['a 644'],
      layers: [],
    })
  })
})

describe('splitTree with other strategies', () => {
  const image = [[file('opt/a', '12345')], [file('opt/b/c', '123'), file('var/task/x')]]

  it('makes one layer with `single`', async () => {
    expect((await shape(image, { layerStrategy: 'single' })).layers).toEqual([['a 644', 'b/ 755', 'b/c 644']])
  })

  it('leaves /opt out with `none` and gives back what was left out', async () => {
    const packages = await split(image, { layerStrategy: 'none' })
    expect(packages.layers).toEqual([])
    expect(packages.function?.entries.map(shown)).toEqual(['x 644'])
    expect(packages.leftOut.map(shown)).toEqual(['a 644', 'b/ 755', 'b/c 644'])
  })
})

describe('splitTree on an image with neither folder', () => {
  it('says what was found instead', async () => {
    const image = [[dir('opt'), file('app/index.js'), file('usr/bin/node'), dir('proc')]]
    await expect(split(image, {}, { workingDir: '/app', cmd: ['node', 'index.js'] })).rejects.toMatchObject({
      code: 'package-invalid',
      message: 'the image has nothing in /var/task and nothing in /opt',
      details: ['the image has /app, /usr', 'WORKDIR is /app', 'CMD is ["node","index.js"]'],
    })
  })

  it('says so of an image without files', async () => {
    await expect(split([[]])).rejects.toMatchObject({
      details: ['the image has no files', 'WORKDIR is not set', 'CMD is not set'],
    })
  })

  it('does not take a symlink to nowhere for a folder', async () => {
    await expect(split([[symlink('opt', '/nowhere')]])).rejects.toMatchObject({ code: 'package-invalid' })
  })
})
