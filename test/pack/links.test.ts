import { describe, expect, it } from 'vitest'
import type { LayerEntry } from '../../src/image/image.ts'
import { lambdaRoot } from '../../src/pack/lambda-root.ts'
import { brokenLinks } from '../../src/pack/links.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import { splitTree } from '../../src/pack/split.ts'
import { dir, file, imageOf, symlink } from '../fixtures/fake-layers.ts'

async function brokenIn(entries: readonly LayerEntry[]): Promise<readonly string[]> {
  const image = imageOf([entries])
  const tree = await applyLayers(image.layers)
  const split = splitTree(tree, image, { layerStrategy: 'image-layers', layerSlots: 5 })
  const drafts = [...(split.function === undefined ? [] : [split.function]), ...split.layers]
  return brokenLinks(drafts, { image: tree, lambda: lambdaRoot(drafts, 'x86_64') })
}

describe('brokenLinks', () => {
  it('names links to files that stay behind in the image', async () => {
    const links = [symlink('opt/php.ini', '/etc/php.ini'), symlink('var/task/config', '../../srv/config')]
    expect(await brokenIn([file('etc/php.ini'), dir('srv/config'), ...links])).toEqual([
      'lead to what is not packed: 2 symlinks: /var/task/config -> ../../srv/config, /opt/php.ini -> /etc/php.ini',
    ])
  })

  it('names absolute links into a folder that /var/task only pointed to', async () => {
    const entries = [
      symlink('var/task', '/app'),
      file('app/a'),
      symlink('app/b', '/app/a'),
      symlink('app/c', 'a'),
    ]
    expect(await brokenIn(entries)).toEqual(['lead to what is not packed: 1 symlink: /var/task/b -> /app/a'])
  })

  it.for<readonly [string, readonly LayerEntry[]]>([
    ['inside of a package', [file('opt/a'), symlink('opt/b', 'a'), symlink('opt/c', '/opt/b')]],
    ['from one package into another', [file('opt/a'), symlink('var/task/a', '/opt/a')]],
    [
      'to what provided.al2023 brings',
      [file('lib64/libz.so.1'), symlink('opt/libz.so.1', '/lib64/libz.so.1')],
    ],
    ['to /tmp, which Lambda has', [dir('tmp/cache'), symlink('opt/cache', '/tmp/cache')]],
    ['that were broken before', [symlink('opt/a', '/nowhere')]],
  ])('is silent about links %s', async ([, entries]) => {
    expect(await brokenIn(entries)).toEqual([])
  })
})
