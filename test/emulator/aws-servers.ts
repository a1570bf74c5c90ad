import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sharedTools, toolsDirectory } from '../engines.ts'
import { freePort } from '../fixtures/free-port.ts'

/**
 * Any emulator takes these. ministack reads a key id of 12 digits as an account id and then finds no API for route calls,
 * which carry no key: so it is none.
 */
export const credentials = {
  AWS_ACCESS_KEY_ID: 'key-of-the-tests',
  AWS_SECRET_ACCESS_KEY: 'secret-of-the-tests',
  AWS_REGION: 'us-east-1',
} as const

/** A server of the tests, ended by SIGTERM to its own process when disposed. */
export interface AwsServer extends AsyncDisposable {
  readonly url: string
  /** Ends it and gives what it printed; safe to call twice. */
  readonly stop: () => Promise<{ readonly exitCode: number | null; readonly output: string }>
}

/** ministack in docker mode: runs functions in containers, layers included. */
export async function startMinistack(): Promise<AwsServer> {
  const port = await freePort()
  const script = join(sharedTools, 'lambda-base/start_ministack.py')
  return startServer(join(toolsDirectory, 'ministack/bin/python'), [script], port, {
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    AWS_DEFAULT_REGION: credentials.AWS_REGION,
    LAMBDA_EXECUTOR: 'docker',
    MINISTACK_IMAGE_PREFIX: 'layerlift-test',
  })
}

/** moto's server: the control plane only. */
export async function startMoto(): Promise<AwsServer> {
  const port = await freePort()
  const args = ['-H', '127.0.0.1', '-p', String(port)]
  return startServer(join(toolsDirectory, 'moto/bin/moto_server'), args, port, {})
}

/** The contract checker in front of an emulator: refuses and reports what the service models forbid, records everything. */
export async function startContract(upstream: AwsServer, recordFile: string): Promise<AwsServer> {
  const port = await freePort()
  const script = join(sharedTools, 'aws-contract/aws_contract.py')
  const options = ['--listen', String(port), '--upstream', upstream.url, '--record', recordFile, '--enforce']
  return startServer(join(toolsDirectory, 'contract/bin/python'), [script, 'proxy', ...options], port, {})
}

/** One rule of ../shared/tools/aws-faults. */
export interface Fault {
  readonly match: string
  readonly fault: string
  readonly [key: string]: string | number
}

/** The fault proxy in front of an emulator; `inject` starts over with these rules. */
export async function startFaults(
  upstream: AwsServer,
  planFile: string,
): Promise<
  AwsServer & {
    readonly inject: (rules: readonly Fault[]) => Promise<void>
    readonly fired: () => Promise<number>
  }
> {
  const port = await freePort()
  const script = join(sharedTools, 'aws-faults/aws_faults.py')
  const options = ['--listen', String(port), '--upstream', upstream.url, '--plan', planFile]
  const server = await startServer(
    join(toolsDirectory, 'contract/bin/python'),
    [script, ...options],
    port,
    {},
  )
  const control = `${server.url}/__faults`
  return {
    ...server,
    inject: async (rules) => {
      const answer = await fetch(control, { method: 'POST', body: JSON.stringify({ seed: 7, rules }) })
      if (!answer.ok) throw new Error(`the fault proxy refused the plan: ${await answer.text()}`)
    },
    fired: async () => {
      const state: unknown = await (await fetch(control)).json()
      return isFaultState(state) ? state.fired.length : Number.NaN
    },
  }
}

function isFaultState(value: unknown): value is { readonly fired: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'fired' in value && Array.isArray(value.fired)
}

/** One recorded request. */
interface Recorded {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body_b64: string
}

function parseRecorded(line: string): Recorded {
  const value: unknown = JSON.parse(line)
  if (!isRecorded(value)) throw new Error(`not a recorded request: ${line.slice(0, 200)}`)
  return value
}

function isRecorded(value: unknown): value is Recorded {
  return (
    typeof value === 'object' &&
    value !== null &&
    'body_b64' in value &&
    'headers' in value &&
    'path' in value
  )
}

/**
 * The write calls in a recording, as `METHOD /path`. A write is anything but Get, List, Head, Describe and Invoke, or a call
 * with DryRun; calls to a deployed API are traffic, not writes.
 */
export async function writesOf(recordFile: string): Promise<readonly string[]> {
  const lines = (await readFile(recordFile, 'utf8')).split('\n').filter((line) => line !== '')
  return lines
    .map(parseRecorded)
    .filter(isWrite)
    .map(({ method, path }) => `${method} ${path}`)
}

function isWrite({ method, path, headers, body_b64: body }: Recorded): boolean {
  if (path.includes('/_user_request_') || path.startsWith('/_aws/')) return false
  const text = Buffer.from(body, 'base64').toString()
  const action = headers['x-amz-target']?.split('.').at(-1) ?? /^Action=(\w+)/m.exec(text)?.[1]
  if (action !== undefined) return !/^(Get|List|Head|Describe|Invoke)/.test(action)
  if (method === 'GET' || method === 'HEAD') return false
  const isInvoke = /^\/2015-03-31\/functions\/[^/]+\/invocations/.test(path)
  return !isInvoke && !/"DryRun": ?true/.test(text)
}

/** How often a recording holds a call: `countOf(file, 'POST', /layers\/.+\/versions$/)`. */
export async function countOf(recordFile: string, call: RegExp): Promise<number> {
  return (await writesOf(recordFile)).filter((write) => call.test(write)).length
}

async function startServer(
  command: string,
  args: readonly string[],
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<AwsServer> {
  const child = spawn(command, args, {
    env: {
      ...process.env,
      ...credentials,
      ...environment,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output = `${output}${text}`.slice(-200_000)))
  }
  const stop = async () => ({ exitCode: await end(child), output })
  try {
    await answering(port, child)
  } catch (error) {
    await stop()
    throw new Error(`${command} ${args.join(' ')} did not start:\n${output}`, { cause: error })
  }
  return { url: `http://127.0.0.1:${port}`, stop, [Symbol.asyncDispose]: async () => void (await stop()) }
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'close')
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await exited
    clearTimeout(killer)
  }
  return child.exitCode
}

/** Thirty seconds for a server to take connections. */
async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`)
    if (await accepts(port)) return
    await pause(100)
  }
  throw new Error('it does not take connections after 30 s')
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
