import { isRecord, jsonValue } from '../json.ts'
import { isHeaderName, type Header } from './request-headers.ts'

/** What a function returned, read by the rules of the REST proxy integration. */
export type ProxyResult =
  | {
      readonly kind: 'result'
      readonly statusCode: number
      readonly headers: readonly Header[]
      readonly multiValueHeaders: readonly Header[]
      readonly body: string
      readonly isBase64Encoded: boolean
    }
  | { readonly kind: 'malformed'; readonly problem: string }

/**
 * Reads a function's payload as a proxy result: a JSON object with none but the known keys, none of them mandatory. The
 * problem says which rule is broken (API Gateway developer guide, "Output format", and recordings of AWS).
 */
export function parseProxyResult(payload: string): ProxyResult {
  const result = jsonValue(payload)?.value
  if (result === undefined) return malformed('the result is not JSON')
  if (!isRecord(result)) return malformed(`the result is ${nameOf(result)}, not a JSON object`)
  const unknown = Object.keys(result).filter((key) => !ALLOWED_KEYS.includes(key))
  if (unknown.length > 0) {
    const keys = unknown.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 60)))
    return malformed(
      `the result has keys that API Gateway does not take: ${keys.join(', ')} (allowed: ${ALLOWED_KEYS.slice(0, 5).join(', ')})`,
    )
  }
  const statusCode = parseStatus(result['statusCode'])
  if (statusCode === undefined) return malformed('statusCode is not a number from 100 to 599')
  const headers = parseHeaders(result['headers'])
  if (typeof headers === 'string') return malformed(`headers: ${headers}`)
  const multiValueHeaders = parseMultiValueHeaders(result['multiValueHeaders'])
  if (typeof multiValueHeaders === 'string') return malformed(`multiValueHeaders: ${multiValueHeaders}`)
  const body = result['body'] ?? ''
  if (typeof body !== 'string')
    return malformed(`body is ${nameOf(body)}, not a string: encode it as JSON text`)
  const flag = result['isBase64Encoded'] ?? result['base64Encoded'] ?? false
  if (typeof flag !== 'boolean') return malformed(`isBase64Encoded is ${nameOf(flag)}, not true or false`)
  return { kind: 'result', statusCode, headers, multiValueHeaders, body, isBase64Encoded: flag }
}

/** The last is undocumented, yet AWS takes it. */
const ALLOWED_KEYS: readonly string[] = [
  'statusCode',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
  'base64Encoded',
]

function malformed(problem: string): ProxyResult {
  return { kind: 'malformed', problem }
}

function parseStatus(value: unknown): number | undefined {
  if (value === undefined || value === null) return 200
  const isText = typeof value === 'string' && /^\d{3}$/.test(value)
  const status = isText ? Number(value) : value
  if (typeof status !== 'number' || !Number.isInteger(status)) return undefined
  return status >= 100 && status <= 599 ? status : undefined
}

/** Header lines, or what is wrong with them. */
function parseHeaders(value: unknown): readonly Header[] | string {
  if (value === undefined || value === null) return []
  if (!isRecord(value)) return `expected a map, got ${nameOf(value)}`
  const lines: Header[] = []
  for (const [name, one] of Object.entries(value)) {
    const line = parseLine(name, one)
    if (typeof line === 'string') return line
    lines.push(line)
  }
  return lines
}

function parseMultiValueHeaders(value: unknown): readonly Header[] | string {
  if (value === undefined || value === null) return []
  if (!isRecord(value)) return `expected a map of lists, got ${nameOf(value)}`
  const lines: Header[] = []
  for (const [name, list] of Object.entries(value)) {
    if (!Array.isArray(list)) return `the value of ${quoted(name)} is ${nameOf(list)}, not a list`
    for (const one of list as readonly unknown[]) {
      const line = parseLine(name, one)
      if (typeof line === 'string') return line
      lines.push(line)
    }
  }
  return lines
}

function parseLine(name: string, value: unknown): Header | string {
  if (!isHeaderName(name)) return `${quoted(name)} is not a header name`
  if (typeof value !== 'string' && typeof value !== 'boolean' && typeof value !== 'number') {
    return `the value of ${quoted(name)} is ${nameOf(value)}, not a text`
  }
  const text = String(value)
  // eslint-disable-next-line no-control-regex -- control characters are exactly what a header line must not hold
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(text)) return `the value of ${quoted(name)} holds control characters`
  return [name, text]
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 60))
}

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
