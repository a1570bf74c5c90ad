import { messageOf, throwIfCancelled } from '../errors.ts'
import { isRecord, jsonValue } from '../json.ts'
import type { Log } from '../log.ts'
import type { HttpRequest } from '../proxy/event-v1.ts'
import { headerValue } from '../proxy/request-headers.ts'
import type { HttpResponse } from '../proxy/result.ts'
import type { Redact } from '../redact.ts'
import { checkResponse, textOf } from './check.ts'
import { withinSeconds } from './deadline.ts'
import type { SmokeTest } from './parse.ts'
import { headerRedactor, shown } from './show.ts'
import { logResult, verdictOf, type SmokeResult, type SmokeVerdict } from './verdict.ts'

export interface RouteSmoke {
  /** Sends one request; rejects when no answer came. Neither redirects nor retries. */
  readonly request: (
    request: HttpRequest & { readonly url: string },
    signal: AbortSignal,
  ) => Promise<HttpResponse>
  /** The stage's URL, with or without a slash at its end. */
  readonly baseUrl: string
  /** How long one test may wait for the change to reach every gateway host: `smoke-timeout`. */
  readonly patienceSeconds: number
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly now: () => Date
  readonly log: Log
  readonly signal: AbortSignal
  /** False when an old version served the route before: then any mismatch may still be its answer. */
  readonly isNewRoute: boolean
}

/** One request's own limit: API Gateway answers 504 after 29 s. */
const REQUEST_SECONDS = 30
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000

/**
 * Calls the route over HTTP, with patience for propagation: gateway refusals, 5xx, connection errors and late answers of
 * the old version are asked again until the test's patience ends. Invoke tests are not repeated here.
 * @throws LayerliftError `cancelled`.
 */
export async function smokeRoute(tests: readonly SmokeTest[], smoke: RouteSmoke): Promise<SmokeVerdict> {
  const results: SmokeResult[] = []
  for (const test of tests) {
    if (test.kind !== 'request') continue
    const result = await runTest(test, smoke)
    logResult(smoke.log, result)
    results.push(result)
  }
  if (results.length === 0)
    smoke.log({ kind: 'note', message: 'no smoke test calls the route over HTTP: skipped' })
  return verdictOf(results)
}

type RequestTest = Extract<SmokeTest, { kind: 'request' }>

async function runTest(test: RequestTest, smoke: RouteSmoke): Promise<SmokeResult> {
  const redact = headerRedactor(test.request.ownHeaders)
  const startMs = smoke.now().getTime()
  const deadlineMs = startMs + smoke.patienceSeconds * 1000
  let pauseMs = FIRST_PAUSE_MS
  for (let attempts = 1; ; attempts += 1) {
    const attempt = await callOnce(test, smoke, redact)
    const nowMs = smoke.now().getTime()
    const { reasons } = attempt
    const passed = reasons.length === 0
    if (passed || !attempt.maySettle || nowMs >= deadlineMs) {
      return { name: test.name, target: 'route', passed, attempts, reasons }
    }
    const elapsedSeconds = Math.round((nowMs - startMs) / 1000)
    smoke.log({ kind: 'waiting', resource: `route ${test.name}`, status: attempt.status, elapsedSeconds })
    await pause(Math.min(pauseMs, deadlineMs - nowMs), smoke)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
}

interface Attempt {
  readonly reasons: readonly string[]
  /** True when the same request may be answered otherwise soon. */
  readonly maySettle: boolean
  readonly status: string
}

async function callOnce(test: RequestTest, smoke: RouteSmoke, redact: Redact): Promise<Attempt> {
  const { method, target, headers, body } = test.request
  const url = smoke.baseUrl.replace(/\/+$/, '') + target
  const request = { method, rawPath: target, headers, body: new TextEncoder().encode(body), url }
  const outcome = await withinSeconds(REQUEST_SECONDS, smoke.signal, (signal) =>
    smoke.request(request, signal),
  )
  if (outcome.kind === 'late') {
    return { reasons: [`no answer within ${REQUEST_SECONDS} seconds`], maySettle: true, status: 'no answer' }
  }
  if (outcome.kind === 'failure') {
    const reason = `no answer: ${shown(redact(messageOf(outcome.error)))}`
    return { reasons: [reason], maySettle: true, status: 'no connection' }
  }
  return judged(outcome.value, test, smoke.isNewRoute, redact)
}

/** A gateway's refusal passes only a test that names its status: "below 500" does not mean a route that is not there. */
function judged(response: HttpResponse, test: RequestTest, isNewRoute: boolean, redact: Redact): Attempt {
  const refusal = gatewayRefusal(response)
  const isNamed = test.expect.status.kind === 'is'
  const reasons = [
    ...(refusal === undefined || isNamed
      ? []
      : [`the gateway refused the request: ${response.statusCode} ${refusal}`]),
    ...checkResponse(response, test.expect, redact),
  ]
  const maySettle = refusal !== undefined || UNSETTLED.has(response.statusCode) || !isNewRoute
  return { reasons, maySettle, status: String(response.statusCode) }
}

const UNSETTLED: ReadonlySet<number> = new Set([500, 502, 503, 504])

/** `Missing Authentication Token` or `Forbidden` when the gateway itself said it: an unknown route or stage. */
function gatewayRefusal(response: HttpResponse): string | undefined {
  if (response.statusCode !== 403) return undefined
  const body = jsonValue(textOf(response.body))?.value
  const message = isRecord(body) ? body['message'] : undefined
  if (message !== 'Missing Authentication Token' && message !== 'Forbidden') return undefined
  // A function may answer {"message":"Forbidden"} too; the gateway marks its own with an error type.
  const isOwn = headerValue(response.headers, 'x-amzn-errortype') !== undefined
  return message === 'Forbidden' && !isOwn ? undefined : message
}

async function pause(milliseconds: number, smoke: RouteSmoke): Promise<void> {
  try {
    await smoke.sleep(milliseconds, smoke.signal)
  } catch (error) {
    throwIfCancelled(smoke.signal, 'the smoke test', error)
    throw error
  }
  throwIfCancelled(smoke.signal, 'the smoke test')
}
