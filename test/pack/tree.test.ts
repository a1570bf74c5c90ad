import { describe, expect, it } from 'vitest'
import { applyLayers } from '../../src/pack/overlay.ts'
import { lookUp, splitPath } from '../../src/pack/tree.ts'
import { dir, file, layersOf, symlink } from '../fixtures/fake-layers.ts'

const layers = layersOf([
  dir('a/b'),
  file('a/b/x'),
  symlink('abs', '/a/b'),
  symlink('a/up', '../abs/x'),
  symlink('a/b/far', '../../../../../a'),
  symlink('one', 'two'),
  symlink('two', 'one'),
  symlink('slash', 'a/b/'),
])

describe('lookUp', () => {
  it.for([
    ['a/b/x', 'file'],
    ['/a/b/x', 'file'],
    ['abs', 'directory'],
    ['abs/x', 'file'],
    ['a/up', 'file'],
    ['a/b/far/b/x', 'file'],
    ['slash', 'directory'],
    ['slash/x', 'file'],
    ['a/b/..', 'directory'],
    ['', 'directory'],
    ['a/nothing', undefined],
    ['a/b/x/y', undefined],
    ['one', undefined],
  ] as const)('finds %s as a program would: %s', async ([path, kind]) => {
    expect(lookUp(await applyLayers(layers), path)?.kind).toBe(kind)
  })
})

describe('splitPath', () => {
  it.for([
    ['a/b/c', 'a/b', 'c'],
    ['a', '', 'a'],
    ['/a', '', 'a'],
    ['', '', ''],
  ] as const)('cuts %s at its last slash', ([path, parent, name]) => {
    expect(splitPath(path)).toEqual({ parent, name })
  })
})
