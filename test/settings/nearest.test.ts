import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../src/settings/nearest.ts'
import { settingsByName } from '../../src/settings/table.ts'

const known = [...settingsByName.keys()]

test.for<[string, string | undefined]>([
  ['function-nme', 'function-name'],
  ['functionName', 'function-name'],
  ['FUNCTION_NAME', 'function-name'],
  ['enviroment', 'environment'],
  ['rotues', 'routes'],
  ['memory', 'memory-size'],
  ['zip-file', undefined],
  ['keep-layers', undefined],
  ['x', undefined],
  ['', undefined],
  ['z'.repeat(10_000), undefined],
])('%s probably means %s', ([given, expected]) => {
  expect(nearest(given, known)).toBe(expected)
})

test('one wrong letter in a name of five or more is forgiven', () => {
  const names = known.filter((name) => name.length >= 5)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(100), (name, place) => {
      const at = place % name.length
      expect(nearest(`${name.slice(0, at)}~${name.slice(at + 1)}`, known)).toBe(name)
    }),
  )
})
