import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  inWords,
  parseBoolean,
  parseChoice,
  parseInteger,
  parseText,
} from '../../../src/settings/kinds/scalar.ts'
import type { ChoiceSetting, IntegerSetting } from '../../../src/settings/setting.ts'

const row = { sentence: '', commands: [] } as const
const memory: IntegerSetting = { ...row, kind: 'integer', minimum: 128, maximum: 10_240, unit: 'MB' }
const choice: ChoiceSetting = { ...row, kind: 'choice', choices: ['image-layers', 'single', 'none'] }

test.for<[string, number | undefined]>([
  ['128', 128],
  ['10240', 10_240],
  ['0512', 512],
  ['127', undefined],
  ['10241', undefined],
  ['512MB', undefined],
  ['5e2', undefined],
  ['0x200', undefined],
  ['512.0', undefined],
  ['-512', undefined],
  ['', undefined],
  ['99999999999999999999', undefined],
  ['５１２', undefined],
])('the integer %j reads as %s', ([text, expected]) => {
  const parsed = parseInteger(text, memory)
  expect(parsed.kind === 'value' ? parsed.value : undefined).toBe(expected)
})

test('every whole number of the range is read, none outside', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (number) => {
      expect(parseInteger(String(number), memory).kind).toBe(
        number >= 128 && number <= 10_240 ? 'value' : 'wrong',
      )
    }),
  )
})

test.for<[string, boolean | undefined]>([
  ['true', true],
  ['True', true],
  ['FALSE', false],
  ['yes', undefined],
  ['1', undefined],
  ['on', undefined],
  ['truee', undefined],
])('the boolean %s reads as %s', ([text, expected]) => {
  const parsed = parseBoolean(text)
  expect(parsed.kind === 'value' ? parsed.value : undefined).toBe(expected)
})

describe('a choice', () => {
  test.for<[string, string | undefined]>([
    ['single', 'single'],
    ['["single"]', 'single'],
    ["[ 'none' ]", 'none'],
    ['[single, none]', undefined],
    ['Single', undefined],
    ['toString', undefined],
  ])('%s reads as %s', ([text, expected]) => {
    const parsed = parseChoice(text, choice)
    expect(parsed.kind === 'value' ? parsed.value : undefined).toBe(expected)
  })

  it('names the nearest when it is wrong', () => {
    expect(parseChoice('image_layer', choice)).toEqual({
      kind: 'wrong',
      faults: [{ expected: 'image-layers, single or none', fix: 'Did you mean image-layers?' }],
    })
  })
})

test('a text is held against its pattern', () => {
  const name = { ...row, kind: 'text', pattern: /^[a-z]+$/, expected: 'small letters' } as const
  expect(parseText('abc', name)).toEqual({ kind: 'value', value: 'abc' })
  expect(parseText('ABC', name)).toEqual({ kind: 'wrong', faults: [{ expected: 'small letters' }] })
})

test('choices read as a sentence', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(inWords)).toEqual(['', 'a', 'a or b', 'a, b or c'])
})
