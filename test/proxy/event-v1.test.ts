import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restEvent, type HttpRequest, type RestCall } from '../../src/proxy/event-v1.ts'
import type { Header } from '../../src/proxy/request-headers.ts'

const call: RestCall = {
  apiId: 'a1b2c3d4e5',
  stage: 'live',
  accountId: '123456789012',
  deploymentId: 'dep123',
  domainName: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
  stageVariables: null,
  binaryMediaTypes: [],
  resourcePath: '/{proxy+}',
  resourceId: 'res123',
  identity: { sourceIp: '203.0.113.7' },
  now: new Date(Date.UTC(2015, 3, 9, 12, 34, 56, 789)),
  ids: { requestId: 'gateway-id', extendedRequestId: 'ext=', traceId: 'Root=1-5-6' },
}

function request(
  rawPath: string,
  facts: Partial<Omit<HttpRequest, 'rawPath' | 'body'>> & { body?: string } = {},
) {
  const { method = 'GET', headers = [], body = '' } = facts
  return { method, rawPath, headers, body: new TextEncoder().encode(body) }
}

test('the whole event of the reference case', () => {
  const event = restEvent(
    request('/hello?a=1&a=2', {
      method: 'POST',
      headers: [
        ['host', 'api.example.com'],
        ['user-agent', 'curl/8'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"param": "田中 次郎"}',
    }),
    { ...call, resourcePath: '/hello', stageVariables: { color: 'blue' } },
  )
  expect(event).toStrictEqual({
    resource: '/hello',
    path: '/hello',
    httpMethod: 'POST',
    headers: {
      'User-Agent': 'curl/8',
      'Content-Type': 'application/json',
      Host: 'api.example.com',
      'X-Amzn-Trace-Id': 'Root=1-5-6',
      'X-Forwarded-For': '203.0.113.7',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Proto': 'https',
    },
    multiValueHeaders: {
      'User-Agent': ['curl/8'],
      'Content-Type': ['application/json'],
      Host: ['api.example.com'],
      'X-Amzn-Trace-Id': ['Root=1-5-6'],
      'X-Forwarded-For': ['203.0.113.7'],
      'X-Forwarded-Port': ['443'],
      'X-Forwarded-Proto': ['https'],
    },
    queryStringParameters: { a: '2' },
    multiValueQueryStringParameters: { a: ['1', '2'] },
    pathParameters: null,
    stageVariables: { color: 'blue' },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      deploymentId: 'dep123',
      domainName: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
      domainPrefix: 'a1b2c3d4e5',
      extendedRequestId: 'ext=',
      httpMethod: 'POST',
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '203.0.113.7',
        user: null,
        userAgent: 'curl/8',
        userArn: null,
      },
      path: '/live/hello',
      protocol: 'HTTP/1.1',
      requestId: 'gateway-id',
      requestTime: '09/Apr/2015:12:34:56 +0000',
      requestTimeEpoch: 1428582896789,
      resourceId: 'res123',
      resourcePath: '/hello',
      stage: 'live',
    },
    body: '{"param": "田中 次郎"}',
    isBase64Encoded: false,
  })
})

describe('keys [6.2 · A]', () => {
  test('all twelve keys are there for the barest request, and no version', () => {
    expect(Object.keys(restEvent(request('/x'), call)).sort()).toEqual([
      'body',
      'headers',
      'httpMethod',
      'isBase64Encoded',
      'multiValueHeaders',
      'multiValueQueryStringParameters',
      'path',
      'pathParameters',
      'queryStringParameters',
      'requestContext',
      'resource',
      'stageVariables',
    ])
  })

  test('what is absent is null, not missing [6.2 · A]', () => {
    expect(restEvent(request('/hello'), { ...call, resourcePath: '/hello' })).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      requestContext: { identity: { userAgent: null } },
    })
  })

  test('an identity given by the caller wins over the header', () => {
    const identity = { sourceIp: '::1', userAgent: 'console' }
    const event = restEvent(request('/x', { headers: [['User-Agent', 'curl']] }), { ...call, identity })
    expect(event.requestContext.identity).toMatchObject(identity)
    expect(event.headers['User-Agent']).toBe('curl')
  })
})

