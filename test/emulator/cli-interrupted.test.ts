import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import { writesOf } from './aws-servers.ts'
import {
  type Ended,
  type Flags,
  helloFlags,
  reportOf,
  run,
  type Running,
  stackLines,
  start,
  writesReached,
} from './command-line.ts'
import { type RecordedAws, startRecordedAws } from './recorded-aws.ts'

/** Each answer of AWS takes a while, so that a run can be ended between two of them. */
const slowly = { match: '*', fault: 'delay', ms: 150 } as const

/** Layer, function, version, alias, API, permission, resource, method, integration, deployment: all of a first run. */
const writesOfFirstRun = 10

describeWith(['docker', 'ministack', 'contract'], 'layerlift deploy, ended in the middle', () => {
  let folder: string
  let aws: RecordedAws
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-ended-'))
    aws = await startRecordedAws(folder)
  })
  afterAll(async () => {
    await aws.stop()
    await rm(folder, { recursive: true })
  })
  beforeEach(() => aws.faults.inject([slowly]))

  const argsOf = (command: string, functionName: string, more: Flags = {}): readonly string[] => [
    command,
    ...helloFlags({ 'function-name': functionName, 'endpoint-url': aws.contract.url, ...more }),
  ]

  /** Starts a deploy and waits until it has sent so many write calls. */
  async function deployUntil(functionName: string, writes: number): Promise<Running> {
    const before = (await writesOf(aws.record)).length
    const running = start({ args: argsOf('deploy', functionName), workingDirectory: folder })
    await writesReached(aws.record, before + writes)
    return running
  }

  /** Runs it again at full speed, and holds that everything is there once and nothing is left to do. */
  async function expectHealed(functionName: string): Promise<void> {
    await aws.faults.inject([])
    const again = await layerlift('deploy', functionName)
    expect(again.exitCode, again.stderr).toBe(0)
    const { url, layerArns, version } = reportOf(again)
    expect({ layerArns, version }).toEqual({ layerArns: [expect.stringMatching(/:1$/)], version: '1' })
    const answer = await fetch(`${String(url)}/hello`, { method: 'POST', body: '{}' })
    expect(await answer.text()).toBe('hello from lambda! 山田 太郎さん')
    const names = (await listed('/restapis', 'item')).map(
      (api) => Reflect.get(Object(api), 'name') === functionName,
    )
    expect(names.filter(Boolean)).toHaveLength(1)
    const [layerName] = /[^:]+(?=:1$)/.exec(String(layerArns)) ?? []
    expect(await listed(`/2018-10-31/layers/${layerName}/versions`, 'LayerVersions')).toHaveLength(1)
    const plan = await layerlift('plan', functionName)
    expect(reportOf(plan)).toMatchObject({ plan: [], changed: false })
  }

  const layerlift = (command: string, functionName: string): Promise<Ended> =>
    run({ args: argsOf(command, functionName, { json: '' }), workingDirectory: folder })

  /** A list of what the emulator itself says, past every proxy. */
  async function listed(path: string, key: string): Promise<readonly unknown[]> {
    const answer: unknown = await (await fetch(`${aws.ministack.url}${path}`)).json()
    const items: unknown = Reflect.get(Object(answer), key)
    if (!Array.isArray(items)) throw new Error(`no list: ${JSON.stringify(answer)}`)
    return Array.from<unknown>(items)
  }

  it.for(Array.from({ length: writesOfFirstRun }, (_, index) => index + 1))(
    'is repaired by running again when it is killed at write call %i',
    async (writes) => {
      const functionName = `killed-at-${writes}`
      const { child, ended } = await deployUntil(functionName, writes)
      child.kill('SIGKILL')
      expect((await ended).exitCode).toBeNull()
      await expectHealed(functionName)
    },
  )

  it('stops at Ctrl-C with one message and what is left, and runs on later', async () => {
    const { child, ended } = await deployUntil('stopped', 2)
    child.kill('SIGINT')
    const { exitCode, stdout, stderr } = await ended
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^error: stopped by a signal before everything was done$/m)
    expect(stderr).toContain('hint: run the same command again')
    expect(stdout).toMatch(/^not done:\n(.*\n)*.*create alias live of stopped$/m)
    expect(stackLines(stderr)).toEqual([])
    await expectHealed('stopped')
  })

  it('stops at once at the second Ctrl-C', async () => {
    await aws.faults.inject([{ ...slowly, ms: 5000, match: 'lambda.CreateFunction' }])
    const { child, ended } = await deployUntil('hurried', 2)
    child.kill('SIGINT')
    child.kill('SIGTERM')
    const { exitCode, stderr } = await ended
    expect(exitCode).toBe(130)
    expect(stackLines(stderr)).toEqual([])
  })

  it('sent no request that the service models forbid', async () => {
    const { exitCode, output } = await aws.contract.stop()
    expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
    expect(exitCode).toBe(0)
  })
})
