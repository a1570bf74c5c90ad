import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { LayerliftError, messageOf, throwIfCancelled } from '../errors.ts'
import { systemCodeOf } from './file-fault.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** How the docker command is reached. */
export interface DockerWorld {
  /** The process's own when absent. */
  readonly env?: Environment | undefined
  /** Path of the command (docker). */
  readonly docker?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export interface RunOptions extends DockerWorld {
  /** Every line of both streams (of stderr alone when stdout goes elsewhere), as it comes. */
  readonly onLine?: (line: string) => void
  /** Gets stdout as it is, instead of its lines. */
  readonly onStdout?: (text: string) => void
  /** Where stdout goes instead: an open file. */
  readonly stdoutFile?: number
  /** From SIGTERM to SIGKILL after the signal fired or the deadline passed (5 s). */
  readonly graceMs?: number
  readonly deadlineMs?: number
}

export interface Finished {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined
  /** The last lines, for a message. */
  readonly lastLines: readonly string[]
}

const keptLines = 30

/** A line of a progress bar or a binary blob must not grow without end. */
const maxLineLength = 16 * 1024

/**
 * Runs the docker command to its end, without a shell. A fired signal or a passed deadline first asks it to stop, then
 * kills it; no child is left behind.
 * @throws `engine` when the command is not there, `deadline`, `cancelled`
 */
export async function runDocker(argv: readonly string[], options: RunOptions = {}): Promise<Finished> {
  throwIfCancelled(options.signal, 'the docker command')
  const command = options.docker ?? 'docker'
  const child = spawn(command, [...argv], {
    stdio: ['ignore', options.stdoutFile ?? 'pipe', 'pipe'],
    ...(options.env === undefined ? {} : { env: { ...options.env } }),
  })
  const lastLines: string[] = []
  const onLine = (line: string): void => {
    lastLines.push(line)
    if (lastLines.length > keptLines) lastLines.shift()
    options.onLine?.(line)
  }
  const lines = Promise.all([
    options.onStdout === undefined
      ? readLines(child.stdout, onLine)
      : readText(child.stdout, options.onStdout),
    readLines(child.stderr, onLine),
  ])
  // When the command cannot start, its streams fail with it; that is told below.
  lines.catch(() => undefined)
  const stop = stopper(child, options)
  try {
    const exitCode = await new Promise<number | undefined>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code) => resolve(code ?? undefined))
    })
    await lines
    throwIfCancelled(options.signal, 'the docker command')
    if (stop.isLate()) throw new LayerliftError('deadline', `${command} ${argv[0] ?? ''} did not end in time`)
    return { exitCode, lastLines }
  } catch (thrown) {
    throw systemCodeOf(thrown) === undefined ? thrown : cannotStart(command, thrown)
  } finally {
    stop.clear()
  }
}

/** The error for a docker command that cannot be started. */
export function cannotStart(command: string, cause: unknown): LayerliftError {
  return new LayerliftError('engine', `the command ${command} cannot be started: ${messageOf(cause)}`, {
    hint: 'install Docker, or give the image as a file: docker-archive:, oci: or oci-archive:',
    cause,
  })
}

function stopper(
  child: ReturnType<typeof spawn>,
  { signal, graceMs = 5000, deadlineMs }: RunOptions,
): { isLate(): boolean; clear(): void } {
  let isLate = false
  let killTimer: NodeJS.Timeout | undefined
  const stop = (): void => {
    child.kill('SIGTERM')
    killTimer ??= setTimeout(() => child.kill('SIGKILL'), graceMs)
  }
  const late = (): void => {
    isLate = true
    stop()
  }
  const deadline = deadlineMs === undefined ? undefined : setTimeout(late, deadlineMs)
  signal?.addEventListener('abort', stop, { once: true })
  return {
    isLate: () => isLate,
    clear() {
      clearTimeout(deadline)
      clearTimeout(killTimer)
      signal?.removeEventListener('abort', stop)
    },
  }
}

async function readText(stream: Readable | null, onText: (text: string) => void): Promise<void> {
  if (stream === null) return
  stream.setEncoding('utf8')
  for await (const text of stream) onText(String(text))
}

/** A carriage return ends a line, too: progress bars write them. */
async function readLines(stream: Readable | null, onLine: (line: string) => void): Promise<void> {
  if (stream === null) return
  let rest = ''
  stream.setEncoding('utf8')
  for await (const text of stream) {
    const lines = `${rest}${String(text)}`.split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '').slice(-maxLineLength)
    for (const line of lines) onLine(line.slice(0, maxLineLength))
  }
  if (rest !== '') onLine(rest)
}
