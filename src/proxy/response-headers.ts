import type { Header } from './request-headers.ts'

/** Values of one header in the order in which they are sent, under the casing that wins. */
interface Line {
  readonly name: string
  readonly values: string[]
}

/**
 * The header lines of a REST proxy answer: values of `multiValueHeaders` first and in its casing, then the single one,
 * each pair once; names that the gateway keeps for itself are renamed or dropped.
 */
export function responseHeaders(single: readonly Header[], multi: readonly Header[]): Header[] {
  const lines = new Map<string, Line>()
  for (const [name, value] of [...multi, ...single]) {
    const line = lineOf(lines, name)
    if (!line.values.includes(value)) line.values.push(value)
  }
  if (!lines.has('content-type')) lineOf(lines, 'Content-Type').values.push('application/json')
  return [...lines]
    .filter(([key]) => !DROPPED.has(key))
    .flatMap(([key, { name, values }]) => {
      const sentName = REMAPPED.has(key) ? `x-amzn-Remapped-${name}` : name
      return values.map((value): Header => [sentName, value])
    })
}

function lineOf(lines: Map<string, Line>, name: string): Line {
  const key = name.toLowerCase()
  const line = lines.get(key) ?? { name, values: [] }
  lines.set(key, line)
  return line
}

/** Reach the client as `x-amzn-Remapped-<Name>`. */
const REMAPPED: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'server'])

/** A function cannot set these: the gateway frames the answer and names the request itself. */
const DROPPED: ReadonlySet<string> = new Set(['transfer-encoding', 'x-amzn-requestid'])
