import { LayerliftError, messageOf } from '../errors.ts'
import { redactor } from '../redact.ts'

/** One call as people should read of it. */
export interface CallFacts {
  /** As the API spells it: `CreateFunction`. */
  readonly operation: string
  /** What it was about: `function hello`, `API a1b2c3`. */
  readonly resource: string
  /** The IAM action it needs, when that is not `lambda:<operation>`. */
  readonly permission?: string | undefined
  /** Values that AWS may repeat in its message and nobody may read: environment variables. */
  readonly hidden?: readonly string[] | undefined
}

/** An SDK error as a LayerliftError: operation, resource, AWS's code and request id, and what to do about it. */
export function awsFailure(error: unknown, call: CallFacts, signal?: AbortSignal): LayerliftError {
  if (error instanceof LayerliftError) return error
  if (error instanceof Error) hide(error, call.hidden ?? [])
  if (signal?.aborted === true) return cancelled(call, error)
  const code = codeOf(error)
  const status = statusOf(error)
  const requestId = requestIdOf(error)
  return new LayerliftError('aws', headlineOf(error, call), {
    hint: hintFor(error, call),
    details: [
      `operation: ${call.operation}`,
      `resource: ${call.resource}`,
      `code: ${code}${status === undefined ? '' : ` (HTTP ${status})`}`,
      ...(requestId === undefined ? [] : [`request id: ${requestId}`]),
    ],
    cause: error,
  })
}

/** A field that AWS's answers always have. @throws LayerliftError `aws` when it is missing */
export function answered(fact: string | undefined, name: string): string {
  if (fact !== undefined) return fact
  throw new LayerliftError('aws', `AWS answered without the ${name}`, {
    hint: 'check endpoint-url, then run again',
  })
}

/** Below HTTP the trouble is not the operation's: the first call of a run meets it, whichever that is. */
function headlineOf(error: unknown, { operation, resource }: CallFacts): string {
  const code = codeOf(error)
  if (code === 'CredentialsProviderError') return 'no AWS credentials were found'
  if (unreachableCodes.has(code)) return `cannot reach AWS: ${messageOf(error) || code}`
  return `${operation} of ${resource} failed: ${code}: ${messageOf(error)}`
}

/** What is thrown when the caller's signal fired before or during a call. */
export function cancelled(call: CallFacts, cause?: unknown): LayerliftError {
  return new LayerliftError('cancelled', `stopped at ${call.operation} of ${call.resource}`, {
    hint: 'run the same command again: it goes on from what is there',
    cause,
  })
}

/** AWS's name of the error, `ResourceNotFoundException`; for trouble below HTTP the system's, `ECONNRESET`. */
export function codeOf(error: unknown): string {
  const { name, code } = fields(error)
  if (typeof code === 'string' && (name === undefined || name === 'Error')) return code
  return typeof name === 'string' ? name : 'Error'
}

/** The HTTP status of the answer; undefined when there was none. */
function statusOf(error: unknown): number | undefined {
  const status = fields(fields(error)['$metadata'])['httpStatusCode']
  return typeof status === 'number' ? status : undefined
}

/** 404: Lambda's ResourceNotFoundException, API Gateway's NotFoundException. */
export function isNotFound(error: unknown): boolean {
  return (
    statusOf(error) === 404 ||
    codeOf(error) === 'ResourceNotFoundException' ||
    codeOf(error) === 'NotFoundException'
  )
}

/** AWS refused because the caller may not do this. */
export function isAccessDenied(error: unknown): boolean {
  return ['AccessDeniedException', 'AccessDenied', 'UnauthorizedException', 'UnauthorizedOperation'].includes(
    codeOf(error),
  )
}

/** Refused for the rate of calls, so certainly not done. A LimitExceededException without a wait is a real quota. */
export function isThrottle(error: unknown): boolean {
  const code = codeOf(error)
  if (code === 'LimitExceededException') return retryAfterMs(error) !== undefined
  return statusOf(error) === 429 || /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown)/.test(code)
}

/** The wait that AWS asks for, in milliseconds. */
export function retryAfterMs(error: unknown): number | undefined {
  const { retryAfterSeconds } = fields(error)
  const seconds = Number(retryAfterSeconds)
  return retryAfterSeconds === undefined || !Number.isFinite(seconds) ? undefined : seconds * 1000
}

/** True when nobody can say whether the call was carried out: no answer came, or one of 5xx. */
export function isLostAnswer(error: unknown): boolean {
  const status = statusOf(error)
  if (status !== undefined && status >= 200) return status >= 500 && !isThrottle(error)
  return !(
    codeOf(error) === 'CredentialsProviderError' ||
    codeOf(error) === 'AbortError' ||
    error instanceof TypeError
  )
}

/** Takes the values out of message and stack, because the SDK error stays as the cause and may be printed with it. */
function hide(error: Error, values: readonly string[]): void {
  const redact = redactor(values)
  for (const key of Reflect.ownKeys(error)) {
    const text: unknown = Reflect.get(error, key)
    if (typeof text === 'string') Reflect.set(error, key, redact(text))
  }
}

function requestIdOf(error: unknown): string | undefined {
  const { requestId } = fields(fields(error)['$metadata'])
  return typeof requestId === 'string' ? requestId : undefined
}

const credentialCodes = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
])

/** No connection was made at all, unlike a lost answer. */
const unreachableCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])

const networkCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
])

function hintFor(error: unknown, call: CallFacts): string | undefined {
  const code = codeOf(error)
  if (code === 'CredentialsProviderError') {
    return 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or run aws-actions/configure-aws-credentials before this step'
  }
  if (credentialCodes.has(code)) {
    return 'the AWS credentials are expired or wrong: get new ones and run again; it goes on from what is there'
  }
  if (isAccessDenied(error)) return permissionHint(messageOf(error), call)
  if (networkCodes.has(code)) return 'check aws-region, endpoint-url and the network, then run again'
  if (code === 'PreconditionFailedException') {
    return 'someone else changed the function since it was read: run again to plan against what is there now'
  }
  if (code === 'CodeStorageExceededException')
    return 'delete old function and layer versions: they share 75 GB per Region'
  if (isThrottle(error)) return 'AWS still refuses the rate of calls; run again later'
  return undefined
}

/** AWS mostly names the action and the resource itself; where it does not, the operation tells. */
function permissionHint(message: string, call: CallFacts): string {
  const named = /not authorized to perform: ?(?<action>[\w-]+:\w+)(?: on resource: ?(?<resource>\S+))?/.exec(
    message,
  )?.groups
  const action = named?.['action'] ?? call.permission ?? `lambda:${call.operation}`
  const resource = named?.['resource'] ?? call.resource
  return `allow the caller ${action} on ${resource}`
}

/** The properties of something thrown, for reading only; a primitive has none. */
function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(readable(value)) : {}
}

/** `name` and `message` of errors sit on the prototype or are not enumerable. */
function readable(value: object): readonly (readonly [string, unknown])[] {
  return ['name', 'code', '$metadata', 'retryAfterSeconds', 'httpStatusCode', 'requestId'].map((key) => [
    key,
    Reflect.get(value, key) as unknown,
  ])
}
