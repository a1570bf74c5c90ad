import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { stringify } from 'yaml'
import { parseMap } from '../../../src/settings/kinds/map.ts'

const anyKey = { key: /^[^]+$/, expected: 'anything' }
const read = (text: string) => parseMap(text, anyKey)

describe('a map of text', () => {
  test.for<[string, string, Record<string, string | null>]>([
    ['lines', 'FOO=bar\nBAZ=1', { FOO: 'bar', BAZ: '1' }],
    [
      'lines with what YAML would read otherwise',
      'A=1.10\nB=yes\nC=null\nD=0x1F',
      { A: '1.10', B: 'yes', C: 'null', D: '0x1F' },
    ],
    ['a value with "=" and ": "', 'URL=https://x/?a=b\nTEXT=a: b', { URL: 'https://x/?a=b', TEXT: 'a: b' }],
    ['an empty value', 'A=', { A: '' }],
    ['quotes, which stay', 'A="b"', { A: '"b"' }],
    ['comments and blank lines', '# first\n\nA=1\n  # last\n', { A: '1' }],
    ['Windows line ends', 'A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['a key with a colon', 'team:name=x', { 'team:name': 'x' }],
    ['YAML', 'A: 1.10\nB: yes\nC: "2"\nD: 山田 太郎', { A: '1.10', B: 'yes', C: '2', D: '山田 太郎' }],
    [
      'YAML numbers and dates as written',
      'A: 0x1F\nB: 1e3\nC: 012\nD: 2020-01-01\nE: .5',
      { A: '0x1F', B: '1e3', C: '012', D: '2020-01-01', E: '.5' },
    ],
    ['null, which removes', 'A: null\nB: ~\nC: "null"', { A: null, B: null, C: 'null' }],
    ['an empty text', 'A: ""', { A: '' }],
    ['a block of lines', 'A: |\n  one\n  two\nB: 1', { A: 'one\ntwo\n', B: '1' }],
    ['YAML after a comment', '# why\nA: b=c', { A: 'b=c' }],
    ['YAML with quoted keys', '"a=b": c\n\'d\': e', { 'a=b': 'c', d: 'e' }],
    ['an anchor and its alias', 'A: &x 1.10\nB: *x', { A: '1.10', B: '1.10' }],
    ['JSON', '{"A": "1", "B": 1.10, "C": true, "D": null}', { A: '1', B: '1.10', C: 'true', D: null }],
    ['JSON indented with tabs', '{\n\t"A": "1",\n\t"B": "2"\n}', { A: '1', B: '2' }],
    ['JSON escapes', String.raw`{"A": "\u5c71\/\n\ud83d\ude00"}`, { A: '山/\n😀' }],
    ['nothing, which clears', '{}', {}],
    ['text like what objects inherit', 'constructor=1\ntoString=2', { constructor: '1', toString: '2' }],
  ])('takes %s', ([, text, expected]) => {
    const parsed = read(text)
    expect(parsed.kind === 'value' && Object.entries(parsed.value)).toEqual(Object.entries(expected))
  })

  test.for<[string, string, string]>([
    ['a line without "="', 'A=1\nB', 'line 2 without "="'],
    ['both forms mixed', 'A=1\nB: 2', 'line 2 without "="'],
    ['a repeated line', 'A=1\nA=2', 'the key of line 2 twice'],
    ['a repeated YAML key', 'A: 1\nA: 2', 'malformed YAML at line 2, column 1 (a key is repeated)'],
    ['a repeated JSON key', '{"A":"1","A":"2"}', '(a key is repeated)'],
    ['__proto__ in lines', '__proto__=1', 'the key __proto__'],
    ['__proto__ in YAML', '__proto__: {a: b}', '__proto__'],
    ['__proto__ in JSON', '{"__proto__": "x"}', 'the key __proto__'],
    ['an unclosed brace', '{"A": "1"', 'malformed YAML at line 1, column 10'],
    ['wrong indentation', 'A: 1\n  B: 2', 'malformed YAML at line 1, column 4'],
    ['a list', '{[a]}', 'malformed YAML'],
    ['a nested map', 'A: {b: c}', 'as the value of "A"'],
    ['a nested list', 'A: [1]', 'as the value of "A"'],
    ['an unknown alias', 'A: *x', 'an unknown alias as the value of "A"'],
    ['a key without a value', 'A:\nB: 1', '"A" without a value'],
    ['two documents', '---\nA: 1\n---\nB: 2', 'a second document'],
    ['an unknown tag', 'A: !env B', 'an unknown tag'],
    ['a text', '--- hello', 'not a map'],
  ])('refuses %s', ([, text, found]) => {
    const parsed = read(text)
    expect(parsed.kind === 'wrong' && parsed.faults.map((fault) => fault.found).join()).toContain(found)
  })

  it('reports every bad key at once, and reserved ones', () => {
    const parsed = parseMap('A b=1\nOK=2\n-=3\nAWS_REGION=4', {
      key: /^[A-Z_]+$/,
      expected: 'capital letters',
      reserved: ['AWS_REGION'],
    })
    expect(parsed.kind === 'wrong' && parsed.faults.map(({ found }) => found)).toEqual([
      'the key "A b"',
      'the key "-"',
      'the key "AWS_REGION"',
    ])
  })

  it('leaves the prototype of every object alone', () => {
    read('{"__proto__": {"polluted": "yes"}}')
    read('__proto__: {polluted: yes}')
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('any map', () => {
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/)
  const maps = fc.dictionary(key, fc.string({ unit: 'grapheme' }), { minKeys: 1, noNullPrototype: true })

  it('comes back from JSON', () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(read(JSON.stringify(map))).toEqual({ kind: 'value', value: map })
      }),
    )
  })

  it('comes back from YAML', () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(read(stringify(map, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }))).toEqual({
          kind: 'value',
          value: map,
        })
      }),
    )
  })

  it('comes back from KEY=VALUE lines when no value has a line end', () => {
    const lineMaps = fc.dictionary(
      key,
      fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text)),
      { minKeys: 1, noNullPrototype: true },
    )
    fc.assert(
      fc.property(lineMaps, (map) => {
        const text = Object.entries(map)
          .map(([name, value]) => `${name}=${value}`)
          .join('\n')
        expect(read(text)).toEqual({ kind: 'value', value: map })
      }),
    )
  })
})
