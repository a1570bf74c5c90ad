import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'

export interface OutgoingRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
}

export interface IncomingResponse {
  readonly statusCode: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
}

/** The longest that one request may take: API Gateway's own limit is 29 s (API Gateway quotas). */
const requestTimeoutMs = 35_000

/** API Gateway answers with at most 10 MB (API Gateway quotas); anything longer is not read. */
const longestBodyBytes = 10 * 1024 * 1024

/**
 * One HTTP request on a connection of its own (one that a server kept open may be closed just when it is used again), no
 * redirects followed. Rejects with the socket's error, or when `signal` fires.
 */
export function httpRequest(outgoing: OutgoingRequest, signal: AbortSignal): Promise<IncomingResponse> {
  const url = new URL(outgoing.url)
  const open = url.protocol === 'https:' ? requestTls : requestPlain
  return new Promise((resolve, reject) => {
    const options = {
      method: outgoing.method,
      // Given here, they are checked before a connection is opened, and a Host among them replaces Node's own.
      headers: headersByName(outgoing),
      agent: false,
      signal,
      timeout: requestTimeoutMs,
    } as const
    const request = open(url, options, (response) => {
      const chunks: Buffer[] = []
      let sizeBytes = 0
      response.on('data', (chunk: Buffer) => {
        sizeBytes += chunk.length
        if (sizeBytes <= longestBodyBytes) chunks.push(chunk)
        else response.destroy(new Error(`the answer is longer than ${longestBodyBytes} bytes`))
      })
      response.on('error', reject)
      response.on('end', () => {
        resolve({
          statusCode: response.statusCode ?? 0,
          headers: headerPairs(response.rawHeaders),
          body: Buffer.concat(chunks),
        })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${requestTimeoutMs / 1000} s`)))
    request.on('error', reject)
    request.end(outgoing.body)
  })
}

/** All values of a header under the name as first written; the length is that of the body, whatever was given. */
function headersByName({ headers, body }: OutgoingRequest): Record<string, string | string[]> {
  const byName = new Map<string, { readonly name: string; readonly values: string[] }>()
  for (const [name, value] of headers) {
    const known = byName.get(name.toLowerCase())
    if (known === undefined) byName.set(name.toLowerCase(), { name, values: [value] })
    else known.values.push(value)
  }
  if (body.length > 0) byName.set('content-length', { name: 'Content-Length', values: [String(body.length)] })
  // A single value goes as text: for Host, TLS takes no list.
  return Object.fromEntries(
    [...byName.values()].map(({ name, values }) => [name, values.length === 1 ? values.join() : values]),
  )
}

function headerPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? ''])
  return pairs
}
