import { Buffer } from 'node:buffer'
import type { GatewayIds } from './event-v1.ts'
import { firstAccepted, isBinaryMediaType } from './media-type.ts'
import { parseProxyResult } from './proxy-result.ts'
import type { Header } from './request-headers.ts'
import { responseHeaders } from './response-headers.ts'

export interface HttpResponse {
  readonly statusCode: number
  readonly headers: readonly Header[]
  readonly body: Uint8Array
}

/** An answer of the gateway; `problem` says why it is the gateway's error and not the function's answer. */
export interface RestResponse extends HttpResponse {
  readonly problem?: string
}

export interface RestResponseOptions {
  readonly binaryMediaTypes: readonly string[]
  /** The request's Accept header. */
  readonly accept: string | undefined
  /** True when Invoke reported a function error: raised, crashed, timed out, too large. */
  readonly functionError?: boolean | undefined
  /** Adds the gateway's own headers to the answer. */
  readonly ids?: GatewayIds | undefined
}

/** What a client of a REST API gets for a function's payload: the mapped answer, or 502 when it is malformed. */
export function restResponse(payload: string, options: RestResponseOptions): RestResponse {
  const { ids } = options
  if (options.functionError === true) return internalError(502, 'the function failed', ids)
  const result = parseProxyResult(payload)
  if (result.kind === 'malformed') return internalError(502, result.problem, ids)
  const isDecoded =
    result.isBase64Encoded && isBinaryMediaType(firstAccepted(options.accept), options.binaryMediaTypes)
  if (isDecoded && !isBase64(result.body)) {
    return internalError(500, 'isBase64Encoded is true and the body is not valid base64', ids)
  }
  const headers = responseHeaders(result.headers, result.multiValueHeaders)
  if (ids !== undefined) headers.push(...gatewayHeaders(ids), ['X-Amzn-Trace-Id', ids.traceId])
  return {
    statusCode: result.statusCode,
    headers,
    body: Buffer.from(result.body, isDecoded ? 'base64' : 'utf8'),
  }
}

/** The gateway's 403 for a path or method without a route; it never answers 404 or 405. */
export function missingAuthenticationToken(ids?: GatewayIds): RestResponse {
  return gatewayError(
    {
      statusCode: 403,
      text: '{"message":"Missing Authentication Token"}',
      errorType: 'MissingAuthenticationTokenException',
      problem: 'no route takes this method and path',
    },
    ids,
  )
}

/** The gateway's 504 for an integration that is slower than its own limit. */
export function endpointTimeout(ids?: GatewayIds): RestResponse {
  return gatewayError(
    {
      statusCode: 504,
      text: '{"message": "Endpoint request timed out"}',
      errorType: 'InternalServerErrorException',
      problem: `the function did not answer within API Gateway's ${INTEGRATION_TIMEOUT_SECONDS} seconds`,
    },
    ids,
  )
}

/** The longest that a REST API waits for an integration by default (API Gateway developer guide, "Quotas"). */
export const INTEGRATION_TIMEOUT_SECONDS = 29

/** The body has a space after the colon: AWS sends 36 bytes. */
function internalError(statusCode: 500 | 502, problem: string, ids: GatewayIds | undefined): RestResponse {
  const text = '{"message": "Internal server error"}'
  return gatewayError({ statusCode, text, errorType: 'InternalServerErrorException', problem }, ids)
}

interface GatewayError {
  readonly statusCode: number
  readonly text: string
  readonly errorType: string
  readonly problem: string
}

function gatewayError(error: GatewayError, ids: GatewayIds | undefined): RestResponse {
  const own = ids === undefined ? [] : gatewayHeaders(ids)
  return {
    statusCode: error.statusCode,
    headers: [['Content-Type', 'application/json'], ['x-amzn-ErrorType', error.errorType], ...own],
    body: Buffer.from(error.text),
    problem: error.problem,
  }
}

function gatewayHeaders(ids: GatewayIds): Header[] {
  return [
    ['x-amzn-RequestId', ids.requestId],
    ['x-amz-apigw-id', ids.extendedRequestId],
  ]
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
}
