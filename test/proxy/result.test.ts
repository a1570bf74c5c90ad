import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  endpointTimeout,
  missingAuthenticationToken,
  restResponse,
  type RestResponse,
  type RestResponseOptions,
} from '../../src/proxy/result.ts'

const ids = { requestId: 'gateway-id', extendedRequestId: 'ext=', traceId: 'Root=1-5-6' }

function mapped(result: unknown, options: Partial<RestResponseOptions> = {}): RestResponse {
  const payload = typeof result === 'string' ? result : JSON.stringify(result)
  return restResponse(payload, { binaryMediaTypes: [], accept: undefined, ...options })
}

function textOf(response: RestResponse): string {
  return new TextDecoder().decode(response.body)
}

const JSON_TYPE = ['Content-Type', 'application/json'] as const

describe('results that are answers', () => {
  test.for([
    ['{} is 200 and empty [6.3 · A]', {}, 200, ''],
    ['headers only is 200 and empty [6.3 · A]', { headers: { 'x-a': '1' } }, 200, ''],
    ['a status only is empty [6.3 · A]', { statusCode: 200 }, 200, ''],
    ['a 400 reaches the client [6.3 · D]', { statusCode: 400, body: 'no' }, 400, 'no'],
    ['a status as text [6.3 · A]', { statusCode: '201' }, 201, ''],
    ['headers null [6.3 · A]', { statusCode: 200, headers: null }, 200, ''],
    ['a body only is 200', { body: '山田 太郎さん' }, 200, '山田 太郎さん'],
    [
      'the undocumented base64Encoded key is allowed [6.3 · A]',
      { base64Encoded: false, body: 'x' },
      200,
      'x',
    ],
    ['JSON in a string stays as written', { body: '{"a": 1}' }, 200, '{"a": 1}'],
  ] as const)('%s', ([, result, status, body]) => {
    const response = mapped(result)
    expect([response.statusCode, textOf(response), response.problem]).toEqual([status, body, undefined])
  })

  test('Content-Type defaults to application/json [6.3 · A]', () => {
    expect(mapped({ statusCode: 200 }).headers).toEqual([JSON_TYPE])
    expect(mapped({ headers: { 'content-type': 'text/html' } }).headers).toEqual([
      ['content-type', 'text/html'],
    ])
    expect(mapped({ multiValueHeaders: { 'CONTENT-TYPE': ['a/b'] } }).headers).toEqual([
      ['CONTENT-TYPE', 'a/b'],
    ])
  })
})

describe('results that are 502', () => {
  test.for([
    ['a status that is no number [6.3 · A]', { statusCode: 'test' }, /statusCode/],
    ['a status out of range', { statusCode: 1000 }, /statusCode/],
    ['a status with a fraction', { statusCode: 200.5 }, /statusCode/],
    ['a key outside the list [6.3 · A]', { statusCode: 200, foo: 1 }, /"foo".*allowed: statusCode/],
    ['cookies, which only HTTP APIs know [6.3 · A]', { statusCode: 200, cookies: ['a=1'] }, /"cookies"/],
    ['a string [6.3 · A]', '"hello"', /a string, not a JSON object/],
    ['a list [6.3 · E]', '[]', /a list, not a JSON object/],
    ['a number [6.3 · E]', '5', /a number, not a JSON object/],
    ['null [6.3 · E]', 'null', /null, not a JSON object/],
    ['no JSON [6.3 · E]', '{"statusCode":', /not JSON/],
    ['nothing at all [6.3 · E]', '', /not JSON/],
    [
      'multiValueHeaders with a text [6.3 · A]',
      { multiValueHeaders: { 'x-a': '1' } },
      /"x-a" is a string, not a list/,
    ],
    ['multiValueHeaders as a list', { multiValueHeaders: [] }, /multiValueHeaders: expected a map/],
    ['headers as a text', { headers: 'x-a: 1' }, /headers: expected a map, got a string/],
    ['a header that is a map', { headers: { 'x-a': {} } }, /"x-a" is an object/],
    ['an object as body [6.3 · E]', { body: { a: 1 } }, /body is an object.*JSON text/],
    ['a number as body [6.3 · E]', { body: 5 }, /body is a number/],
    ['a header value with a line break', { headers: { 'x-a': 'b\r\nx-c: d' } }, /control characters/],
    ['a header name with a space', { headers: { 'x a': 'b' } }, /"x a" is not a header name/],
  ] as const)('%s', ([, result, problem]) => {
    const response = mapped(result)
    expect(response.statusCode).toBe(502)
    expect(response.problem).toMatch(problem)
    expect(textOf(response)).toBe('{"message": "Internal server error"}')
  })

  test('a function error of any kind, even with a good payload [6.3 · D]', () => {
    expect(mapped({ statusCode: 200 }, { functionError: true })).toMatchObject({
      statusCode: 502,
      problem: 'the function failed',
    })
  })

  test('the body has 36 bytes and the error type is named [6.3 · A]', () => {
    const response = mapped('x')
    expect(response.body.byteLength).toBe(36)
    expect(response.headers).toEqual([JSON_TYPE, ['x-amzn-ErrorType', 'InternalServerErrorException']])
  })

  test('a problem never repeats a long name in full', () => {
    const keys = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(500, 'x'), 1]),
    )
    expect(mapped(keys).problem?.length).toBeLessThan(600)
  })
})

