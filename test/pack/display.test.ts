import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytePath } from '../../src/image/image.ts'
import { displayBytes, displaySize, firstTen } from '../../src/pack/display.ts'

describe('displayBytes', () => {
  const cases: readonly [string, string, string][] = [
    ['shows UTF-8 as it is', bytePath('山/é'), '山/é'],
    ['escapes bytes that are not UTF-8', 'x\u00ff', String.raw`x\xff`],
    ['escapes line feeds', 'a\n::error::b', String.raw`a\x0a::error::b`],
    ['escapes terminal controls', 'a\u001b[31m\u007f', String.raw`a\x1b[31m\x7f`],
    ['escapes C1 controls', bytePath('a\u009bm'), String.raw`a\x9bm`],
    ['escapes separators that act as line ends', bytePath('a\u2028b'), String.raw`a\u2028b`],
    ['keeps a byte order mark', bytePath('\ufeffa'), '\ufeffa'],
  ]
  it.for(cases)('%s', ([, bytes, expected]) => expect(displayBytes(bytes)).toBe(expected))

  it('never shows a control character', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(displayBytes(bytePath(bytes))).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})

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

describe('displaySize', () => {
  it.for([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1.0 KB'],
    [262_144_000, '250.0 MB'],
  ] as const)('shows %s bytes', ([bytes, expected]) => expect(displaySize(bytes)).toBe(expected))
})
