import { isRecord } from '../json.ts'
import { REFUSED_IN_QUERY, splitTarget } from '../proxy/query.ts'
import { headerValue, isHeaderName, type Header } from '../proxy/request-headers.ts'
import { ANY_METHODS } from '../proxy/routes.ts'
import { jsonText, kindOf, type Report } from './values.ts'

/** The request of a smoke test, the same for the version and for the route. */
export interface TestRequest {
  readonly method: string
  /** Path and query, percent-encoded, without stage. */
  readonly target: string
  /** All that are sent; `ownHeaders` of them are the test's and never printed. */
  readonly headers: readonly Header[]
  readonly ownHeaders: readonly Header[]
  readonly body: string
}

/** A test's `request`, `headers` and `body`; `undefined` after a problem was reported. */
export function parseRequest(
  test: Readonly<Record<string, unknown>>,
  report: Report,
): TestRequest | undefined {
  const line = parseRequestLine(test['request'], report)
  const ownHeaders = parseHeaders(test['headers'], report)
  const body = test['body']
  const text = typeof body === 'string' ? body : body === undefined || body === null ? '' : jsonText(body)
  if (text === undefined) report('body: cannot be written as JSON')
  if (line === undefined || text === undefined) return undefined
  const isJson = typeof body !== 'string' && text !== ''
  return testRequest(line, ownHeaders, { text, isJson })
}

/** A request with what every client sends, unless the test says otherwise, so that both doors see the same. */
export function testRequest(
  line: { readonly method: string; readonly target: string },
  ownHeaders: readonly Header[],
  body: { readonly text: string; readonly isJson: boolean },
): TestRequest {
  const usual: Header[] = [
    ['Accept', '*/*'],
    ['User-Agent', 'layerlift'],
  ]
  if (body.isJson) usual.push(['Content-Type', 'application/json'])
  const missing = usual.filter(([name]) => headerValue(ownHeaders, name) === undefined)
  return { ...line, headers: [...missing, ...ownHeaders], ownHeaders, body: body.text }
}

function parseRequestLine(value: unknown, report: Report): { method: string; target: string } | undefined {
  const example = 'expected a method and a path such as "POST /hello"'
  const match = typeof value === 'string' ? /^([A-Za-z]+)\s+(\/.*)$/.exec(value.trim()) : null
  if (match?.[1] === undefined || match[2] === undefined) {
    report(`request: ${example}, got ${typeof value === 'string' ? JSON.stringify(value) : kindOf(value)}`)
    return undefined
  }
  const method = match[1].toUpperCase()
  if (!ANY_METHODS.has(method)) {
    report(`request: unknown method ${method} (known: ${[...ANY_METHODS].join(', ')})`)
    return undefined
  }
  const target = encodeTarget(match[2])
  if (target.includes('#'))
    report('request: a "#" is never sent to a server: write %23 or leave the part out')
  if (REFUSED_IN_QUERY.test(splitTarget(target).query)) {
    report('request: API Gateway refuses raw "|", "{" and "}" in a query: write %7C, %7B and %7D')
  }
  return { method, target }
}

/** Encodes what cannot stand on a request line (spaces, controls, non-ASCII) and leaves all else as written. */
function encodeTarget(target: string): string {
  return target.toWellFormed().replace(/[^!-~]+/g, (text) => encodeURIComponent(text))
}

function parseHeaders(value: unknown, report: Report): Header[] {
  if (value === undefined || value === null) return []
  if (!isRecord(value)) {
    report(`headers: expected a map of names and texts, got ${kindOf(value)}`)
    return []
  }
  return Object.entries(value).flatMap(([name, one]) => {
    const lines: readonly unknown[] = Array.isArray(one) ? one : [one]
    return lines.flatMap((line): Header[] => {
      const problem = headerProblem(name, line)
      if (problem === undefined) return [[name, String(line)]]
      report(`headers: ${JSON.stringify(name)} ${problem}`)
      return []
    })
  })
}

/** What is wrong with a header, without its value. */
function headerProblem(name: string, value: unknown): string | undefined {
  if (!isHeaderName(name)) return 'is not a header name'
  if (FRAMING.has(name.toLowerCase())) return 'is set by the HTTP connection itself: leave it out'
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return 'needs a text, or a list of texts'
  }
  return /^[\t\x20-\x7e\xa0-\xff]*$/.test(String(value)) ? undefined : 'has a value that HTTP cannot carry'
}

const FRAMING: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
  'upgrade',
])
