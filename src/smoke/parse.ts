import { LayerliftError } from '../errors.ts'
import { isRecord } from '../json.ts'
import {
  parsePayloadExpectation,
  parseResponseExpectation,
  type PayloadExpectation,
  type ResponseExpectation,
} from './expectation.ts'
import { parseRequest, type TestRequest } from './request.ts'
import { jsonText, kindOf, reportUnknownKeys, type Report } from './values.ts'

/** A call that a new version must answer as expected: through the gateway's contract, or as a plain Invoke. */
export type SmokeTest =
  | {
      readonly kind: 'request'
      readonly name: string
      readonly request: TestRequest
      readonly expect: ResponseExpectation
    }
  | {
      readonly kind: 'invoke'
      readonly name: string
      /** JSON text, sent as it is. */
      readonly payload: string
      readonly expect: PayloadExpectation
    }

/**
 * The setting `smoke-tests`, a list of maps that YAML or JSON gave, as tests; an absent or empty list is no test.
 * @throws LayerliftError `usage` with every problem of every test; header values are in none of them.
 */
export function parseSmokeTests(value: unknown): readonly SmokeTest[] {
  const problems: string[] = []
  const tests = parseList(value, (problem) => problems.push(problem))
  if (problems.length === 0) return tests
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  throw new LayerliftError('usage', `smoke-tests has ${count}`, {
    details: problems,
    hint: 'A test looks like: - {request: POST /hello, body: {"param": "x"}, expect: {status: 200, body: /x/}}',
  })
}

function parseList(value: unknown, report: Report): SmokeTest[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    report(`smoke-tests: expected a list of tests, got ${kindOf(value)}`)
    return []
  }
  return (value as readonly unknown[]).flatMap(
    (one, index) => parseTest(one, (problem) => report(`smoke-tests, test ${index + 1}: ${problem}`)) ?? [],
  )
}

function parseTest(value: unknown, report: Report): SmokeTest | undefined {
  if (!isRecord(value)) {
    report(`expected a map with "request" or "invoke", got ${kindOf(value)}`)
    return undefined
  }
  const isRequest = Object.hasOwn(value, 'request')
  if (isRequest === Object.hasOwn(value, 'invoke')) {
    report(
      isRequest
        ? 'has both "request" and "invoke": make two tests of it'
        : 'has neither "request" nor "invoke"',
    )
    return undefined
  }
  reportUnknownKeys(value, isRequest ? REQUEST_KEYS : INVOKE_KEYS, report)
  const name = parseName(value['name'], report)
  return isRequest ? requestTest(value, name, report) : invokeTest(value, name, report)
}

const REQUEST_KEYS = ['name', 'request', 'headers', 'body', 'expect'] as const
const INVOKE_KEYS = ['name', 'invoke', 'expect'] as const

function requestTest(
  value: Readonly<Record<string, unknown>>,
  name: string | undefined,
  report: Report,
): SmokeTest | undefined {
  const request = parseRequest(value, report)
  const expect = parseResponseExpectation(value['expect'], report)
  if (request === undefined) return undefined
  return { kind: 'request', name: name ?? `${request.method} ${request.target}`, request, expect }
}

function invokeTest(
  value: Readonly<Record<string, unknown>>,
  name: string | undefined,
  report: Report,
): SmokeTest | undefined {
  const payload = jsonText(value['invoke'])
  if (payload === undefined) report('invoke: cannot be written as JSON')
  const expect = parsePayloadExpectation(value['expect'], report)
  return { kind: 'invoke', name: name ?? 'invoke', payload: payload ?? '', expect }
}

function parseName(value: unknown, report: Report): string | undefined {
  if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value?.trim()
  report(`name: expected a text, got ${typeof value === 'string' ? 'an empty one' : kindOf(value)}`)
  return undefined
}
