import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactor, shortestSecret } from '../src/redact.ts'

describe('secrets', () => {
  it.for<[name: string, secrets: readonly string[], text: string, expected: string]>([
    ['are blanked wherever they stand', ['s3cret'], 's3cret, and s3cret again', '***, and *** again'],
    ['leave no part behind when one holds another', ['abcd', 'abcdef'], 'abcdef abcd', '*** ***'],
    ['are no patterns', ['a.c$'], 'abcd a.c$', 'abcd ***'],
    ['of less than four characters stay', ['on', 'yes', ''], 'on and yes', 'on and yes'],
    ['may be none', [], 'plain', 'plain'],
  ])('%s', ([, secrets, text, expected]) => {
    expect(redactor(secrets)(text)).toBe(expected)
  })

  it('are never in what is printed', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{4,9}$/)
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1 }), fc.string(), (secrets, rest) => {
        const safe = redactor(secrets)(secrets.join(rest))
        expect(secrets.filter((one) => one.length >= shortestSecret && safe.includes(one))).toEqual([])
      }),
    )
  })
})
