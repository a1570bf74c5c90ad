import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable, printableLines } from '../../src/report/printable.ts'

describe('printable text', () => {
  it.for<[name: string, text: string, expected: string]>([
    ['plain text and other alphabets stay', 'hello 山田 太郎さん\ttab', 'hello 山田 太郎さん\ttab'],
    ['an escape sequence is shown', '\u001b[31mred', '\\x1b[31mred'],
    ['line ends are shown', 'a\r\nb', 'a\\r\\nb'],
    ['the C1 block is shown', 'a\u0085b\u009bc', 'a\\x85b\\x9bc'],
    ['line separators are shown', 'a\u2028b', 'a\\u{2028}b'],
    ['marks that turn the direction are shown', 'a\u202etxt.exe', 'a\\u{202e}txt.exe'],
  ])('%s', ([, text, expected]) => {
    expect(printable(text)).toBe(expected)
  })

  it('never holds a control character, whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/(?!\t)[\p{Cc}\u2028\u2029]/u)
      }),
    )
  })

  it('splits lines at both kinds of line end and drops the empty end', () => {
    expect(printableLines('a\r\nb\nc\u0007\n\n')).toEqual(['a', 'b', 'c\\x07'])
  })
})
