import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import { writeHelloImage } from '../fixtures/hello-image.ts'
import { writesOf } from './aws-servers.ts'
import { type Ended, type Flags, helloFlags, helloTest, reportOf, run, stackLines } from './command-line.ts'
import { type RecordedAws, startRecordedAws } from './recorded-aws.ts'

const badGateway = { match: 'data-plane', fault: 'body', status: 502, body: 'no luck' } as const

const asJson: Flags = { json: '' }

/** Another version with another route. */
const goodDay: Flags = {
  image: 'oci-archive:good-day.tar',
  'smoke-tests': helloTest('good day 山田 太郎さん'),
  routes: 'POST /hello\nGET /hello',
}

describeWith(['docker', 'ministack', 'contract'], 'layerlift deploy, the built command line', () => {
  let folder: string
  let aws: RecordedAws
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-cli-'))
    await writeHelloImage(join(folder, 'bonjour.tar'), { greeting: 'bonjour' })
    await writeHelloImage(join(folder, 'good-day.tar'), { greeting: 'good day' })
    aws = await startRecordedAws(folder)
  })
  afterAll(async () => {
    await aws.stop()
    await rm(folder, { recursive: true })
  })

  function layerlift(command: string, functionName: string, flags: Flags = {}): Promise<Ended> {
    const common = { 'function-name': functionName, 'endpoint-url': aws.contract.url }
    return run({ args: [command, ...helloFlags({ ...common, ...flags })], workingDirectory: folder })
  }

  async function writesDuring(work: () => Promise<void>): Promise<readonly string[]> {
    const before = await writesOf(aws.record)
    await work()
    return (await writesOf(aws.record)).slice(before.length)
  }

  async function call(url: unknown, request: string): Promise<string> {
    const [method = '', path = ''] = request.split(' ')
    const answer = await fetch(`${String(url)}${path}`, {
      method,
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
    return `${answer.status} ${await answer.text()}`
  }

  /** One key of what the emulator itself says, past every proxy. */
  async function fact(path: string, key: string): Promise<unknown> {
    return Reflect.get(Object(await (await fetch(`${aws.ministack.url}${path}`)).json()), key)
  }

  describe('one function over its life', () => {
    let url: unknown
    const alias = '/2015-03-31/functions/hello/aliases/live'
    const stage = async () => {
      const apiId = new URL(String(url)).pathname.split('/')[2]
      return fact(`/restapis/${apiId}/stages/live`, 'deploymentId')
    }

    it('plans first, and writes nothing', async () => {
      const writes = await writesDuring(async () => {
        const { exitCode, stdout, stderr } = await layerlift('plan', 'hello')
        expect(exitCode, stderr).toBe(0)
        expect(stdout).toContain('create function hello')
        expect(stdout).toContain('next: layerlift deploy')
      })
      expect(writes).toEqual([])
    })

    it('deploys, and the route answers', async () => {
      const ended = await layerlift('deploy', 'hello', asJson)
      expect(ended.exitCode, ended.stderr).toBe(0)
      const report = reportOf(ended)
      expect(report).toMatchObject({ changed: true, version: '1', layersPublished: 1, smokeStatus: 'passed' })
      url = report['url']
      expect(await call(url, 'POST /hello')).toBe('200 hello from lambda! 山田 太郎さん')
    })

    it('makes no write call the second time', async () => {
      const writes = await writesDuring(async () => {
        const { exitCode, stdout } = await layerlift('deploy', 'hello')
        expect(exitCode).toBe(0)
        expect(stdout).toContain('version 1 of hello is live already, nothing changed')
        expect(stdout).toContain(`curl`)
      })
      expect(writes).toEqual([])
    })

    it('prints one JSON document a line with --json, and nothing else', async () => {
      const { exitCode, stdout, stderr } = await layerlift('deploy', 'hello', asJson)
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      const kinds = stdout
        .trimEnd()
        .split('\n')
        .map((line) => String(Reflect.get(Object(JSON.parse(line)), 'kind')))
      expect(kinds).toEqual(expect.arrayContaining(['step', 'smoke']))
      expect(kinds.at(-1)).toBe('report')
      expect(kinds.filter((kind) => kind === 'report')).toHaveLength(1)
    })

    it('leaves the alias when the new version fails its smoke test, and tests again when run again', async () => {
      for (const attempt of ['first', 'again']) {
        const ended = await layerlift('deploy', 'hello', { image: 'oci-archive:bonjour.tar' })
        expect(ended.exitCode, attempt).toBe(3)
        expect(ended.stderr).toContain('got "bonjour 山田 太郎さん"')
        expect(ended.stderr).toContain('alias live still points to version 1')
        expect(ended.stdout).toContain('version 2 of hello failed its smoke test, version 1 keeps serving')
        expect(stackLines(ended.stderr)).toEqual([])
        expect(await fact(alias, 'FunctionVersion')).toBe('1')
        expect(await call(url, 'POST /hello')).toBe('200 hello from lambda! 山田 太郎さん')
      }
    })

    it('returns alias and stage when the route fails what the version passed', async () => {
      const former = await stage()
      await aws.faults.inject([badGateway])
      const ended = await layerlift('deploy', 'hello', { ...goodDay, ...asJson, 'smoke-timeout': '2' })
      await aws.faults.inject([])
      expect(ended.exitCode).toBe(3)
      const back: unknown = expect.stringMatching(/back at version 1 of alias live and .* of stage live/)
      expect(reportOf(ended)).toMatchObject({
        rolledBack: true,
        smokeStatus: 'failed',
        previousVersion: '1',
        failure: {
          code: 'smoke-failed',
          hint: back,
        },
      })
      expect(ended.stderr).toContain('502')
      expect(stackLines(ended.stderr)).toEqual([])
      expect(await fact(alias, 'FunctionVersion')).toBe('1')
      expect(await stage()).toBe(former)
      expect(await call(url, 'POST /hello')).toBe('200 hello from lambda! 山田 太郎さん')
    })

    it('takes up what was returned when the route is well again', async () => {
      const ended = await layerlift('deploy', 'hello', { ...goodDay, ...asJson })
      expect(ended.exitCode, ended.stderr).toBe(0)
      expect(reportOf(ended)).toMatchObject({ changed: true, smokeStatus: 'passed', rolledBack: false })
      expect(await call(url, 'POST /hello')).toBe('200 good day 山田 太郎さん')
      expect(await call(url, 'GET /hello')).toBe('200 good day 山田 太郎さん')
    })
  })

  it('has nothing to return to on a first deployment, says so, and the next run finds the new version', async () => {
    await aws.faults.inject([badGateway])
    const first = await layerlift('deploy', 'newcomer', { 'smoke-timeout': '2', ...asJson })
    await aws.faults.inject([])
    expect(first.exitCode).toBe(3)
    expect(reportOf(first)).toMatchObject({ rolledBack: false, smokeStatus: 'failed' })
    expect(first.stderr).toContain('this is the first deployment, so there is nothing to return to')
    const second = await layerlift('deploy', 'newcomer', asJson)
    expect(second.exitCode, second.stderr).toBe(0)
    expect(reportOf(second)).toMatchObject({ changed: false, smokeStatus: 'passed', version: '1' })
  })

  it('leaves /opt out with layer-strategy none, and warns', async () => {
    const ended = await layerlift('deploy', 'bare', { 'layer-strategy': 'none', ...asJson })
    expect(ended.exitCode, ended.stderr).toBe(0)
    expect(reportOf(ended)).toMatchObject({ layerArns: [], smokeStatus: 'passed' })
    expect(ended.stdout).toMatch(/"kind":"warning","message":"[^"]*\/opt/)
  })

  it('sent no request that the service models forbid', async () => {
    const { exitCode, output } = await aws.contract.stop()
    expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
    expect(exitCode).toBe(0)
  })
})
