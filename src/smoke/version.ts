import { assertNever } from '../errors.ts'
import { isRecord, jsonValue } from '../json.ts'
import type { Log } from '../log.ts'
import { restEvent, type GatewayIds, type RestApi } from '../proxy/event-v1.ts'
import { splitTarget } from '../proxy/query.ts'
import { headerValue } from '../proxy/request-headers.ts'
import {
  endpointTimeout,
  INTEGRATION_TIMEOUT_SECONDS,
  missingAuthenticationToken,
  restResponse,
  type RestResponse,
} from '../proxy/result.ts'
import { matchRoute, type RouteTemplate } from '../proxy/routes.ts'
import type { Redact } from '../redact.ts'
import { checkPayload, checkResponse } from './check.ts'
import { withinSeconds } from './deadline.ts'
import type { SmokeTest } from './parse.ts'
import { headerRedactor, shown } from './show.ts'
import { logResult, verdictOf, type SmokeResult, type SmokeVerdict } from './verdict.ts'

/** What Invoke of one version answered. */
export interface InvokeAnswer {
  readonly payload: string
  /** `Unhandled` and the like; absent when the function succeeded. */
  readonly functionError?: string | undefined
  /** Decoded text, at most 4 KB. */
  readonly logTail?: string | undefined
  readonly executedVersion?: string | undefined
}

export interface VersionSmoke {
  /** Invokes the version under test; an error that it throws stops the deployment as it is. */
  readonly invoke: (payload: string, signal: AbortSignal) => Promise<InvokeAnswer>
  readonly api: RestApi
  /** Whether the user spoke of tests: an empty list is a choice. */
  readonly hasOwnTests?: boolean | undefined
  readonly routes: readonly (RouteTemplate & { readonly resourceId?: string | undefined })[]
  readonly log: Log
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly ids: () => GatewayIds
  /** When given, an answer of another version is a failure. */
  readonly version?: string | undefined
}

/** Lambda's longest function timeout, 900 s (Lambda developer guide, "Lambda quotas"), and a start. */
const INVOKE_SECONDS = 930

/**
 * Puts the tests to a version that no caller reaches yet: requests as proxy events, their results mapped as API Gateway
 * would, one attempt each, in order. Without any test the verdict is `skipped`, with a warning.
 * @throws LayerliftError what `invoke` throws, or `cancelled`.
 */
export async function smokeVersion(tests: readonly SmokeTest[], smoke: VersionSmoke): Promise<SmokeVerdict> {
  if (tests.length === 0) {
    smoke.log({
      kind: 'warning',
      message: `no smoke test was run: ${smoke.hasOwnTests === true ? 'smoke-tests is empty' : 'there is no smoke-tests setting, and no GET or ANY route to call by default'}`,
      hint: 'Set smoke-tests, so that a broken version is found before callers meet it.',
    })
  }
  const results: SmokeResult[] = []
  let logTail: string | undefined
  for (const test of tests) {
    const redact = headerRedactor(test.kind === 'request' ? test.request.ownHeaders : [])
    const { reasons, answer } = await runTest(test, smoke, redact)
    const passed = reasons.length === 0
    const result = { name: test.name, target: 'version', passed, attempts: 1, reasons } as const
    if (!passed && logTail === undefined && answer?.logTail !== undefined)
      logTail = redact(wholeLines(answer.logTail))
    logResult(smoke.log, result)
    results.push(result)
  }
  return verdictOf(results, logTail)
}

/** Lambda cuts the tail to 4 KB: a first line that lost its start could hold half of what must be redacted. */
function wholeLines(logTail: string): string {
  return new TextEncoder().encode(logTail).length < 4000 ? logTail : logTail.slice(logTail.indexOf('\n') + 1)
}

interface TestRun {
  readonly reasons: readonly string[]
  readonly answer?: InvokeAnswer | undefined
}

async function runTest(test: SmokeTest, smoke: VersionSmoke, redact: Redact): Promise<TestRun> {
  switch (test.kind) {
    case 'request':
      return runRequest(test, smoke, redact)
    case 'invoke': {
      const answer = await invokeWithin(INVOKE_SECONDS, test.payload, smoke)
      if (answer === undefined) return { reasons: [`no answer within ${INVOKE_SECONDS} seconds`] }
      const reasons = [...versionReasons(answer, smoke), ...checkPayload(answer, test.expect, redact)]
      return { reasons, answer }
    }
    default:
      return assertNever(test)
  }
}

async function runRequest(
  test: Extract<SmokeTest, { kind: 'request' }>,
  smoke: VersionSmoke,
  redact: Redact,
): Promise<TestRun> {
  const { method, target, headers, body } = test.request
  const match = matchRoute(smoke.routes, method, splitTarget(target).path)
  if (match === undefined) return judged(missingAuthenticationToken(), test, redact)
  const event = restEvent(
    { method, rawPath: target, headers, body: new TextEncoder().encode(body) },
    {
      ...smoke.api,
      resourcePath: match.route.path,
      resourceId: match.route.resourceId ?? '',
      identity: { sourceIp: '127.0.0.1' },
      now: smoke.now(),
      ids: smoke.ids(),
    },
  )
  const answer = await invokeWithin(INTEGRATION_TIMEOUT_SECONDS, JSON.stringify(event), smoke)
  if (answer === undefined) return judged(endpointTimeout(), test, redact)
  const response = restResponse(answer.payload, {
    binaryMediaTypes: smoke.api.binaryMediaTypes,
    accept: headerValue(headers, 'accept'),
    functionError: answer.functionError !== undefined,
  })
  return judged(response, test, redact, { answer, more: versionReasons(answer, smoke) })
}

/** The reasons of a test, with the gateway's own reason when the answer was the gateway's. */
function judged(
  response: RestResponse,
  test: Extract<SmokeTest, { kind: 'request' }>,
  redact: Redact,
  run: { readonly answer?: InvokeAnswer; readonly more?: readonly string[] } = {},
): TestRun {
  const reasons = [...(run.more ?? []), ...checkResponse(response, test.expect, redact)]
  const { answer } = run
  if (reasons.length === 0 || response.problem === undefined) return { reasons, answer }
  const error = answer?.functionError === undefined ? '' : `: ${errorText(answer.payload, redact)}`
  const payload = answer === undefined || error !== '' ? '' : `; it returned ${shown(redact(answer.payload))}`
  return {
    reasons: [...reasons, `API Gateway would say so: ${redact(response.problem)}${error}${payload}`],
    answer,
  }
}

/** `errorType: errorMessage` of a function error's payload. */
function errorText(payload: string, redact: Redact): string {
  const error = jsonValue(payload)?.value
  if (!isRecord(error)) return shown(redact(payload))
  const facts = [error['errorType'], error['errorMessage']].filter((fact) => typeof fact === 'string')
  return shown(redact(facts.length === 0 ? payload : facts.join(': ')))
}

function versionReasons(answer: InvokeAnswer, smoke: VersionSmoke): readonly string[] {
  const { executedVersion } = answer
  if (smoke.version === undefined || executedVersion === undefined) return []
  if (executedVersion === smoke.version) return []
  return [`version ${shown(executedVersion)} answered, not ${smoke.version}`]
}

async function invokeWithin(
  seconds: number,
  payload: string,
  smoke: VersionSmoke,
): Promise<InvokeAnswer | undefined> {
  const outcome = await withinSeconds(seconds, smoke.signal, (signal) => smoke.invoke(payload, signal))
  if (outcome.kind === 'failure') throw outcome.error
  return outcome.kind === 'late' ? undefined : outcome.value
}
