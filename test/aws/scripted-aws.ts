import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { connect, type Clients } from '../../src/aws/clients.ts'
import type { Clock } from '../../src/aws/clock.ts'
import type { LogEntry } from '../../src/log.ts'

/** One request as the server saw it. */
export interface Seen {
  /** `POST /2015-03-31/functions/hello/versions`, without the query. */
  readonly call: string
  readonly query: URLSearchParams
  /** Parsed JSON; undefined for none. */
  readonly body: unknown
}

/** `lost`: the connection is closed without an answer. */
export type Answer =
  | {
      readonly status?: number
      readonly code?: string
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'lost'

/** Gives the answer to the n-th (from 0) request of one call. */
export type Script = Readonly<Record<string, (seen: Seen, nth: number) => Answer>>

export interface ScriptedAws extends AsyncDisposable {
  readonly clients: Clients
  readonly clock: Clock & { readonly sleptMs: readonly number[] }
  readonly seen: readonly Seen[]
  readonly entries: LogEntry[]
  /** What calls need: clients, log, signal. */
  readonly world: {
    readonly clients: Clients
    readonly log: (entry: LogEntry) => void
    readonly signal: AbortSignal
  }
  /** The calls in order of arrival. */
  readonly calls: () => readonly string[]
  readonly abort: () => void
}

/**
 * An HTTP server that answers as AWS does, by a script: call → answer. Calls that the script does not know get 404, as for
 * things that do not exist. Its clock jumps: sleeping takes no time, but is counted.
 */
export async function scriptedAws(script: Script): Promise<ScriptedAws> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    answer(script, seen, { request, response }).catch((error: unknown) => response.destroy(asError(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const clock = jumpingClock()
  const clients = connect({ region: 'eu-west-1', endpointUrl: `http://127.0.0.1:${address.port}`, clock })
  const entries: LogEntry[] = []
  const controller = new AbortController()
  return {
    clients,
    clock,
    seen,
    entries,
    world: { clients, log: (entry) => void entries.push(entry), signal: controller.signal },
    calls: () => seen.map(({ call }) => call),
    abort: () => controller.abort(),
    [Symbol.asyncDispose]: async () => {
      clients.close()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** Sleeping advances it at once. */
export function jumpingClock(): Clock & { readonly sleptMs: readonly number[] } {
  let nowMs = 0
  const sleptMs: number[] = []
  return {
    sleptMs,
    now: () => nowMs,
    sleep: (ms, signal) => {
      nowMs += ms
      sleptMs.push(ms)
      return signal.aborted ? Promise.reject(asError(signal.reason)) : Promise.resolve()
    },
  }
}

async function answer(
  script: Script,
  seen: Seen[],
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://aws')
  const call = `${request.method ?? ''} ${decodeURIComponent(url.pathname)}`
  const body = await text(request)
  const one: Seen = { call, query: url.searchParams, body: parsed(body) }
  const nth = seen.filter((other) => other.call === call).length
  seen.push(one)
  const given = script[call]?.(one, nth) ?? { status: 404, code: 'ResourceNotFoundException' }
  if (given === 'lost') return void response.destroy()
  const { status = given.code === undefined ? 200 : 400, code } = given
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': `request-${seen.length}`,
    ...(code === undefined ? {} : { 'x-amzn-errortype': code }),
    ...given.headers,
  })
  response.end(JSON.stringify(given.body ?? (code === undefined ? {} : { message: `this is ${code}` })))
}

function parsed(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body)
  } catch {
    // Uploads to S3 are no JSON; tests look at their length only.
    return body.length
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
