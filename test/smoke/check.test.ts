import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Header } from '../../src/proxy/request-headers.ts'
import { checkPayload, checkResponse } from '../../src/smoke/check.ts'
import { parseSmokeTests } from '../../src/smoke/parse.ts'
import { headerRedactor } from '../../src/smoke/show.ts'

interface Answer {
  readonly status?: number
  readonly headers?: readonly Header[]
  readonly body?: string
}

/** The reasons for an answer, with the expectation written as a user writes it. */
function reasonsFor(
  expectation: unknown,
  answer: Answer,
  secrets: readonly Header[] = [],
): readonly string[] {
  const [parsed] = parseSmokeTests([{ request: 'GET /x', expect: expectation }])
  if (parsed?.kind !== 'request') throw new Error('not a request test')
  const { status = 200, headers = [], body = '' } = answer
  const response = { statusCode: status, headers, body: new TextEncoder().encode(body) }
  return checkResponse(response, parsed.expect, headerRedactor(secrets))
}

function payloadReasons(expectation: unknown, payload: string, functionError?: string): readonly string[] {
  const [parsed] = parseSmokeTests([{ invoke: {}, expect: expectation }])
  if (parsed?.kind !== 'invoke') throw new Error('not an invoke test')
  return checkPayload({ payload, functionError }, parsed.expect, headerRedactor([]))
}

describe('an answer passes', () => {
  test.for([
    ['the named status', { status: 404 }, { status: 404 }],
    ['any status below 400 when none is named', {}, { status: 302 }],
    ['a text that is the whole body', { body: '田中 次郎さん' }, { body: '田中 次郎さん' }],
    ['the empty body', { body: '' }, { body: '' }],
    ['a pattern anywhere in the body', { body: '/次郎/' }, { body: '田中 次郎さん' }],
    ['a pattern with flags', { body: '/HELLO$/im' }, { body: 'hello\nyou' }],
    ['a subset of a map', { body: { a: 1 } }, { body: '{"b": 2, "a": 1}' }],
    ['a subset at depth', { body: { a: { b: [{ c: 1 }] } } }, { body: '{"a":{"b":[{"c":1,"d":2}],"e":3}}' }],
    ['the empty map for any map', { body: {} }, { body: '{"a":1}' }],
    ['null is null', { body: { a: null } }, { body: '{"a":null}' }],
    ['numbers by value', { body: { a: 1 } }, { body: '{"a":1.0}' }],
    [
      'a header in any casing',
      { headers: { 'content-type': 'text/html' } },
      { headers: [['Content-Type', 'text/html']] },
    ],
    [
      'one of several lines',
      { headers: { 'set-cookie': '/^b=/' } },
      {
        headers: [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
        ],
      },
    ],
    [
      'all lines joined',
      { headers: { 'x-a': '1, 2' } },
      {
        headers: [
          ['X-A', '1'],
          ['x-a', '2'],
        ],
      },
    ],
    ['a header that must be absent', { headers: { server: null } }, {}],
  ] as const)('%s', ([, expectation, answer]) => {
    expect(reasonsFor(expectation, answer)).toEqual([])
  })

  test('a global pattern passes again and again', () => {
    const answer = { body: 'aa' }
    expect([1, 2, 3].map(() => reasonsFor({ body: '/a/g' }, answer))).toEqual([[], [], []])
  })
})

