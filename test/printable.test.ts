import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytePath } from '../src/image/image.ts'
import { displayPath, printable, printableLines } from '../src/printable.ts'

describe('printable text', () => {
  it.for<[name: string, text: string, expected: string]>([
    ['plain text and other alphabets stay', 'hello 山田 太郎さん\ttab', 'hello 山田 太郎さん\ttab'],
    ['an escape sequence is shown', '\u001b[31mred', '\\x1b[31mred'],
    ['line ends are shown', 'a\r\nb', 'a\\r\\nb'],
    ['the C1 block is shown', 'a\u0085b\u009bc', 'a\\x85b\\x9bc'],
    ['line separators are shown', 'a\u2028b', 'a\\u{2028}b'],
    ['marks that turn the direction are shown', 'a\u202etxt.exe', 'a\\u{202e}txt.exe'],
    ['characters without width are shown', 'a\ufeff\u200db', 'a\\u{feff}\\u{200d}b'],
    ['half of a surrogate pair is shown', '\ud800', '\\u{d800}'],
  ])('%s', ([, text, expected]) => {
    expect(printable(text)).toBe(expected)
  })

  it('never holds a control character, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/(?!\t)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      }),
    )
  })

  it('shows tabs where no line of a build is meant', () => {
    expect(printable('a\tb', 'shown')).toBe('a\\tb')
  })

  it('shows the same when it is printed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(printable(text, 'shown'))).toBe(printable(text, 'shown'))
      }),
    )
  })

  it('splits lines at both kinds of line end and drops the empty end', () => {
    expect(printableLines('a\r\nb\nc\u0007\n\n')).toEqual(['a', 'b', 'c\\x07'])
  })
})

describe('a path of an image', () => {
  const cases: readonly [string, string, string][] = [
    ['shows UTF-8 as it is', bytePath('山/é'), '山/é'],
    ['escapes bytes that are not UTF-8', 'x\u00ff', String.raw`x\xff`],
    ['escapes line feeds', 'a\n::error::b', String.raw`a\n::error::b`],
    ['escapes terminal controls', 'a\u001b[31m\u007f', String.raw`a\x1b[31m\x7f`],
    ['escapes C1 controls', bytePath('a\u009bm'), String.raw`a\x9bm`],
    ['escapes separators that act as line ends', bytePath('a\u2028b'), String.raw`a\u{2028}b`],
    ['escapes tabs and marks without width', bytePath('\t\ufeffa'), String.raw`\t\u{feff}a`],
    ['escapes marks that turn the direction', bytePath('a\u202eb'), String.raw`a\u{202e}b`],
  ]
  it.for(cases)('%s', ([, bytes, expected]) => expect(displayPath(bytes)).toBe(expected))

  it('never shows a control character', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(displayPath(bytePath(bytes))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})
