import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definedOnly, isRecord, jsonValue, property, textOf } from '../src/json.ts'

describe('data that nobody has checked', () => {
  it.for<[value: unknown, isMap: boolean]>([
    [{}, true],
    [{ a: 1 }, true],
    [[], false],
    [null, false],
    ['text', false],
    [undefined, false],
  ])('%j is a map: %s', ([value, isMap]) => {
    expect(isRecord(value)).toBe(isMap)
  })

  it.for<[path: readonly string[], expected: unknown]>([
    [['a', 'b'], 1],
    [['a'], { b: 1 }],
    [[], { a: { b: 1 }, n: null, list: ['x'] }],
    [['a', 'b', 'c'], undefined],
    [['n', 'x'], undefined],
    [['toString'], undefined],
    [['list', '0'], undefined],
  ])('is read along %j', ([path, expected]) => {
    expect(property({ a: { b: 1 }, n: null, list: ['x'] }, ...path)).toEqual(expected)
  })

  it('gives a text only where there is one', () => {
    expect(['a', '', 1, null, undefined].map(textOf)).toEqual(['a', '', undefined, undefined, undefined])
  })

  it('is parsed, or said to be no JSON', () => {
    expect(jsonValue('{"a":[1]}')).toEqual({ value: { a: [1] } })
    expect(jsonValue('null')).toEqual({ value: null })
    expect(jsonValue('{')).toBeUndefined()
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(jsonValue(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
    )
  })
})

describe('keys that are not set', () => {
  it('are left out, and no other value is', () => {
    const given = { a: undefined, b: null, c: '', d: 0, e: false }
    expect(Object.entries(definedOnly(given))).toEqual([
      ['b', null],
      ['c', ''],
      ['d', 0],
      ['e', false],
    ])
  })
})
