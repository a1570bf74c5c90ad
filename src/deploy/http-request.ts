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

/** One HTTP request, no redirects followed. Rejects with the socket's error, or when `signal` fires. */
export function httpRequest(outgoing: OutgoingRequest, signal: AbortSignal): Promise<IncomingResponse> {
  const url = new URL(outgoing.url)
  const open = url.protocol === 'https:' ? requestTls : requestPlain
  return new Promise((resolve, reject) => {
    const request = open(url, { method: outgoing.method, signal, timeout: requestTimeoutMs }, (response) => {
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
    for (const [name, value] of outgoing.headers) request.appendHeader(name, value)
    if (outgoing.body.length > 0) request.setHeader('content-length', outgoing.body.length)
    request.end(outgoing.body)
  })
}

function headerPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? '', raw[index + 1] ?? ''])
  return pairs
}
