import { describe, expect, test } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import type { HttpResponse } from '../../src/proxy/result.ts'
import { defaultSmokeTests } from '../../src/smoke/default.ts'
import { parseSmokeTests } from '../../src/smoke/parse.ts'
import { smokeRoute, type RouteSmoke } from '../../src/smoke/route.ts'

type Sent = Parameters<RouteSmoke['request']>[0]

/** A route that gives the answers in order, the last one for ever, over a clock that only sleeping moves. */
function route(answers: readonly (HttpResponse | Error)[], facts: Partial<RouteSmoke> = {}) {
  const log: LogEntry[] = []
  const sent: Sent[] = []
  const pauses: number[] = []
  let clockMs = 0
  const smoke: RouteSmoke = {
    request: async (request) => {
      sent.push(request)
      const answer = answers[Math.min(sent.length, answers.length) - 1]
      if (answer instanceof Error) throw answer
      if (answer === undefined) throw new Error('no answer left')
      return answer
    },
    baseUrl: 'http://localhost:4566/restapis/api1/live/_user_request_',
    patienceSeconds: 30,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds)
      clockMs += milliseconds
    },
    now: () => new Date(clockMs),
    log: (entry) => log.push(entry),
    signal: new AbortController().signal,
    isNewRoute: true,
    ...facts,
  }
  return { smoke, log, sent, pauses }
}

function http(statusCode: number, body = '', headers: HttpResponse['headers'] = []): HttpResponse {
  return { statusCode, headers, body: new TextEncoder().encode(body) }
}

const good = http(200, 'hi')
const missingToken = http(403, '{"message":"Missing Authentication Token"}', [
  ['x-amzn-ErrorType', 'MissingAuthenticationTokenException'],
])
const tests = parseSmokeTests([
  { request: 'POST /hello?a=1', body: { a: 1 }, expect: { status: 200, body: 'hi' } },
])

test('calls the stage with the request of the test and passes at the first good answer', async () => {
  const { smoke, sent, log } = route([good])
  expect(await smokeRoute(tests, smoke)).toEqual({
    status: 'passed',
    results: [{ name: 'POST /hello?a=1', target: 'route', passed: true, attempts: 1, reasons: [] }],
  })
  expect(sent).toMatchObject([
    {
      method: 'POST',
      url: 'http://localhost:4566/restapis/api1/live/_user_request_/hello?a=1',
      rawPath: '/hello?a=1',
      headers: [
        ['Accept', '*/*'],
        ['User-Agent', 'layerlift'],
        ['Content-Type', 'application/json'],
      ],
      body: new TextEncoder().encode('{"a":1}'),
    },
  ])
  expect(log).toMatchObject([{ kind: 'smoke', target: 'route', passed: true }])
})

test('a slash at the end of the stage’s URL is not doubled', async () => {
  const { smoke, sent } = route([good], { baseUrl: 'https://api1.example/live/' })
  await smokeRoute(tests, smoke)
  expect(sent[0]?.url).toBe('https://api1.example/live/hello?a=1')
})

describe('patience', () => {
  test.for([
    ['403 Missing Authentication Token', missingToken],
    [
      '403 Forbidden of the gateway',
      http(403, '{"message":"Forbidden"}', [['x-amzn-errortype', 'ForbiddenException']]),
    ],
    ['500', http(500, '{"message": "Internal server error"}')],
    ['502', http(502)],
    ['503', http(503)],
    ['504', http(504)],
    ['a refused connection', new Error('connect ECONNREFUSED 127.0.0.1:4566')],
  ] as const)('%s is asked again until the route answers', async ([, answer]) => {
    const { smoke, log, pauses } = route([answer, answer, good])
    const verdict = await smokeRoute(tests, smoke)
    expect(verdict).toMatchObject({ status: 'passed', results: [{ attempts: 3 }] })
    expect(pauses).toEqual([250, 500])
    expect(log.map(({ kind }) => kind)).toEqual(['waiting', 'waiting', 'smoke'])
  })

  test.for([
    ['another body', http(200, 'ho')],
    ['another status', http(404, 'hi')],
    ['a 403 of the function', http(403, '{"message":"not you"}')],
  ] as const)('%s on a new route is final', async ([, answer]) => {
    const { smoke, pauses } = route([answer, good])
    expect(await smokeRoute(tests, smoke)).toMatchObject({ status: 'failed', results: [{ attempts: 1 }] })
    expect(pauses).toEqual([])
  })

  test('while the old version may still answer, any mismatch is asked again', async () => {
    const { smoke } = route([http(200, 'old'), http(404), good], { isNewRoute: false })
    expect(await smokeRoute(tests, smoke)).toMatchObject({ status: 'passed', results: [{ attempts: 3 }] })
  })

  test('ends after smoke-timeout, with growing pauses and the last reasons', async () => {
    const { smoke, pauses } = route([missingToken], { patienceSeconds: 12 })
    const verdict = await smokeRoute(tests, smoke)
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 4250])
    expect(verdict.results).toMatchObject([
      {
        attempts: 7,
        reasons: ['expected status 200, got 403', expect.stringContaining('expected the body "hi"')],
      },
    ])
  })

  test('no pause is longer than five seconds', async () => {
    const { smoke, pauses } = route([http(503)], { patienceSeconds: 60 })
    await smokeRoute(tests, smoke)
    expect(Math.max(...pauses)).toBe(5000)
  })

  test('each test has its own patience', async () => {
    const { smoke } = route([http(503)], { patienceSeconds: 1 })
    const { results } = await smokeRoute([...tests, ...tests], smoke)
    expect(results.map(({ attempts }) => attempts)).toEqual([4, 4])
  })
})

