/** One header line as it was on the wire: the name's casing and the order of lines are kept. */
export type Header = readonly [name: string, value: string]

export interface EventHeaders {
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
}

/**
 * The two header maps of a REST proxy event: names as the client wrote them, the last value in the single map, all values
 * in the other. `added` are the gateway's own, in its casing, and replace what the client sent under that name.
 */
export function eventHeaders(headers: readonly Header[], added: readonly Header[]): EventHeaders {
  const replaced = new Set(added.map(([name]) => name.toLowerCase()))
  const kept = headers.filter(([name, value]) => {
    const key = name.toLowerCase()
    return !REMOVED.has(key) && !replaced.has(key) && !(key === 'authorization' && SIGNATURE.test(value))
  })
  const byKey = new Map<string, { readonly name: string; readonly values: string[] }>()
  for (const [name, value] of [...kept, ...added]) {
    const key = name.toLowerCase()
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, { name: FIXED_CASING.get(key) ?? name, values: [value] })
    else known.values.push(value)
  }
  const grouped = [...byKey.values()]
  return {
    headers: Object.fromEntries(grouped.map(({ name, values }) => [name, values.at(-1) ?? ''])),
    multiValueHeaders: Object.fromEntries(grouped.map(({ name, values }) => [name, values])),
  }
}

/** Whether a text can be the name of a header (RFC 9110, "token"). */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)
}

/** The last value of a header, whatever its casing. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.findLast(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]
}

/** Written so whatever the client sent (recorded from AWS). */
const FIXED_CASING: ReadonlyMap<string, string> = new Map([
  ['authorization', 'Authorization'],
  ['user-agent', 'User-Agent'],
])

/** Never reach the function: Connection and Content-Length are recorded from AWS, the rest read in emulators. */
const REMOVED: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'referer',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
])

/** A signature by AWS Signature Version 4 or 4A: the gateway consumes it. */
const SIGNATURE = /^AWS4-(?:HMAC|ECDSA)/
