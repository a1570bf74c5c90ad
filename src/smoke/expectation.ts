import { isRecord } from '../json.ts'
import { jsonText, kindOf, reportUnknownKeys, type Report } from './values.ts'

export type BodyExpectation =
  /** Compares whole. */
  | { readonly kind: 'text'; readonly text: string }
  /** Written `/source/flags`. */
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
  /** Maps: every expected key is there and fits. Lists: the same length, each element fits by index. */
  | { readonly kind: 'json'; readonly value: unknown }

export type TextExpectation = Exclude<BodyExpectation, { kind: 'json' }>

export type StatusExpectation =
  { readonly kind: 'is'; readonly status: number } | { readonly kind: 'below'; readonly status: number }

export interface ResponseExpectation {
  readonly status: StatusExpectation
  /** Lower-case names. `undefined`: the answer must not have it. */
  readonly headers: ReadonlyMap<string, TextExpectation | undefined>
  readonly body: BodyExpectation | undefined
}

export interface PayloadExpectation {
  /** Whether the function must fail. */
  readonly error: boolean
  readonly body: BodyExpectation | undefined
}

/** What a written test expects when it names no status: any success or redirect. */
const DEFAULT_STATUS: StatusExpectation = { kind: 'below', status: 400 }

/** The `expect` of a request test: status, headers, body, none of them mandatory. */
export function parseResponseExpectation(value: unknown, report: Report): ResponseExpectation {
  const expect = parseMap(value, ['status', 'headers', 'body'], report)
  return {
    status: parseStatus(expect['status'], report),
    headers: parseHeaders(expect['headers'], report),
    // `body:` with nothing behind it is how YAML writers say "empty".
    body: parseBody(expect['body'] === null ? '' : expect['body'], report),
  }
}

/** The `expect` of an invoke test: `error` (false) and `body`; a `body` of null is JSON's null. */
export function parsePayloadExpectation(value: unknown, report: Report): PayloadExpectation {
  const expect = parseMap(value, ['error', 'body'], report)
  const error = expect['error'] ?? false
  const isTrue = error === true || error === 'true'
  if (!isTrue && error !== false && error !== 'false') {
    report(`expect.error: expected true or false, got ${kindOf(error)}`)
  }
  return { error: isTrue, body: parseBody(expect['body'], report) }
}

function parseMap(
  value: unknown,
  keys: readonly string[],
  report: Report,
): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) {
    report(`expect: expected a map of ${keys.join(', ')}, got ${kindOf(value)}`)
    return {}
  }
  reportUnknownKeys(value, keys, (problem) => report(`expect: ${problem}`))
  return value
}

function parseStatus(value: unknown, report: Report): StatusExpectation {
  if (value === undefined || value === null) return DEFAULT_STATUS
  const status = typeof value === 'string' && /^\d{3}$/.test(value.trim()) ? Number(value) : value
  if (typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599) {
    return { kind: 'is', status }
  }
  report(`expect.status: expected a number from 100 to 599, got ${jsonText(value) ?? kindOf(value)}`)
  return DEFAULT_STATUS
}

function parseHeaders(value: unknown, report: Report): ReadonlyMap<string, TextExpectation | undefined> {
  const headers = new Map<string, TextExpectation | undefined>()
  if (value === undefined || value === null) return headers
  if (!isRecord(value)) {
    report(`expect.headers: expected a map of names and texts, got ${kindOf(value)}`)
    return headers
  }
  for (const [name, one] of Object.entries(value)) {
    if (one === null) headers.set(name.toLowerCase(), undefined)
    else if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
      headers.set(name.toLowerCase(), parseText(String(one), report))
    } else report(`expect.headers: ${JSON.stringify(name)} needs a text or /pattern/`)
  }
  return headers
}

function parseBody(value: unknown, report: Report): BodyExpectation | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return parseText(value, report)
  const text = jsonText(value)
  if (text !== undefined) return { kind: 'json', value: JSON.parse(text) as unknown }
  report('expect.body: cannot be written as JSON')
  return undefined
}

/** `/…/flags` is a pattern; text such as `/usr/bin`, whose tail cannot be flags, stays text. */
function parseText(text: string, report: Report): TextExpectation {
  const match = /^\/(.+)\/([dgimsuvy]*)$/s.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return { kind: 'text', text }
  const [, source, flags] = match
  try {
    void new RegExp(source, flags)
  } catch (error) {
    report(`expect: ${text} is not a pattern: ${error instanceof Error ? error.message : 'wrong syntax'}`)
  }
  return { kind: 'pattern', source, flags }
}