describe('a refusal of the gateway', () => {
  const byDefault = defaultSmokeTests([{ method: 'GET', path: '/hello' }])

  test('is no pass for the default test, although 403 is below 500', async () => {
    const verdict = await smokeRoute(byDefault, route([missingToken]).smoke)
    expect(verdict.results).toMatchObject([
      { passed: false, reasons: ['the gateway refused the request: 403 Missing Authentication Token'] },
    ])
  })

  test.for([
    ['any other 403', http(403, 'log in first')],
    ['a Forbidden that the function wrote', http(403, '{"message":"Forbidden"}')],
    ['a page that is not there', http(404)],
  ] as const)('%s passes the default test', async ([, answer]) => {
    expect(await smokeRoute(byDefault, route([answer]).smoke)).toMatchObject({ status: 'passed' })
  })

  test('passes at once when the test names 403', async () => {
    const wanted = parseSmokeTests([{ request: 'GET /closed', expect: { status: 403 } }])
    const { smoke } = route([missingToken])
    expect(await smokeRoute(wanted, smoke)).toMatchObject({ status: 'passed', results: [{ attempts: 1 }] })
  })
})

describe('what is not called', () => {
  test('invoke tests are not repeated over HTTP', async () => {
    const { smoke, sent } = route([good])
    const verdict = await smokeRoute([...parseSmokeTests([{ invoke: {} }]), ...tests], smoke)
    expect([sent.length, verdict.results.length]).toEqual([1, 1])
  })

  test('without a request test the verdict is skipped, with a note', async () => {
    const { smoke, log } = route([good])
    expect(await smokeRoute(parseSmokeTests([{ invoke: {} }]), smoke)).toEqual({
      status: 'skipped',
      results: [],
    })
    expect(log).toMatchObject([{ kind: 'note' }])
  })
})

test('no message holds a header of the test, whatever fails', async () => {
  const secret = parseSmokeTests([
    { request: 'GET /x', headers: { 'X-Api-Key': 's3cret-key' }, expect: { body: 'hi' } },
  ])
  const answers = [
    new Error('bad header s3cret-key'),
    http(500, 's3cret-key'),
    http(200, '{"echo":"s3cret-key"}', [['x-echo', 's3cret-key']]),
  ]
  for (const answer of answers) {
    const { smoke, log } = route([answer])
    const verdict = await smokeRoute(secret, smoke)
    expect(verdict.status).toBe('failed')
    expect(JSON.stringify([verdict, log])).not.toContain('s3cret')
  }
})

describe('the caller’s signal', () => {
  test('ends a pause', async () => {
    const controller = new AbortController()
    const { smoke, sent } = route([http(503)], {
      signal: controller.signal,
      sleep: async () => {
        controller.abort()
        throw new Error('aborted')
      },
    })
    await expect(smokeRoute(tests, smoke)).rejects.toMatchObject({ code: 'cancelled' })
    expect(sent).toHaveLength(1)
  })

  test('reaches the request', async () => {
    const controller = new AbortController()
    const run = smokeRoute(tests, {
      ...route([good]).smoke,
      signal: controller.signal,
      request: async (_, signal) => {
        controller.abort()
        expect(signal.aborted).toBe(true)
        throw new Error('aborted')
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
  })
})
