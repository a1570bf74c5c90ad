import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { parseSmokeTests, type SmokeTest } from '../../src/smoke/parse.ts'

function problemsOf(value: unknown): readonly string[] {
  try {
    parseSmokeTests(value)
  } catch (error) {
    if (error instanceof LayerliftError && error.code === 'usage') return error.details
    throw error
  }
  return []
}

function requestOf(test: unknown) {
  const [parsed] = parseSmokeTests([test])
  if (parsed?.kind !== 'request') throw new Error('not a request test')
  return parsed
}

function invokeOf(test: unknown) {
  const [parsed] = parseSmokeTests([test])
  if (parsed?.kind !== 'invoke') throw new Error('not an invoke test')
  return parsed
}

test('the test of the reference case', () => {
  const [parsed] = parseSmokeTests([
    {
      request: 'POST /hello',
      body: { param: '田中 次郎' },
      expect: { status: 200, body: 'hello from lambda! 田中 次郎さん' },
    },
  ])
  expect(parsed).toEqual({
    kind: 'request',
    name: 'POST /hello',
    request: {
      method: 'POST',
      target: '/hello',
      headers: [
        ['Accept', '*/*'],
        ['User-Agent', 'layerlift'],
        ['Content-Type', 'application/json'],
      ],
      ownHeaders: [],
      body: '{"param":"田中 次郎"}',
    },
    expect: {
      status: { kind: 'is', status: 200 },
      headers: new Map(),
      body: { kind: 'text', text: 'hello from lambda! 田中 次郎さん' },
    },
  } satisfies SmokeTest)
})

describe('nothing to test', () => {
  test.for([undefined, null, []])('%j is no test', (value) => {
    expect(parseSmokeTests(value)).toEqual([])
  })
})

describe('the request', () => {
  test.for([
    ['a query', 'GET /a?b=c&d', 'GET', '/a?b=c&d'],
    ['a method in lower case', 'get /a', 'GET', '/a'],
    ['spaces between and around', '  GET   /a  ', 'GET', '/a'],
    ['escapes stay as written', 'GET /a%2Fb', 'GET', '/a%2Fb'],
    ['non-ASCII is encoded', 'GET /田?q=é', 'GET', '/%E7%94%B0?q=%C3%A9'],
    ['spaces inside are encoded', 'GET /a b?c=d e', 'GET', '/a%20b?c=d%20e'],
  ] as const)('%s', ([, line, method, target]) => {
    expect(requestOf({ request: line }).request).toMatchObject({ method, target })
  })

  test.for([
    ['a text is sent as it is', '{"a": 1}\n', '{"a": 1}\n', undefined],
    ['a map is JSON', { a: [1, true, null] }, '{"a":[1,true,null]}', 'application/json'],
    ['a list is JSON', [1], '[1]', 'application/json'],
    ['a number is JSON', 5, '5', 'application/json'],
    ['nothing is empty', null, '', undefined],
    ['absent is empty', undefined, '', undefined],
  ] as const)('body: %s', ([, body, text, contentType]) => {
    const { request } = requestOf({ request: 'POST /x', body })
    expect(request.body).toBe(text)
    expect(request.headers.find(([name]) => name === 'Content-Type')?.[1]).toBe(contentType)
  })

  test('headers of the test replace what every client sends, whatever their casing', () => {
    const headers = { 'content-type': 'application/vnd.api+json', accept: 'image/png', 'X-Many': ['1', '2'] }
    const { request } = requestOf({ request: 'POST /x', headers, body: {} })
    expect(request.headers).toEqual([
      ['User-Agent', 'layerlift'],
      ['content-type', 'application/vnd.api+json'],
      ['accept', 'image/png'],
      ['X-Many', '1'],
      ['X-Many', '2'],
    ])
    expect(request.ownHeaders).toHaveLength(4)
  })

  test('header values that YAML read as numbers or booleans are texts again', () => {
    const { ownHeaders } = requestOf({ request: 'GET /x', headers: { a: 5, b: true } }).request
    expect(ownHeaders).toEqual([
      ['a', '5'],
      ['b', 'true'],
    ])
  })
})

