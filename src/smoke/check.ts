import { assertNever } from '../errors.ts'
import { jsonValue } from '../json.ts'
import type { HttpResponse } from '../proxy/result.ts'
import { printable } from '../printable.ts'
import type { Redact } from '../redact.ts'
import { bodyDifferences } from './difference.ts'
import type {
  BodyExpectation,
  PayloadExpectation,
  ResponseExpectation,
  StatusExpectation,
  TextExpectation,
} from './expectation.ts'
import { shown } from './show.ts'

/** Why an HTTP answer is not what the test expects; an empty list is a pass. Values of headers are never named. */
export function checkResponse(
  response: HttpResponse,
  expect: ResponseExpectation,
  redact: Redact,
): readonly string[] {
  const body = textOf(response.body)
  const status = statusReasons(response.statusCode, expect.status)
  const differences = bodyDifferences(expect.body, body, redact)
  if (status.length > 0 && differences.length === 0) status.push(`the body was ${shown(redact(body))}`)
  return [...status, ...headerReasons(response, expect.headers), ...differences]
}

/** Why the payload of an Invoke is not what the test expects; a JSON string is compared by its text. */
export function checkPayload(
  answer: { readonly payload: string; readonly functionError?: string | undefined },
  expect: PayloadExpectation,
  redact: Redact,
): readonly string[] {
  const { payload, functionError } = answer
  const failed = functionError !== undefined
  const differences = bodyDifferences(expect.body, comparable(payload, expect.body), redact)
  if (failed === expect.error) return differences
  if (failed) return [`the function failed (${printable(functionError, 'shown')}): ${shown(redact(payload))}`]
  return ['expected the function to fail, and it did not', ...differences]
}

/** Bytes of a body as text; what is not UTF-8 becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function comparable(payload: string, body: BodyExpectation | undefined): string {
  if (body === undefined || body.kind === 'json') return payload
  const parsed = jsonValue(payload)
  return typeof parsed?.value === 'string' ? parsed.value : payload
}

function statusReasons(actual: number, expected: StatusExpectation): string[] {
  switch (expected.kind) {
    case 'is':
      return actual === expected.status ? [] : [`expected status ${expected.status}, got ${actual}`]
    case 'below':
      return actual < expected.status ? [] : [`expected a status below ${expected.status}, got ${actual}`]
    default:
      return assertNever(expected)
  }
}

function headerReasons(
  response: HttpResponse,
  expected: ReadonlyMap<string, TextExpectation | undefined>,
): string[] {
  return [...expected].flatMap(([name, expectation]) => {
    const values = response.headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value)
    if (expectation === undefined)
      return values.length === 0 ? [] : [`header ${name} must be absent, and is there`]
    if (values.length === 0) return [`header ${name} is missing`]
    const fits = [...values, values.join(', ')].some((value) => textFits(value, expectation))
    return fits ? [] : [`header ${name} has another value than expected (values are not printed)`]
  })
}

function textFits(value: string, expected: TextExpectation): boolean {
  if (expected.kind === 'text') return value === expected.text
  return new RegExp(expected.source, expected.flags).test(value)
}
