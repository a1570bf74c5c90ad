import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileCache } from './fixtures/compile-cache.ts'
import { temporary } from './fixtures/temporary.ts'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'src/cli.ts')
const image = `oci-archive:${join(root, 'examples/hello/hello-x86_64.tar')}`
const env = { ...compileCache, PATH: process.env['PATH'] }

function layerlift(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env,
    encoding: 'utf8',
    timeout: 15_000,
  })
  return { status, stdout, stderr }
}

describe('the command line as a program', () => {
  it('writes results to stdout and gives the exit code', () => {
    const help = layerlift(['help'])
    expect(help.stdout).toContain('Usage: layerlift COMMAND')
    expect(help).toMatchObject({ status: 0, stderr: '' })
  })

  it('writes errors to stderr', () => {
    const wrong = layerlift(['depoly'])
    expect(wrong.stderr).toMatch(/^error: no command "depoly"/)
    expect(wrong).toMatchObject({ status: 2, stdout: '' })
  })

  it('ends quietly when its reader is gone', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" help deploy | true`, process.execPath, cli],
      {
        env,
        encoding: 'utf8',
      },
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe('Ctrl-C', () => {
  let silent: Server
  let endpoint: string

  beforeAll(async () => {
    // Accepts calls and never answers: a deploy waits here until it is told to stop.
    silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })

  afterAll(() => {
    silent.closeAllConnections()
    silent.close()
  })

  async function hangingPlan(
    runnerTemp = temporary(),
  ): Promise<ChildProcess & { stderr: NodeJS.ReadableStream }> {
    const args = [
      'plan',
      '--image',
      image,
      '--function-name',
      'hello',
      '--role',
      'arn:aws:iam::123456789012:role/hello',
    ]
    const child = spawn(
      process.execPath,
      [cli, ...args, '--endpoint-url', endpoint, '--aws-region', 'eu-west-1'],
      {
        cwd: temporary(),
        env: {
          ...env,
          AWS_ACCESS_KEY_ID: 'test',
          AWS_SECRET_ACCESS_KEY: 'test',
          RUNNER_TEMP: runnerTemp,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    await once(silent, 'request')
    return child
  }

  it('once stops cleanly: no stack, exit code 1', async () => {
    const child = await hangingPlan()
    child.kill('SIGINT')
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(stderr).toContain('stopping')
    expect(stderr).toMatch(/^error: .*(stopped|cancel)/im)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(child.exitCode).toBe(1)
  })

  it('leaves no temporary folder behind', async () => {
    const runnerTemp = temporary()
    const child = await hangingPlan(runnerTemp)
    expect(readdirSync(runnerTemp)).toHaveLength(1)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(readdirSync(runnerTemp)).toEqual([])
  })

  it('twice stops at once, with the exit code of an interrupted program', async () => {
    const child = await hangingPlan()
    // Two different signals: two of one kind, sent this fast, are delivered as one.
    child.kill('SIGINT')
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(child.exitCode).toBe(130)
  })
})
