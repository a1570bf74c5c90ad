import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import type { LogEntry } from '../../src/log.ts'
import { parseSmokeTests } from '../../src/smoke/parse.ts'
import { smokeVersion, type InvokeAnswer, type VersionSmoke } from '../../src/smoke/version.ts'

/** A version that answers as the given function does, and what it was asked. */
function version(answer: (payload: unknown) => InvokeAnswer, facts: Partial<VersionSmoke> = {}) {
  const log: LogEntry[] = []
  const payloads: unknown[] = []
  const smoke: VersionSmoke = {
    invoke: async (payload) => {
      payloads.push(JSON.parse(payload))
      return answer(JSON.parse(payload))
    },
    api: {
      apiId: 'api1',
      stage: 'live',
      accountId: '123456789012',
      deploymentId: 'dep1',
      domainName: 'api1.execute-api.eu-west-1.amazonaws.com',
      stageVariables: null,
      binaryMediaTypes: [],
    },
    routes: [{ method: 'POST', path: '/hello', resourceId: 'res1' }],
    log: (entry) => log.push(entry),
    signal: new AbortController().signal,
    now: () => new Date(0),
    ids: () => ({ requestId: 'r', extendedRequestId: 'e=', traceId: 'Root=1' }),
    ...facts,
  }
  return { smoke, log, payloads }
}

function returning(result: unknown, more: Partial<InvokeAnswer> = {}): () => InvokeAnswer {
  return () => ({ payload: typeof result === 'string' ? result : JSON.stringify(result), ...more })
}

const hello = {
  request: 'POST /hello',
  body: { param: '田中 次郎' },
  expect: { status: 200, body: 'hi 田中 次郎さん' },
}

test('a request reaches the version as the proxy event that API Gateway would send', async () => {
  const { smoke, payloads, log } = version((payload) => {
    const isWanted = JSON.stringify(payload).includes('"body":"{\\"param\\":\\"田中 次郎\\"}"')
    return { payload: JSON.stringify({ statusCode: 200, body: isWanted ? 'hi 田中 次郎さん' : 'who?' }) }
  })
  const verdict = await smokeVersion(parseSmokeTests([hello]), smoke)
  expect(verdict).toEqual({
    status: 'passed',
    results: [{ name: 'POST /hello', target: 'version', passed: true, attempts: 1, reasons: [] }],
  })
  expect(payloads).toMatchObject([
    {
      resource: '/hello',
      httpMethod: 'POST',
      body: '{"param":"田中 次郎"}',
      headers: { 'Content-Type': 'application/json', Host: 'api1.execute-api.eu-west-1.amazonaws.com' },
      requestContext: { resourceId: 'res1', stage: 'live', requestId: 'r', requestTimeEpoch: 0 },
    },
  ])
  expect(log).toEqual([
    { kind: 'smoke', test: 'POST /hello', target: 'version', passed: true, attempts: 1, reasons: [] },
  ])
})

describe('the result is what a client would get, not what the function returned', () => {
  test.for([
    [
      'a malformed result is 502',
      returning('"hi"'),
      [
        'expected status 200, got 502',
        'API Gateway would say so: the result is a string, not a JSON object; it returned ""hi""',
      ],
    ],
    ['an unknown key is 502', returning({ statusCode: 200, foo: 1 }), ['got 502', '"foo"']],
    [
      'a function error is 502 and says its type and message',
      returning(
        { errorType: 'Runtime.ExitError', errorMessage: 'exit status 127' },
        { functionError: 'Unhandled' },
      ),
      ['got 502', 'the function failed: "Runtime.ExitError: exit status 127"'],
    ],
    [
      'a function error of another shape is shown',
      returning('"bad"', { functionError: 'Unhandled' }),
      ['the function failed: ""bad""'],
    ],
    [
      'the status of the result counts, not that Invoke answered',
      returning({ statusCode: 400, body: 'no' }),
      ['expected status 200, got 400', 'expected the body "hi 田中 次郎さん", got "no"'],
    ],
  ] as const)('%s', async ([, answer, parts]) => {
    const verdict = await smokeVersion(parseSmokeTests([hello]), version(answer).smoke)
    expect(verdict.status).toBe('failed')
    const reasons = verdict.results[0]?.reasons.join('\n')
    for (const part of parts) expect(reasons).toContain(part)
  })

  test('base64 in the result is decoded as the Accept header of the test asks', async () => {
    const { smoke } = version(returning({ body: 'aGk=', isBase64Encoded: true }))
    const tests = (accept: string) =>
      parseSmokeTests([{ request: 'POST /hello', headers: { accept }, expect: { body: 'hi' } }])
    const binary = { ...smoke, api: { ...smoke.api, binaryMediaTypes: ['image/png'] } }
    expect((await smokeVersion(tests('image/png'), binary)).status).toBe('passed')
    expect((await smokeVersion(tests('text/html'), binary)).status).toBe('failed')
  })

  test('a test may want the 502', async () => {
    const tests = parseSmokeTests([{ request: 'POST /hello', expect: { status: 502 } }])
    expect((await smokeVersion(tests, version(returning('5')).smoke)).status).toBe('passed')
  })

  test('a path without a route is 403, and nothing is invoked', async () => {
    const { smoke, payloads } = version(returning({}))
    const verdict = await smokeVersion(parseSmokeTests([{ request: 'GET /hello' }]), smoke)
    expect(verdict.results[0]?.reasons).toEqual([
      'expected a status below 400, got 403',
      'the body was "{"message":"Missing Authentication Token"}"',
      'API Gateway would say so: no route takes this method and path',
    ])
    expect(payloads).toEqual([])
  })
})

