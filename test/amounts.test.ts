import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatShare } from '../src/amounts.ts'

describe('amounts for people', () => {
  it.for<[bytes: number, expected: string]>([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KB'],
    [1536, '1.5 KB'],
    [1000 * 1024, '1.0 MB'],
    [1024 * 1024 - 1, '1.0 MB'],
    [262_144_000, '250.0 MB'],
    [5 * 1024 ** 3, '5.0 GB'],
    [5000 * 1024 ** 3, '5000.0 GB'],
  ])('%i bytes are %s', ([bytes, expected]) => {
    expect(formatBytes(bytes)).toBe(expected)
  })

  it.for<[part: number, whole: number, expected: string]>([
    [0, 100, '0 %'],
    [0.5, 100, '< 1 %'],
    [99.9, 100, '99 %'],
    [100, 100, '100 %'],
    [150, 100, '150 %'],
    [5, 0, '0 %'],
  ])('%d of %d is %s, and only the whole is 100 %%', ([part, whole, expected]) => {
    expect(formatShare(part, whole)).toBe(expected)
  })

  it('takes the noun that fits the count', () => {
    expect(formatCount(2, 'entry', 'entries')).toBe('2 entries')
    expect([0, 1, 2].map((count) => formatCount(count, 'layer'))).toEqual(['0 layers', '1 layer', '2 layers'])
  })
})
