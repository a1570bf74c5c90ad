import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineCode, inlineLink, inlineText, markdownList, markdownTable } from '../../src/report/markdown.ts'

describe('markdown', () => {
  it.for<[name: string, text: string, expected: string]>([
    ['other alphabets stay', '山田 太郎さん', '山田 太郎さん'],
    ['a cell cannot be closed', 'a|b', 'a&#124;b'],
    ['tags cannot be opened', '<img src=x>', '&#60;img src=x&#62;'],
    ['entities are shown as typed', '&amp;', '&#38;amp;'],
    [
      'emphasis, links, code and images are shown as typed',
      '*_`![]~',
      '&#42;&#95;&#96;&#33;&#91;&#93;&#126;',
    ],
    ['a line end cannot end the row', 'a\nb', 'a&#92;nb'],
  ])('%s', ([, text, expected]) => {
    expect(inlineText(text)).toBe(expected)
  })

  it('links only what a browser may open, and lets no quote leave the attribute', () => {
    expect(inlineLink('https://a/b_c"x')).toBe(
      '<a href="https://a/b&#95;c&#34;x">https://a/b&#95;c&#34;x</a>',
    )
    expect(inlineLink('javascript:alert(1)')).toBe('javascript:alert(1)')
  })

  it('keeps every table row one row of as many cells, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (left, right) => {
        const lines = markdownTable(['a', 'b'], [[inlineText(left), inlineCode(right)]])
        const row = lines[2] ?? ''
        expect(row.split('|')).toHaveLength(4)
        expect(row).not.toMatch(/\p{Cc}(?<!\t)/u)
      }),
    )
  })

  it('shows neither a table nor a list that would be empty', () => {
    expect(markdownTable(['a'], [])).toEqual([])
    expect(markdownList('Warnings', [])).toEqual([])
  })

  it('gives a list its heading', () => {
    expect(markdownList('Warnings', ['one', 'two'])).toEqual(['#### Warnings', '', '- one', '- two', ''])
  })
})
