import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerRedactor, shown, shownJson } from '../../src/smoke/show.ts'

test.for([
  ['a\nb\tc\rd', '"a\\nb\\tc\\rd"'],
  ['\u0007\u009b', '"\\x07\\x9b"'],
  ['\u2028\u202e\ufeff', '"\\u{2028}\\u{202e}\\u{feff}"'],
  ['\ud800', '"\\u{d800}"'],
  ['山田 太郎さん 👍', '"山田 太郎さん 👍"'],
] as const)('%j is shown as %s', ([text, line]) => {
  expect(shown(text)).toBe(line)
})

test('long text is cut between characters, and its length is told', () => {
  expect(shown('👍'.repeat(300), 3)).toBe('"👍👍👍…" (600 characters)')
  expect(shownJson('{"a":1}', 3)).toBe('{"a… (7 characters)')
  expect(shownJson('{"a":1}', 7)).toBe('{"a":1}')
})

test('any text becomes one bounded line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.integer({ min: 0, max: 100 }),
      (text, limit) => {
        expect(shown(text, limit)).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(shown(text, limit).length).toBeLessThan(limit * 10 + 30)
      },
    ),
  )
})

describe('header values of a test are hidden', () => {
  const redact = headerRedactor([
    ['Authorization', 'Bearer abc.def'],
    ['X-Key', 'q"uo\\te'],
    ['X-Flag', 'on'],
  ])
  test.for([
    ['whole', 'got Bearer abc.def!', 'got ***!'],
    ['without the scheme', 'token=abc.def', 'token=***'],
    ['as JSON writes them', JSON.stringify({ k: 'q"uo\\te' }), '{"k":"***"}'],
    [
      'as JSON in JSON writes them',
      JSON.stringify({ body: JSON.stringify({ k: 'q"uo\\te' }) }),
      '{"body":"{\\"k\\":\\"***\\"}"}',
    ],
    ['but not where they say nothing', 'on and on', 'on and on'],
  ] as const)('%s', ([, text, wanted]) => {
    expect(redact(text)).toBe(wanted)
  })

  test('wherever they stand', () => {
    const value = fc.stringMatching(/^[!-~]{4,12}$/)
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(!'***'.includes(secret) && !secret.includes('*'))
        expect(headerRedactor([['x', secret]])(before + secret + after)).not.toContain(secret)
      }),
    )
  })
})
