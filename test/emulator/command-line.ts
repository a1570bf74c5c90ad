import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { toolsDirectory } from '../engines.ts'
import { helloArchivePath } from '../fixtures/hello-archive.ts'
import { credentials, writesOf } from './aws-servers.ts'

const cli = join(import.meta.dirname, '../../dist/cli.js')
const oldestNode = join(toolsDirectory, 'node20/node_modules/.bin/node')

/** How a command line ended. */
export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly args: readonly string[]
  readonly workingDirectory: string
  readonly env?: Readonly<Record<string, string>>
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts the built command line under the oldest Node that it promises to run on, else under the one of the tests. */
export function start({ args, workingDirectory, env = {} }: RunOptions): Running {
  const node = existsSync(oldestNode) ? oldestNode : process.execPath
  const child = spawn(node, [cli, ...args], {
    cwd: workingDirectory,
    env: { PATH: process.env['PATH'] ?? '', HOME: workingDirectory, ...credentials, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then((): Ended => ({ exitCode: child.exitCode, stdout, stderr }))
  return { child, ended }
}

/** Runs it to its end. */
export function run(options: RunOptions): Promise<Ended> {
  return start(options).ended
}

/** Flags by name; an empty text is a flag without one. */
export type Flags = Readonly<Record<string, string>>

/** The flags that deploy examples/hello behind `POST /hello`; what is given replaces or joins them. */
export function helloFlags(given: Flags): readonly string[] {
  const flags: Flags = {
    image: `oci-archive:${helloArchivePath('x86_64')}`,
    handler: 'hello',
    role: 'arn:aws:iam::123456789012:role/hello',
    routes: 'POST /hello',
    environment: 'TEST_ENV_VAR=hello from lambda!',
    timeout: '20',
    'smoke-tests': helloTest('hello from lambda! 山田 太郎さん'),
    ...given,
  }
  return Object.entries(flags).map(([name, text]) => (text === '' ? `--${name}` : `--${name}=${text}`))
}

/** A smoke test of `POST /hello` that wants this body. */
export function helloTest(body: string): string {
  return JSON.stringify([{ request: 'POST /hello', body: {}, expect: { status: 200, body } }])
}

/** Waits until the recording has this many write calls. */
export async function writesReached(recordFile: string, count: number): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if ((await writesOf(recordFile).catch(() => [])).length >= count) return
    await pause(10)
  }
  throw new Error(`no ${count} write calls within 30 s:\n${await readFile(recordFile, 'utf8')}`)
}

/** What the last line of `--json` says. */
export function reportOf({ stdout }: Ended): Readonly<Record<string, unknown>> {
  const lines = stdout.trimEnd().split('\n')
  return Object.fromEntries(Object.entries(Object(JSON.parse(lines.at(-1) ?? '{}'))))
}

/** Lines that begin as those of a JavaScript stack. */
export function stackLines(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^\s+at .+:\d+/.test(line))
}
