import { describe, expect, it } from 'vitest'
import { firstTen } from '../../src/pack/display.ts'

describe('firstTen', () => {
  const cases: readonly [number, string][] = [
    [1, '1 file: 0'],
    [2, '2 files: 0, 1'],
    [10, '10 files: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9'],
    [12, '12 files: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, and 2 more'],
  ]
  it.for(cases)('names ten of %s and counts the rest', ([count, expected]) => {
    expect(
      firstTen(
        'file',
        Array.from({ length: count }, (_, index) => `${index}`),
      ),
    ).toBe(expected)
  })
})