describe('invoke tests', () => {
  test('send their payload as it is and look at the payload that comes back', async () => {
    const { smoke, payloads } = version(returning({ done: 2, more: true }))
    const tests = parseSmokeTests([{ invoke: { Records: [] }, expect: { body: { done: 2 } } }])
    expect((await smokeVersion(tests, smoke)).status).toBe('passed')
    expect(payloads).toEqual([{ Records: [] }])
  })

  test('fail on a function error that was not wanted', async () => {
    const { smoke } = version(returning({ errorMessage: 'x' }, { functionError: 'Unhandled' }))
    const verdict = await smokeVersion(parseSmokeTests([{ invoke: {} }]), smoke)
    expect(verdict.results[0]?.reasons).toEqual(['the function failed (Unhandled): "{"errorMessage":"x"}"'])
  })
})

describe('the log tail', () => {
  test('is that of the first test that failed', async () => {
    let calls = 0
    const { smoke } = version(() => {
      calls += 1
      return { payload: calls === 1 ? '{}' : '"bad"', logTail: `log ${calls}` }
    })
    const verdict = await smokeVersion(
      parseSmokeTests([{ invoke: 1 }, hello, hello].map((one) => ({ ...one }))),
      smoke,
    )
    expect(verdict.results.map(({ passed }) => passed)).toEqual([true, false, false])
    expect(verdict.logTail).toBe('log 2')
  })

  test('does not show the headers of the test, which functions like to log', async () => {
    const { smoke, log } = version((payload) => ({
      payload: JSON.stringify({ errorMessage: JSON.stringify(payload) }),
      functionError: 'Unhandled',
      logTail: `event: ${JSON.stringify(payload)}`,
    }))
    const tests = parseSmokeTests([{ ...hello, headers: { Authorization: 'Bearer s3cret-token' } }])
    const verdict = await smokeVersion(tests, smoke)
    expect(verdict.logTail).toContain('"Authorization":"***"')
    expect(JSON.stringify([verdict, log])).not.toContain('s3cret')
  })

  test('that was cut by Lambda loses its first line, which may hold half a secret', async () => {
    const logTail = `ret-token\n${'x'.repeat(4080)}`
    const { smoke } = version(returning('"bad"', { logTail }))
    const verdict = await smokeVersion(parseSmokeTests([hello]), smoke)
    expect(verdict.logTail).toBe('x'.repeat(4080))
  })
})

describe('the version that answers', () => {
  test.for([
    ['7', '7', 'passed'],
    ['7', undefined, 'passed'],
    [undefined, '6', 'passed'],
    ['7', '6', 'failed'],
  ] as const)('wanted %s, executed %s: %s', async ([wanted, executedVersion, status]) => {
    const { smoke } = version(returning({}, { executedVersion }), { version: wanted })
    const verdict = await smokeVersion(parseSmokeTests([{ request: 'POST /hello' }]), smoke)
    expect(verdict.status).toBe(status)
    if (status === 'failed') expect(verdict.results[0]?.reasons).toEqual(['version "6" answered, not 7'])
  })
})

test('without a test the verdict is skipped, with a warning', async () => {
  const { smoke, log } = version(returning({}))
  expect(await smokeVersion([], smoke)).toEqual({ status: 'skipped', results: [] })
  expect(log).toMatchObject([{ kind: 'warning' }])
})

describe('when Invoke itself fails', () => {
  test('its error stops the deployment unchanged', async () => {
    const refused = new LayerliftError('aws', 'Invoke was refused')
    const { smoke } = version(() => {
      throw refused
    })
    await expect(smokeVersion(parseSmokeTests([hello]), smoke)).rejects.toBe(refused)
  })

  test('the caller’s signal cancels', async () => {
    const controller = new AbortController()
    const { smoke } = version(() => {
      controller.abort()
      throw new Error('aborted')
    })
    const run = smokeVersion(parseSmokeTests([hello]), { ...smoke, signal: controller.signal })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
    await expect(
      smokeVersion(parseSmokeTests([hello]), { ...smoke, signal: controller.signal }),
    ).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