describe('what is expected', () => {
  test.for([
    ['a number', 404, { kind: 'is', status: 404 }],
    ['a text', '404', { kind: 'is', status: 404 }],
    ['absent: below 400', undefined, { kind: 'below', status: 400 }],
  ] as const)('status: %s', ([, status, wanted]) => {
    expect(requestOf({ request: 'GET /x', expect: { status } }).expect.status).toEqual(wanted)
    expect(requestOf({ request: 'GET /x' }).expect.status).toEqual({ kind: 'below', status: 400 })
  })

  test.for([
    ['a text compares whole', 'hello', { kind: 'text', text: 'hello' }],
    ['slashes make a pattern', '/^hel+o$/', { kind: 'pattern', source: '^hel+o$', flags: '' }],
    ['a pattern with flags', '/a/is', { kind: 'pattern', source: 'a', flags: 'is' }],
    ['a pattern over lines', '/a\nb/', { kind: 'pattern', source: 'a\nb', flags: '' }],
    ['a path is a text', '/usr/bin', { kind: 'text', text: '/usr/bin' }],
    ['one slash is a text', '/hello', { kind: 'text', text: '/hello' }],
    ['two slashes are a text', '//', { kind: 'text', text: '//' }],
    ['a map is JSON', { a: 1 }, { kind: 'json', value: { a: 1 } }],
    ['a list is JSON', [1], { kind: 'json', value: [1] }],
    ['a number is JSON', 42, { kind: 'json', value: 42 }],
    ['slashes inside JSON are literal', { a: '/x/' }, { kind: 'json', value: { a: '/x/' } }],
    ['nothing behind body: is the empty body', null, { kind: 'text', text: '' }],
    ['absent expects nothing', undefined, undefined],
  ] as const)('body: %s', ([, body, wanted]) => {
    expect(requestOf({ request: 'GET /x', expect: { body } }).expect.body).toEqual(wanted)
  })

  test('headers: names in any casing, texts, patterns, and null for absent', () => {
    const headers = { 'Content-Type': '/json/', 'X-A': 1, Server: null }
    expect([...requestOf({ request: 'GET /x', expect: { headers } }).expect.headers]).toEqual([
      ['content-type', { kind: 'pattern', source: 'json', flags: '' }],
      ['x-a', { kind: 'text', text: '1' }],
      ['server', undefined],
    ])
  })
})

describe('an invoke test', () => {
  test.for([
    ['a map', { a: 1 }, '{"a":1}'],
    ['a text is a JSON string', 'hi', '"hi"'],
    ['a list', [], '[]'],
    ['nothing is null', null, 'null'],
  ] as const)('sends %s', ([, invoke, payload]) => {
    expect(invokeOf({ invoke })).toEqual({
      kind: 'invoke',
      name: 'invoke',
      payload,
      expect: { error: false, body: undefined },
    })
  })

  test.for([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
  ] as const)('expects an error for %j: %j', ([error, wanted]) => {
    expect(invokeOf({ invoke: {}, expect: { error } }).expect.error).toBe(wanted)
  })

  test("a body of null is JSON's null", () => {
    expect(invokeOf({ invoke: {}, expect: { body: null } }).expect.body).toEqual({
      kind: 'json',
      value: null,
    })
  })

  test('takes a name', () => {
    expect(invokeOf({ name: ' the queue ', invoke: {} }).name).toBe('the queue')
  })
})