describe('paths', () => {
  test.for([
    [
      'percent escapes stay in path and parameters [6.2 · A]',
      '/test%2Balias',
      '/test%2Balias',
      'test%2Balias',
      '/live/test%2Balias',
    ],
    ['an encoded slash stays [6.2 · E]', '/a%2Fb', '/a%2Fb', 'a%2Fb', '/live/a%2Fb'],
    [
      'leading slashes become one in path, stay in the context [6.2 · A]',
      '//proxy-value',
      '/proxy-value',
      'proxy-value',
      '/live//proxy-value',
    ],
    [
      'a trailing slash stays in path, not in proxy [6.1 · A]',
      '/proxy-value/',
      '/proxy-value/',
      'proxy-value',
      '/live/proxy-value/',
    ],
    [
      'inner double slashes stay [6.1 · A]',
      '/proxy-value//x',
      '/proxy-value//x',
      'proxy-value//x',
      '/live/proxy-value//x',
    ],
    ['the query is not part of any of them', '/p?/q', '/p', 'p', '/live/p'],
  ] as const)('%s', ([, rawPath, path, proxy, contextPath]) => {
    const event = restEvent(request(rawPath), call)
    expect(event.path).toBe(path)
    expect(event.pathParameters).toEqual({ proxy })
    expect(event.requestContext.path).toBe(contextPath)
    expect(event.resource).toBe('/{proxy+}')
    expect(event.requestContext.resourcePath).toBe('/{proxy+}')
  })

  test.for([
    [Date.UTC(2026, 0, 1), '01/Jan/2026:00:00:00 +0000'],
    [Date.UTC(2024, 11, 31, 23, 59, 59, 999), '31/Dec/2024:23:59:59 +0000'],
  ] as const)('the request time of %i is %s, always UTC [6.2 · A]', ([epoch, text]) => {
    const { requestContext } = restEvent(request('/x'), { ...call, now: new Date(epoch) })
    expect([requestContext.requestTime, requestContext.requestTimeEpoch]).toEqual([text, epoch])
  })
})

describe('the query', () => {
  test.for([
    ['decoded once [6.2 · A]', 'a=%2541', { a: ['%41'] }],
    ['plus is a space [6.2 · A]', 'a=b+c%2B', { a: ['b c+'] }],
    ['keys are decoded too [6.2 · A]', 'k%20y=1', { 'k y': ['1'] }],
    ['every value in order [6.2 · A]', 'a=1&b=x&a=2', { a: ['1', '2'], b: ['x'] }],
    ['only the first = splits', 'a=b=c', { a: ['b=c'] }],
    ['a key without = [6.2 · ?]', 'a', { a: [''] }],
    ['a semicolon splits [6.2 · D]', 'a=1;b=2', { a: ['1'], b: ['2'] }],
    ['non-ASCII', 'p=%E7%94%B0', { p: ['田'] }],
    ['a bad escape stays', 'a=%zz%2', { a: ['%zz%2'] }],
    ['bytes that are not UTF-8', 'a=%ff', { a: ['\ufffd'] }],
    ['a second question mark', 'a=?', { a: ['?'] }],
  ] as const)('%s', ([, query, values]) => {
    const event = restEvent(request(`/x?${query}`), call)
    expect(event.multiValueQueryStringParameters).toEqual(values)
    const last = Object.fromEntries(Object.entries(values).map(([key, all]) => [key, all.at(-1)]))
    expect(event.queryStringParameters).toEqual(last)
  })

  test.for(['/x?', '/x?&', '/x?;&'])('%s has no parameters: null [6.2 · A]', (rawPath) => {
    const event = restEvent(request(rawPath), call)
    expect([event.queryStringParameters, event.multiValueQueryStringParameters]).toEqual([null, null])
  })

  test('a query that a client encodes comes back whole, for any keys and values', () => {
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(pairs, (given) => {
        const query = new URLSearchParams(given).toString()
        const event = restEvent(request(`/x?${query}`), call)
        const wanted = new Map<string, string[]>()
        for (const [key, value] of given) wanted.set(key, [...(wanted.get(key) ?? []), value])
        expect(new Map(Object.entries(event.multiValueQueryStringParameters ?? {}))).toEqual(wanted)
        expect(new Map(Object.entries(event.queryStringParameters ?? {}))).toEqual(new Map(given))
      }),
    )
  })
})

