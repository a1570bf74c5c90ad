import { Buffer } from 'node:buffer'
import { isBinaryMediaType } from './media-type.ts'
import { parseQuery, splitTarget } from './query.ts'
import { eventHeaders, headerValue, type EventHeaders, type Header } from './request-headers.ts'
import { pathParametersOf, type PathParameters } from './routes.ts'

export interface HttpRequest {
  readonly method: string
  /** Path and query as on the request line, not decoded, without the stage. */
  readonly rawPath: string
  readonly headers: readonly Header[]
  readonly body: Uint8Array
}

/** What is the same for every request to one stage. */
export interface RestApi {
  readonly apiId: string
  readonly stage: string
  readonly accountId: string
  readonly deploymentId: string
  readonly domainName: string
  readonly stageVariables: Readonly<Record<string, string>> | null
  readonly binaryMediaTypes: readonly string[]
}

/** The gateway's own ids of one request; none of them is the Lambda request id. */
export interface GatewayIds {
  readonly requestId: string
  readonly extendedRequestId: string
  /** `Root=1-…`: the value of X-Amzn-Trace-Id. */
  readonly traceId: string
}

export interface RestCall extends RestApi {
  /** The template of the matched route, `/{proxy+}`. */
  readonly resourcePath: string
  readonly resourceId: string
  readonly identity: {
    readonly sourceIp: string
    /** The request's User-Agent when absent. */
    readonly userAgent?: string | undefined
  }
  /** How the client reached the gateway: https and 443 when absent. */
  readonly forwarded?: { readonly proto: string; readonly port: number } | undefined
  readonly now: Date
  readonly ids: GatewayIds
}

export interface RestEvent extends EventHeaders {
  readonly resource: string
  readonly path: string
  readonly httpMethod: string
  readonly queryStringParameters: Readonly<Record<string, string>> | null
  readonly multiValueQueryStringParameters: Readonly<Record<string, readonly string[]>> | null
  readonly pathParameters: PathParameters | null
  readonly stageVariables: Readonly<Record<string, string>> | null
  readonly requestContext: RestRequestContext
  readonly body: string | null
  readonly isBase64Encoded: boolean
}

type RestRequestContext = ReturnType<typeof requestContext>

/**
 * The event that a REST API's Lambda proxy integration sends for a request (API Gateway developer guide, "Set up Lambda
 * proxy integrations", and recordings of AWS): paths are not decoded, the query is, absent things are `null`.
 */
export function restEvent(request: HttpRequest, call: RestCall): RestEvent {
  const { path: rawPath, query } = splitTarget(request.rawPath)
  const path = `/${rawPath.replace(/^\/+/, '')}`
  return {
    resource: call.resourcePath,
    path,
    httpMethod: request.method,
    ...eventHeaders(request.headers, addedHeaders(request.headers, call)),
    ...queryParameters(query),
    pathParameters: pathParametersOf(call.resourcePath, path) ?? null,
    stageVariables: call.stageVariables,
    requestContext: requestContext(request, rawPath, call),
    ...eventBody(request, call.binaryMediaTypes),
  }
}

function queryParameters(
  query: string,
): Pick<RestEvent, 'queryStringParameters' | 'multiValueQueryStringParameters'> {
  const pairs = parseQuery(query)
  if (pairs.length === 0) return { queryStringParameters: null, multiValueQueryStringParameters: null }
  const values = new Map<string, string[]>()
  for (const [key, value] of pairs) values.set(key, [...(values.get(key) ?? []), value])
  return {
    queryStringParameters: Object.fromEntries(pairs),
    multiValueQueryStringParameters: Object.fromEntries(values),
  }
}

function addedHeaders(headers: readonly Header[], call: RestCall): Header[] {
  const { proto, port } = call.forwarded ?? { proto: 'https', port: 443 }
  const forwardedBefore = headers.filter(([name]) => name.toLowerCase() === 'x-forwarded-for')
  return [
    ['Host', headerValue(headers, 'host') ?? call.domainName],
    ['X-Amzn-Trace-Id', headerValue(headers, 'x-amzn-trace-id') ?? call.ids.traceId],
    ['X-Forwarded-For', [...forwardedBefore.map(([, value]) => value), call.identity.sourceIp].join(', ')],
    ['X-Forwarded-Port', String(port)],
    ['X-Forwarded-Proto', proto],
  ]
}

function eventBody(
  request: HttpRequest,
  binaryMediaTypes: readonly string[],
): Pick<RestEvent, 'body' | 'isBase64Encoded'> {
  if (request.body.byteLength === 0) return { body: null, isBase64Encoded: false }
  const bytes = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength)
  const isBase64Encoded = isBinaryMediaType(headerValue(request.headers, 'content-type'), binaryMediaTypes)
  return { body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded }
}

function requestContext(request: HttpRequest, rawPath: string, call: RestCall) {
  return {
    accountId: call.accountId,
    apiId: call.apiId,
    deploymentId: call.deploymentId,
    domainName: call.domainName,
    domainPrefix: call.domainName.split('.')[0] ?? '',
    extendedRequestId: call.ids.extendedRequestId,
    httpMethod: request.method,
    identity: {
      accessKey: null,
      accountId: null,
      caller: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: call.identity.sourceIp,
      user: null,
      userAgent: call.identity.userAgent ?? headerValue(request.headers, 'user-agent') ?? null,
      userArn: null,
    },
    path: `/${call.stage}${rawPath.startsWith('/') ? '' : '/'}${rawPath}`,
    protocol: 'HTTP/1.1',
    requestId: call.ids.requestId,
    requestTime: requestTime(call.now),
    requestTimeEpoch: call.now.getTime(),
    resourceId: call.resourceId,
    resourcePath: call.resourcePath,
    stage: call.stage,
  } as const
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `09/Apr/2015:12:34:56 +0000`, always UTC. */
function requestTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().slice(0, 19).split('T')
  const [year = '', , day = ''] = date.split('-')
  return `${day}/${MONTHS[now.getUTCMonth()] ?? ''}/${year}:${time} +0000`
}