describe('headers', () => {
  test.for([
    ['true is written in lower case [6.3 · A]', { headers: { 'x-a': true } }, [['x-a', 'true']]],
    ['a number is printed [6.3 · E, contested]', { headers: { 'x-a': 5 } }, [['x-a', '5']]],
    [
      'several values are several lines [6.3 · A]',
      { multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] } },
      [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    ],
    [
      'multi first, then the single one [6.3 · A]',
      { headers: { 'x-a': '3' }, multiValueHeaders: { 'x-a': ['1', '2'] } },
      [
        ['x-a', '1'],
        ['x-a', '2'],
        ['x-a', '3'],
      ],
    ],
    [
      'the casing of multiValueHeaders wins [6.3 · A]',
      { headers: { 'x-a': '2' }, multiValueHeaders: { 'X-A': ['1'] } },
      [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
    ],
    [
      'identical pairs appear once [6.3 · A]',
      { headers: { 'x-a': '1' }, multiValueHeaders: { 'X-A': ['1'] } },
      [['X-A', '1']],
    ],
    [
      'identical pairs inside multiValueHeaders appear once [6.3 · A]',
      { multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2', 'a=1'] } },
      [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
    ],
    [
      'Connection is renamed [6.3 · E]',
      { headers: { Connection: 'x' } },
      [['x-amzn-Remapped-Connection', 'x']],
    ],
    [
      'Content-Length is renamed [6.3 · E]',
      { headers: { 'Content-Length': '7' } },
      [['x-amzn-Remapped-Content-Length', '7']],
    ],
    ['Date is renamed [6.3 · E]', { headers: { Date: 'x' } }, [['x-amzn-Remapped-Date', 'x']]],
    ['Server is renamed [6.3 · E]', { headers: { Server: 'x' } }, [['x-amzn-Remapped-Server', 'x']]],
    ['Transfer-Encoding is dropped [6.3 · E]', { headers: { 'transfer-encoding': 'chunked' } }, []],
    ['x-amzn-RequestId cannot be overwritten [6.3 · A]', { headers: { 'X-Amzn-Requestid': 'mine' } }, []],
    [
      'Authorization passes in a proxy integration [6.3 · A]',
      { headers: { Authorization: 'x' } },
      [['Authorization', 'x']],
    ],
    ['an empty list is no line', { multiValueHeaders: { 'x-a': [] } }, []],
  ] as const)('%s', ([, result, wanted]) => {
    const { headers } = mapped(result)
    expect(headers.filter(([name]) => name !== 'Content-Type')).toEqual(wanted)
  })

  test("the gateway's own ids are added to every answer [6.3 · A/E]", () => {
    expect(mapped({ headers: { 'x-amzn-RequestId': 'mine' } }, { ids }).headers).toEqual([
      JSON_TYPE,
      ['x-amzn-RequestId', 'gateway-id'],
      ['x-amz-apigw-id', 'ext='],
      ['X-Amzn-Trace-Id', 'Root=1-5-6'],
    ])
  })

  test('a gateway error has no trace id [6.3 · A/E]', () => {
    const names = mapped('x', { ids }).headers.map(([name]) => name)
    expect(names).toEqual(['Content-Type', 'x-amzn-ErrorType', 'x-amzn-RequestId', 'x-amz-apigw-id'])
  })
})

describe('binary answers', () => {
  const result = { isBase64Encoded: true, body: 'aGk=' }

  test.for([
    ['no list: the base64 text is sent [6.3 · A]', [], 'image/png', 'aGk='],
    ['the first Accept type is listed [6.3 · D]', ['image/png'], 'image/png', 'hi'],
    ['with parameters and others behind', ['image/png'], 'image/png;q=0.9, text/html', 'hi'],
    ['only the first Accept type counts [6.3 · D]', ['image/png'], 'text/html, image/png', 'aGk='],
    ['an Accept of */* is not a listed type', ['image/png'], '*/*', 'aGk='],
    ['no Accept', ['image/png'], undefined, 'aGk='],
    ['*/* in the list takes every Accept [6.3 · D]', ['*/*'], 'text/html', 'hi'],
    ['*/* in the list takes a missing Accept', ['*/*'], undefined, 'hi'],
  ] as const)('%s', ([, binaryMediaTypes, accept, body]) => {
    expect(textOf(mapped(result, { binaryMediaTypes, accept }))).toBe(body)
  })

  test('a body that says nothing of base64 is text whatever the Accept', () => {
    expect(textOf(mapped({ body: 'aGk=' }, { binaryMediaTypes: ['*/*'] }))).toBe('aGk=')
  })

  test.for(['no base64!', 'abc', 'a=bc', 'aGk=='])('%s is 500 when it must be decoded [6.3 · D]', (body) => {
    const response = mapped({ isBase64Encoded: true, body }, { binaryMediaTypes: ['*/*'] })
    expect(response.statusCode).toBe(500)
    expect(response.problem).toContain('base64')
    expect(textOf(response)).toBe('{"message": "Internal server error"}')
  })

  test('any bytes come back whole', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const body = Buffer.from(bytes).toString('base64')
        const response = mapped({ isBase64Encoded: true, body }, { binaryMediaTypes: ['*/*'] })
        expect(Uint8Array.from(response.body)).toEqual(bytes)
      }),
    )
  })
})