describe('headers', () => {
  function seen(...headers: Header[]) {
    return restEvent(request('/x', { headers }), call)
  }

  test.for([
    ['casing as sent [6.2 · A]', [['tEsT-HEADeR', 'v']], { 'tEsT-HEADeR': ['v'] }],
    [
      'last value in the single map, all in the other [6.2 · D]',
      [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
      { 'X-A': ['1', '2'] },
    ],
    [
      'Authorization has one casing [6.2 · A]',
      [['authorization', 'Bearer t']],
      { Authorization: ['Bearer t'] },
    ],
    ['User-Agent has one casing [6.2 · A]', [['USER-AGENT', 'c']], { 'User-Agent': ['c'] }],
    ['a basic Authorization stays', [['Authorization', 'Basic QQ==']], { Authorization: ['Basic QQ=='] }],
    ['a cookie line stays whole', [['cookie', 'a=1; b=2']], { cookie: ['a=1; b=2'] }],
    ['a name like a member of Object', [['__proto__', 'x']], JSON.parse('{"__proto__":["x"]}')],
  ] as const)('%s', ([, headers, wanted]) => {
    const event = seen(...headers)
    for (const [name, values] of Object.entries<readonly string[]>(wanted)) {
      expect(Object.entries(event.multiValueHeaders)).toContainEqual([name, values])
      expect(Object.entries(event.headers)).toContainEqual([name, values.at(-1)])
    }
  })

  test.for([
    'Connection', // A
    'Content-Length', // A
    'Content-MD5', // this and all below: E
    'Expect',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Referer',
    'Server',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'WWW-Authenticate',
  ])('%s never reaches the function [6.2 · A/E]', (name) => {
    for (const casing of [name, name.toLowerCase(), name.toUpperCase()]) {
      const event = seen([casing, 'x'])
      const names = [...Object.keys(event.headers), ...Object.keys(event.multiValueHeaders)]
      expect(names.filter((one) => one.toLowerCase() === name.toLowerCase())).toEqual([])
    }
  })

  test.for(['AWS4-HMAC-SHA256 Credential=…', 'AWS4-ECDSA-P256-SHA256 Credential=…'])(
    'a signature is dropped: %s [6.2 · D]',
    (value) => {
      expect(Object.keys(seen(['Authorization', value]).headers)).not.toContain('Authorization')
    },
  )

  test('the gateway adds five headers, and Host is the domain when the client sent none [6.2 · A]', () => {
    expect(seen().headers).toEqual({
      Host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
      'X-Amzn-Trace-Id': 'Root=1-5-6',
      'X-Forwarded-For': '203.0.113.7',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Proto': 'https',
    })
  })

  test('a client cannot pose as the gateway: port and protocol are replaced, the address is appended', () => {
    const { headers, multiValueHeaders } = seen(
      ['x-forwarded-for', '198.51.100.1'],
      ['X-Forwarded-Proto', 'gopher'],
      ['x-forwarded-port', '1'],
    )
    expect(headers).toMatchObject({
      'X-Forwarded-For': '198.51.100.1, 203.0.113.7',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Port': '443',
    })
    expect(Object.keys(multiValueHeaders)).toHaveLength(5)
  })

  test('a local front says how it was reached', () => {
    const event = restEvent(request('/x'), { ...call, forwarded: { proto: 'http', port: 3000 } })
    expect(event.headers).toMatchObject({ 'X-Forwarded-Proto': 'http', 'X-Forwarded-Port': '3000' })
  })
})

describe('the body', () => {
  test.for([
    ['text stays unparsed text [6.2 · A]', [], 'application/json', '{"a": 1}', '{"a": 1}', false],
    ['empty is null [6.2 · A]', [], 'application/json', '', null, false],
    ['empty is null for a binary API too', ['*/*'], 'image/png', '', null, false],
    ['a listed type is base64 [6.2 · D/E]', ['image/png'], 'image/png', 'é', 'w6k=', true],
    ['parameters and casing do not count', ['image/png'], 'Image/PNG; q=1', 'é', 'w6k=', true],
    ['another type is text', ['image/png'], 'image/jpeg', 'é', 'é', false],
    ['a list with */* takes every type', ['*/*'], 'text/plain', 'é', 'w6k=', true],
    ['a list with */* takes no type', ['*/*'], undefined, 'é', 'w6k=', true],
    ['no type is text', ['image/png'], undefined, 'é', 'é', false],
  ] as const)('%s', ([, binaryMediaTypes, contentType, sent, body, isBase64Encoded]) => {
    const headers: Header[] = contentType === undefined ? [] : [['content-type', contentType]]
    const event = restEvent(request('/x', { method: 'POST', headers, body: sent }), {
      ...call,
      binaryMediaTypes,
    })
    expect([event.body, event.isBase64Encoded]).toEqual([body, isBase64Encoded])
  })

  test('bytes that are not UTF-8 are read as UTF-8 all the same [6.2 · D/E]', () => {
    const event = restEvent({ ...request('/x'), body: Uint8Array.of(0x61, 0xff) }, call)
    expect(event.body).toBe('a\ufffd')
  })

  test('only the given view of a larger buffer is the body', () => {
    const event = restEvent(
      { ...request('/x'), body: new TextEncoder().encode('abcdef').subarray(2, 4) },
      call,
    )
    expect(event.body).toBe('cd')
  })

  test('binary bodies come back whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (body) => {
        const event = restEvent({ ...request('/x'), body }, { ...call, binaryMediaTypes: ['*/*'] })
        expect(Uint8Array.from(Buffer.from(event.body ?? '', 'base64'))).toEqual(body)
      }),
    )
  })
})

test('no request makes it throw, the event is JSON, and the two header maps agree', () => {
  const target = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\/[/%?&=;+a-f0-9]{0,20}$/))
  const header = fc.tuple(fc.string(), fc.string())
  fc.assert(
    fc.property(target, fc.array(header), fc.uint8Array(), (rawPath, headers, body) => {
      const event = restEvent({ method: 'PUT', rawPath, headers, body }, call)
      expect(JSON.parse(JSON.stringify(event))).toEqual(event)
      expect(Object.keys(event.headers)).toEqual(Object.keys(event.multiValueHeaders))
      for (const [name, values] of Object.entries(event.multiValueHeaders)) {
        expect(Object.entries(event.headers)).toContainEqual([name, values.at(-1)])
      }
    }),
  )
})