describe('problems', () => {
  const request = 'GET /x'
  test.for([
    ['a text', 'GET /x', 'smoke-tests: expected a list of tests, got a text'],
    ['a map', { request }, 'smoke-tests: expected a list of tests, got a map'],
    ['a test that is a text', [request], 'test 1: expected a map with "request" or "invoke", got a text'],
    ['neither', [{ name: 'x' }], 'test 1: has neither "request" nor "invoke"'],
    ['both', [{ request, invoke: {} }], 'test 1: has both "request" and "invoke": make two tests of it'],
    [
      'an unknown key',
      [{ request, expects: {} }],
      'test 1: unknown key "expects" (known: name, request, headers, body, expect)',
    ],
    [
      'a body beside invoke',
      [{ invoke: {}, body: 'x' }],
      'test 1: unknown key "body" (known: name, invoke, expect)',
    ],
    [
      'an unknown expectation',
      [{ request, expect: { code: 200 } }],
      'test 1: expect: unknown key "code" (known: status, headers, body)',
    ],
    [
      'a status for invoke',
      [{ invoke: {}, expect: { status: 200 } }],
      'test 1: expect: unknown key "status" (known: error, body)',
    ],
    [
      'an expectation that is a number',
      [{ request, expect: 200 }],
      'test 1: expect: expected a map of status, headers, body, got the number 200',
    ],
    [
      'no path',
      [{ request: 'GET' }],
      'test 1: request: expected a method and a path such as "POST /hello", got "GET"',
    ],
    [
      'no method',
      [{ request: '/x' }],
      'test 1: request: expected a method and a path such as "POST /hello", got "/x"',
    ],
    ['a whole URL', [{ request: 'GET https://x/y' }], 'such as "POST /hello", got "GET https://x/y"'],
    ['an unknown method', [{ request: 'FETCH /x' }], 'unknown method FETCH (known: DELETE, GET,'],
    ['a fragment', [{ request: 'GET /x#y' }], 'a "#" is never sent to a server'],
    [
      'a raw pipe in the query [6.2 · D]',
      [{ request: 'GET /x?a=b|c' }],
      'API Gateway refuses raw "|", "{" and "}"',
    ],
    [
      'raw braces in the query [6.2 · D]',
      [{ request: 'GET /x?a={}' }],
      'API Gateway refuses raw "|", "{" and "}"',
    ],
    [
      'a status out of range',
      [{ request, expect: { status: 99 } }],
      'expect.status: expected a number from 100 to 599, got 99',
    ],
    [
      'a status that is a text',
      [{ request, expect: { status: 'ok' } }],
      'expect.status: expected a number from 100 to 599, got "ok"',
    ],
    ['a wrong pattern', [{ request, expect: { body: '/(/' } }], 'expect: /(/ is not a pattern:'],
    ['flags twice', [{ request, expect: { body: '/a/ii' } }], 'expect: /a/ii is not a pattern:'],
    [
      'an error that is a number',
      [{ invoke: {}, expect: { error: 1 } }],
      'expect.error: expected true or false, got the number 1',
    ],
    ['an empty name', [{ name: ' ', request }], 'name: expected a text, got an empty one'],
    ['a name that is a list', [{ name: [], request }], 'name: expected a text, got a list'],
    [
      'headers as a list',
      [{ request, headers: ['a: b'] }],
      'headers: expected a map of names and texts, got a list',
    ],
    [
      'expected headers as a text',
      [{ request, expect: { headers: 'a' } }],
      'expect.headers: expected a map of names and texts, got a text',
    ],
    [
      'an expected header that is a map',
      [{ request, expect: { headers: { a: {} } } }],
      'expect.headers: "a" needs a text or /pattern/',
    ],
    [
      'a header name with a space',
      [{ request, headers: { 'a b': 'x' } }],
      'headers: "a b" is not a header name',
    ],
    [
      'a header of the connection',
      [{ request, headers: { Host: 'x' } }],
      'headers: "Host" is set by the HTTP connection itself',
    ],
    [
      'a header that is a map',
      [{ request, headers: { a: {} } }],
      'headers: "a" needs a text, or a list of texts',
    ],
    ['a payload without a JSON form', [{ invoke: 10n }], 'invoke: cannot be written as JSON'],
    ['a body without a JSON form', [{ request, body: { a: 10n } }], 'body: cannot be written as JSON'],
  ] as const)('%s', ([, value, problem]) => {
    expect(problemsOf(value)).toEqual([expect.stringContaining(problem)])
  })

  test('all of them are told at once, with the number of the test', () => {
    const problems = problemsOf([
      { request: 'GET /fine' },
      { request: 'GRAB /x', expect: { status: 1 } },
      { invoke: {}, foo: 1 },
    ])
    expect(problems.map((problem) => problem.slice(0, 20))).toEqual([
      'smoke-tests, test 2:',
      'smoke-tests, test 2:',
      'smoke-tests, test 3:',
    ])
  })

  test('a circular map of YAML anchors is a problem, not a crash', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(problemsOf([{ invoke: circle }])).toEqual([expect.stringContaining('cannot be written as JSON')])
    expect(problemsOf([{ request: 'GET /x', expect: { body: circle } }])).toHaveLength(1)
  })

  test('the value of a header is in no problem', () => {
    const secret = 's3cret\nvalue'
    const problems = problemsOf([{ request: 'GET /x', headers: { 'X-Key': secret, 'b ad': secret } }])
    expect(problems).toEqual([
      'smoke-tests, test 1: headers: "X-Key" has a value that HTTP cannot carry',
      'smoke-tests, test 1: headers: "b ad" is not a header name',
    ])
  })

  test('whatever is given, the answer is tests or a usage error', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.array(
        fc.record(
          {
            request: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('GET /x')),
            invoke: fc.anything(),
            headers: fc.anything(),
            body: fc.anything(),
            expect: fc.oneof(fc.anything(), fc.record({ status: fc.anything(), body: fc.anything() })),
          },
          { requiredKeys: [] },
        ),
      ),
    )
    fc.assert(
      fc.property(anything, (value) => {
        problemsOf(value)
      }),
    )
  })
})
