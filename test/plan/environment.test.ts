import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  environmentAfter,
  environmentDifferences,
  environmentSizeProblem,
  isSameMap,
} from '../../src/plan/environment.ts'

test('nothing wanted leaves the map alone, whatever the strategy', () => {
  expect(environmentAfter({ A: '1' }, undefined, 'replace')).toEqual({ A: '1' })
  expect(environmentAfter({ A: '1' }, undefined, 'merge')).toEqual({ A: '1' })
})

test('{} clears all variables, whatever the strategy', () => {
  expect(environmentAfter({ A: '1' }, {}, 'merge')).toEqual({})
  expect(environmentAfter({ A: '1' }, {}, 'replace')).toEqual({})
})

test('merging or replacing twice is the same as once', () => {
  const map = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('1', '2'))
  const wish = fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('1', '2', null))
  fc.assert(
    fc.property(map, wish, fc.constantFrom('merge', 'replace'), (before, wanted, strategy) => {
      const after = environmentAfter(before, wanted, strategy)
      expect(isSameMap(environmentAfter(after, wanted, strategy), after)).toBe(true)
      expect(environmentDifferences(after, after)).toEqual([])
      expect(environmentDifferences(before, after).length === 0).toBe(isSameMap(before, after))
    }),
  )
})

test('maps are equal whatever their order, and keys of every object do not count', () => {
  expect(isSameMap({ A: '1', B: '2' }, { B: '2', A: '1' })).toBe(true)
  expect(isSameMap({ A: '1' }, { A: '2' })).toBe(false)
  expect(isSameMap({ A: '1' }, { A: '1', B: '2' })).toBe(false)
  expect(isSameMap({ constructor: '1' }, { A: '1' })).toBe(false)
})

test('differences name keys in order, and no value', () => {
  const differences = environmentDifferences(
    { B: 'secret', C: 'secret', D: '1' },
    { A: 'secret', C: 'new', D: '1' },
  )
  expect(differences).toEqual([
    { key: 'Environment.A', before: undefined, after: 'added' },
    { key: 'Environment.B', before: undefined, after: 'removed' },
    { key: 'Environment.C', before: undefined, after: 'changed' },
  ])
})

test.for<[string, Record<string, string>, boolean]>([
  ['exactly the limit', { KEY: 'x'.repeat(4096 - '{"KEY":""}'.length) }, true],
  ['one byte more', { KEY: 'x'.repeat(4097 - '{"KEY":""}'.length) }, false],
  ['bytes, not characters', { KEY: '山'.repeat(1365) }, false],
])('size is counted as Lambda counts it: %s', ([, environment, isFine]) => {
  expect(environmentSizeProblem(environment) === undefined).toBe(isFine)
})
