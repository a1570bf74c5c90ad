import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseList } from '../../../src/settings/kinds/list.ts'
import type { ListSetting } from '../../../src/settings/setting.ts'

const plain: ListSetting = { kind: 'list', item: /[^]/, expected: 'anything', sentence: '', commands: [] }
const commas: ListSetting = { ...plain, commas: true }
const pairs: ListSetting = { ...plain, item: /^[^=]+=/, expected: 'KEY=VALUE', pairs: true }

describe('a list of text', () => {
  test.for<[string, ListSetting, string, string[]]>([
    ['one a line', plain, 'a\n b \n\nc\n', ['a', 'b', 'c']],
    ['Windows line ends', plain, 'a\r\nb\r\n', ['a', 'b']],
    ['commas as part of an item', plain, 'type=local,src=a\ntype=gha', ['type=local,src=a', 'type=gha']],
    ['commas between items', commas, 'a, b\nc,', ['a', 'b', 'c']],
    ['YAML', plain, '- a\n- 1.10\n- yes\n- "b, c"', ['a', '1.10', 'yes', 'b, c']],
    ['JSON', plain, '["a", 1.10, "null"]', ['a', '1.10', 'null']],
    ['no items', plain, '[]', []],
    ['a quoted line', plain, '"a ""b"""\nc', ['a "b"', 'c']],
    ['a quoted field over several lines', pairs, '"KEY=one\ntwo"\nB=2', ['KEY=one\ntwo', 'B=2']],
    ['pairs as lines', pairs, 'A=1.10\nB=x=y', ['A=1.10', 'B=x=y']],
    ['pairs as a YAML map', pairs, 'A: 1.10\nB: ""', ['A=1.10', 'B=']],
    ['pairs as a JSON map', pairs, '{"A": "b c"}', ['A=b c']],
    ['a line that starts with a hyphen', plain, '-x', ['-x']],
  ])('takes %s', ([, setting, text, expected]) => {
    expect(parseList(text, setting)).toEqual({ kind: 'value', value: expected })
  })

  test.for<[string, ListSetting, string, string]>([
    ['a nested list', plain, '[[a]]', 'no text as item 1'],
    ['null', plain, '- a\n-', 'no text as item 2'],
    ['a map where items are no pairs', plain, '[a', 'malformed YAML'],
    ['null as a pair', pairs, 'A: null', 'null as the value of "A"'],
    ['a quote without its end', plain, 'a\n"b', 'a double quote that is not closed'],
    ['an item of another form', pairs, 'A=1\nB', '"B"'],
    ['a secret item of another form', { ...pairs, secret: true }, 'A=1\nB', 'something else as item 2'],
    ['too many items', { ...plain, maximumItems: 2 }, 'a\nb\nc', '3 items'],
  ])('refuses %s', ([, setting, text, found]) => {
    const parsed = parseList(text, setting)
    expect(parsed.kind === 'wrong' && parsed.faults.map((fault) => fault.found).join()).toContain(found)
  })

  it('comes back from JSON and, without quotes at the start, from lines', () => {
    const items = fc.array(
      fc.stringMatching(/^[a-z][ -~]{0,20}$/).map((item) => item.trim()),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(items, (list) => {
        expect(parseList(JSON.stringify(list), plain)).toEqual({ kind: 'value', value: list })
        expect(parseList(list.join('\n'), plain)).toEqual({ kind: 'value', value: list })
      }),
    )
  })
})