describe('an answer fails, and the reason is one short line', () => {
  test.for([
    [
      'another status',
      { status: 200, body: 'x' },
      { status: 404, body: 'x' },
      ['expected status 200, got 404', 'the body was "x"'],
    ],
    [
      'a status from 400 on',
      {},
      { status: 403, body: 'no' },
      ['expected a status below 400, got 403', 'the body was "no"'],
    ],
    [
      'another text',
      { body: 'hello you' },
      { body: 'hello me' },
      ['expected the body "hello you", got "hello me"'],
    ],
    ['a line break at the end', { body: 'ok' }, { body: 'ok\n' }, ['expected the body "ok", got "ok\\n"']],
    ['a pattern', { body: '/^x$/i' }, { body: 'y' }, ['expected a body that matches /^x$/i, got "y"']],
    ['no JSON', { body: { a: 1 } }, { body: '<html>' }, ['expected a JSON body, got "<html>"']],
    [
      'a wrong value at depth',
      { body: { a: [{ b: 'x' }] } },
      { body: '{"a":[{"b":"y"}]}' },
      ['body.a[0].b: expected "x", got "y"'],
    ],
    ['a missing key', { body: { a: 1 } }, { body: '{}' }, ['body.a: expected 1, got nothing']],
    ['an odd key', { body: { 'a b': 1 } }, { body: '{"a b":2}' }, ['body["a b"]: expected 1, got 2']],
    ['a longer list', { body: [1] }, { body: '[1,2]' }, ['body.length: expected 1, got 2']],
    [
      'a list in another order',
      { body: [1, 2] },
      { body: '[2,1]' },
      ['body[0]: expected 1, got 2', 'body[1]: expected 2, got 1'],
    ],
    ['a list for a map', { body: {} }, { body: '[]' }, ['body: expected {}, got []']],
    ['text for a number', { body: { a: 1 } }, { body: '{"a":"1"}' }, ['body.a: expected 1, got "1"']],
    [
      'a key only inherited',
      { body: { toString: 1 } },
      { body: '{}' },
      ['body.toString: expected 1, got nothing'],
    ],
    ['a missing header', { headers: { 'X-A': '1' } }, {}, ['header x-a is missing']],
    [
      'a header that must be absent',
      { headers: { 'X-A': null } },
      { headers: [['X-A', 'v']] },
      ['header x-a must be absent, and is there'],
    ],
  ] as const)('%s', ([, expectation, answer, reasons]) => {
    expect(reasonsFor(expectation, answer)).toEqual(reasons)
  })

  test('the value of an answer’s header is not printed', () => {
    const answer = { headers: [['Set-Cookie', 'session=topsecret']] } as const
    const reasons = reasonsFor({ headers: { 'set-cookie': 'x' } }, answer)
    expect(reasons).toEqual(['header set-cookie has another value than expected (values are not printed)'])
  })

  test('long bodies are shown around the first difference', () => {
    const [reason = ''] = reasonsFor(
      { body: `${'a'.repeat(5000)}b${'c'.repeat(5000)}` },
      { body: 'a'.repeat(9000) },
    )
    expect(reason).toMatch(/^the body differs from character 5001 on: expected …"a{20}bc+", got …"a{80}"$/)
    expect(reason.length).toBeLessThan(400)
  })

  test('at most five differences of a JSON body are named', () => {
    const wanted = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`k${index}`, 1]))
    const reasons = reasonsFor({ body: wanted }, { body: '{}' })
    expect(reasons).toHaveLength(6)
    expect(reasons[5]).toBe('and 35 more differences')
  })

  test('control characters and direction marks of a body are escaped', () => {
    const [reason] = reasonsFor({ body: 'x' }, { body: '\u001b[31m::error::\r\n\u202e\u0000' })
    expect(reason).toBe('expected the body "x", got "\\x1b[31m::error::\\r\\n\\u{202e}\\x00"')
  })

  test('a body that echoes a header of the test does not show it', () => {
    const secrets: Header[] = [['Authorization', 'Bearer tok"en-123']]
    const body = JSON.stringify({ all: 'Bearer tok"en-123', token: 'tok"en-123' })
    const reasons = [
      ...reasonsFor({ status: 201, body: 'x' }, { body }, secrets),
      ...reasonsFor({ body: { all: 'y', token: 'z' } }, { body }, secrets),
      ...reasonsFor({ body: '/nothing/' }, { body }, secrets),
      ...reasonsFor({ status: 500 }, { body }, secrets),
    ]
    expect(reasons.join('\n')).toContain('***')
    expect(reasons.join('\n')).not.toContain('en-123')
  })
})

describe('the payload of an Invoke', () => {
  test.for([
    ['any payload without an error', {}, '{"a":1}', undefined],
    ['a JSON string by its text', { body: 'hi' }, '"hi"', undefined],
    ['a JSON string by a pattern', { body: '/^hi$/' }, '"hi"', undefined],
    ['other payloads as written', { body: '{"a": 1}' }, '{"a": 1}', undefined],
    ['a subset', { body: { statusCode: 200 } }, '{"statusCode":200,"body":"x"}', undefined],
    ['null', { body: null }, 'null', undefined],
    ['a number', { body: 42 }, '42', undefined],
    ['a wanted error', { error: true }, '{"errorMessage":"x"}', 'Unhandled'],
    [
      'a wanted error with its type',
      { error: true, body: { errorType: 'E' } },
      '{"errorType":"E"}',
      'Unhandled',
    ],
  ] as const)('passes: %s', ([, expectation, payload, functionError]) => {
    expect(payloadReasons(expectation, payload, functionError)).toEqual([])
  })

  test.for([
    [
      'an error',
      {},
      '{"errorMessage":"x"}',
      'Unhandled',
      ['the function failed (Unhandled): "{"errorMessage":"x"}"'],
    ],
    [
      'an error that did not come',
      { error: true },
      'null',
      undefined,
      ['expected the function to fail, and it did not'],
    ],
    ['another text', { body: 'hi' }, '"ho"', undefined, ['expected the body "hi", got "ho"']],
    [
      'the wrong error',
      { error: true, body: { errorType: 'E' } },
      '{}',
      'Unhandled',
      ['body.errorType: expected "E", got nothing'],
    ],
  ] as const)('fails: %s', ([, expectation, payload, functionError, reasons]) => {
    expect(payloadReasons(expectation, payload, functionError)).toEqual(reasons)
  })
})

describe('properties', () => {
  test('any JSON fits itself, and a map with keys added fits what it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (map, extra) => {
        const body = JSON.stringify(map)
        expect(reasonsFor({ body: map }, { body })).toEqual([])
        const more = JSON.stringify({ ...map, 'a key that was not there': extra })
        expect(reasonsFor({ body: map }, { body: more })).toEqual([])
      }),
    )
  })

  test('any text fits itself and nothing else', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.startsWith('/'))
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(reasonsFor({ body: one }, { body: one })).toEqual([])
        expect(reasonsFor({ body: one }, { body: other }).length === 0).toBe(one === other)
      }),
    )
  })

  test('whatever comes back, reasons are single bounded lines without the test’s secret', () => {
    const secret = 'secret-4711'
    const body = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(secret), fc.json()))
      .map((all) => all.join(''))
    const expectation = fc.oneof(
      fc.constant({ body: 'x'.repeat(500) }),
      fc.constant({ status: 201, body: { a: [1, { b: secret }] } }),
      fc.constant({ body: `/^${secret}\n$/` }),
    )
    fc.assert(
      fc.property(body, expectation, (text, wanted) => {
        for (const reason of reasonsFor(wanted, { body: text }, [['x-key', secret]])) {
          expect(reason).not.toMatch(/\p{Cc}/u)
          expect(reason).not.toContain(secret)
          expect(reason.length).toBeLessThan(4000)
        }
      }),
    )
  })
})
