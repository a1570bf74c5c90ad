import { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { LambdaClient } from '@aws-sdk/client-lambda'
import type { S3Client } from '@aws-sdk/client-s3'
import { systemClock, type Clock } from './clock.ts'

export interface ConnectOptions {
  readonly region: string
  /** Another address for every service: an emulator. */
  readonly endpointUrl?: string | undefined
  /** Goes into the User-Agent header, such as `layerlift/1.2.3`. */
  readonly userAgent?: string | undefined
  /** A profile of the shared configuration files, when not the default one. */
  readonly profile?: string | undefined
  readonly clock?: Clock | undefined
  /** For every call, instead of what suits its kind. */
  readonly requestTimeoutMs?: number | undefined
}

/**
 * One client for each way of repeating calls. The SDK may repeat reads as it likes; writes it sends exactly once, because
 * it would repeat PublishLayerVersion after a lost answer and leak a version (call.ts repeats writes, looking first).
 */
export interface Clients {
  readonly region: string
  readonly endpointUrl: string | undefined
  readonly clock: Clock
  readonly lambda: LambdaClient
  readonly lambdaWrites: LambdaClient
  /** Waits as long as a function may run. */
  readonly lambdaInvokes: LambdaClient
  readonly gateway: APIGatewayClient
  readonly gatewayWrites: APIGatewayClient
  /** Loaded on first use: only zips over the direct limit need it. */
  readonly s3Writes: () => Promise<S3Client>
  readonly close: () => void
}

const connectionTimeoutMs = 5_000
/** Reads answer within a second or two; a silent server must not hang the deploy. */
const readTimeoutMs = 20_000
/** 67 MB of base64 at 2 Mbit/s. */
const writeTimeoutMs = 300_000
/** The longest function timeout, 900 s (Lambda quotas), and the way there and back. */
const invokeTimeoutMs = 910_000
const readAttempts = 5

/** Clients for one Region. Credentials are found as every AWS tool finds them, once for all clients. */
export function connect(options: ConnectOptions): Clients {
  const { region, endpointUrl } = options
  const sending = (maxAttempts: number, timeoutMs: number) => ({
    maxAttempts,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: options.requestTimeoutMs ?? timeoutMs,
      // Without this the handler only warns.
      throwOnRequestTimeout: true,
    },
  })
  const shared = {
    region,
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.userAgent === undefined ? {} : { customUserAgent: options.userAgent }),
  }
  const lambda = new LambdaClient({ ...shared, ...sending(readAttempts, readTimeoutMs) })
  const signedIn = { ...shared, credentials: lambda.config.credentials }
  const lambdaWrites = new LambdaClient({ ...signedIn, ...sending(1, writeTimeoutMs) })
  const lambdaInvokes = new LambdaClient({ ...signedIn, ...sending(1, invokeTimeoutMs) })
  const gateway = new APIGatewayClient({ ...signedIn, ...sending(readAttempts, readTimeoutMs) })
  const gatewayWrites = new APIGatewayClient({ ...signedIn, ...sending(1, readTimeoutMs) })
  const open: { destroy(): void }[] = [lambda, lambdaWrites, lambdaInvokes, gateway, gatewayWrites]
  let s3: Promise<S3Client> | undefined
  const openS3 = async (): Promise<S3Client> => {
    const { S3Client } = await import('@aws-sdk/client-s3')
    // Emulators have no host name for each bucket.
    const client = new S3Client({
      ...signedIn,
      ...sending(1, writeTimeoutMs),
      forcePathStyle: endpointUrl !== undefined,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    })
    open.push(client)
    return client
  }
  return {
    region,
    endpointUrl,
    clock: options.clock ?? systemClock,
    lambda,
    lambdaWrites,
    lambdaInvokes,
    gateway,
    gatewayWrites,
    s3Writes: () => (s3 ??= openS3()),
    close: () => {
      for (const client of open) client.destroy()
    },
  }
}