describe("the gateway's own answers", () => {
  test('no route is 403 with this text and type [6.1 · A]', () => {
    const response = missingAuthenticationToken(ids)
    expect(response.statusCode).toBe(403)
    expect(textOf(response)).toBe('{"message":"Missing Authentication Token"}')
    expect(response.headers).toContainEqual(['x-amzn-ErrorType', 'MissingAuthenticationTokenException'])
    expect(response.headers).toContainEqual(['x-amzn-RequestId', 'gateway-id'])
  })

  test("longer than the gateway's limit is 504 [6.3 · D]", () => {
    const response = endpointTimeout()
    expect(response.statusCode).toBe(504)
    expect(response.problem).toContain('29 seconds')
  })
})

describe('properties', () => {
  const anyResult = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc
      .record(
        {
          statusCode: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
          headers: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer())),
          multiValueHeaders: fc.dictionary(fc.string(), fc.array(fc.string())),
          body: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
          isBase64Encoded: fc.boolean(),
        },
        { requiredKeys: [] },
      )
      .map((result) => JSON.stringify(result)),
  )

  test('no payload makes it throw, and whatever comes out can be sent by HTTP', () => {
    fc.assert(
      fc.property(anyResult, fc.string(), (payload, accept) => {
        const response = restResponse(payload, { binaryMediaTypes: ['*/*'], accept })
        expect(response.statusCode).toBeGreaterThanOrEqual(100)
        expect(response.statusCode).toBeLessThan(600)
        for (const [name, value] of response.headers) {
          expect(name).toMatch(/^[!#$%&'*+.^_`|~\w-]+$/)
          expect(value).not.toMatch(/[\r\n\0]/)
        }
      }),
    )
  })

  test('a good result keeps status, body and every header value, each once', () => {
    const name = fc.stringMatching(/^x-[a-z]{1,6}$/)
    const value = fc.stringMatching(/^[ -~]{0,12}$/)
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        fc.dictionary(name, value),
        fc.dictionary(name, fc.array(value)),
        fc.string({ unit: 'grapheme' }),
        (statusCode, headers, multiValueHeaders, body) => {
          const response = mapped({ statusCode, headers, multiValueHeaders, body })
          expect([response.statusCode, textOf(response)]).toEqual([statusCode, body])
          for (const pair of Object.entries(headers)) expect(response.headers).toContainEqual(pair)
          for (const [one, values] of Object.entries(multiValueHeaders)) {
            const sent = response.headers.filter(([other]) => other === one).map(([, text]) => text)
            const unique = [...new Set(values)]
            expect(sent.slice(0, unique.length)).toEqual(unique)
          }
        },
      ),
    )
  })
})
