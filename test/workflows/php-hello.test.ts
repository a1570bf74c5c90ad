import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countOf, startContract, startMinistack, writesOf, type AwsServer } from '../emulator/aws-servers.ts'
import { describeWith } from '../engines.ts'
import { ensurePhpBase } from '../fixtures/php-base.ts'
import { actPush, copyOfCheckout, type ActRun } from './act.ts'

const run = promisify(execFile)
const layerPublished = /^POST \/2018-10-31\/layers\/.+\/versions$/
const versionPublished = /^POST \/2015-03-31\/functions\/[^/]+\/versions$/

describeWith(['docker', 'ministack', 'contract', 'act'], 'a workflow with uses: ./, run by act', () => {
  let folder: string
  let repository: string
  let record: string
  let ministack: AwsServer
  let contract: AwsServer
  let url = ''
  let layerArns: string | undefined
  let packageSize: string | undefined
  const images = new Set<string>()

  beforeAll(async () => {
    ensurePhpBase()
    folder = await mkdtemp(join(tmpdir(), 'layerlift-act-'))
    repository = join(folder, 'shop')
    record = join(folder, 'requests.jsonl')
    await copyOfCheckout(repository)
    ministack = await startMinistack()
    contract = await startContract(ministack, record)
  })
  afterAll(async () => {
    await contract.stop()
    await ministack.stop()
    // The tag, then what its earlier builds left without one.
    for (const image of ['layerlift/php-hello:latest', ...images]) {
      spawnSync('docker', ['image', 'rm', image], { stdio: 'ignore' })
    }
    await rm(folder, { recursive: true, force: true })
  })

  async function push(): Promise<ActRun> {
    const result = await actPush({ repository, home: join(folder, 'home'), endpointUrl: contract.url })
    const image = result.outputs['image-digest']
    if (image !== undefined) images.add(image)
    return result
  }

  const hello = (): string => join(repository, 'examples/php-hello/src/hello.php')

  async function edit(path: string, from: string, to: string): Promise<void> {
    const text = await readFile(path, 'utf8')
    expect(text).toContain(from)
    await writeFile(path, text.replace(from, to))
  }

  /** What a person sees who types the line of the README. */
  async function curl(body: string): Promise<string> {
    const { stdout } = await run('curl', ['--silent', '--show-error', '-d', body, `${url}/hello`])
    return stdout
  }

  /** The write calls of one push. */
  async function writesDuring(work: () => Promise<void>): Promise<readonly string[]> {
    const before = await writesOf(record).catch(() => [])
    await work()
    return (await writesOf(record)).slice(before.length)
  }

  it('builds the image and deploys it: layers, function, version, alias, route', async () => {
    const { exitCode, outputs, log } = await push()
    expect(exitCode, log).toBe(0)
    url = outputs['url'] ?? ''
    layerArns = outputs['layer-arns']
    packageSize = outputs['package-size']
    expect(url).toBe(`${contract.url}/restapis/${outputs['api-id']}/live/_user_request_`)
    const digest: unknown = expect.stringMatching(/^sha256:[\da-f]{64}$/)
    const hash: unknown = expect.stringMatching(/^[\w+/]{43}=$/)
    const hundredsOfBytes: unknown = expect.stringMatching(/^[1-9]\d{2}$/)
    expect(outputs).toMatchObject({
      command: 'deploy',
      'function-name': 'php-hello',
      'function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:php-hello',
      'alias-arn': 'arn:aws:lambda:us-east-1:000000000000:function:php-hello:live',
      version: '1',
      stage: 'live',
      changed: 'true',
      'layers-published': '2',
      'smoke-status': 'passed',
      'rolled-back': 'false',
      'image-digest': digest,
      'code-sha256': hash,
      'package-size': hundredsOfBytes,
    })
    expect(outputs).not.toHaveProperty('previous-version')
    expect(JSON.parse(layerArns ?? '')).toEqual([
      expect.stringMatching(/:layer:php-hello-[\da-f]{32}:1$/),
      expect.stringMatching(/:layer:php-hello-[\da-f]{32}:1$/),
    ])
    expect(JSON.parse(outputs['plan'] ?? '')).toContain('create alias live of php-hello')
  })

  it('answers both names over the gateway', async () => {
    expect(await curl('{"param": "田中 次郎"}')).toBe('hello from lambda! 田中 次郎さん')
    expect(await curl('{}')).toBe('hello from lambda! 山田 太郎さん')
  })

  it('makes no write call the second time, and shows the packages in the job summary', async () => {
    let second: ActRun | undefined
    const writes = await writesDuring(async () => {
      second = await push()
    })
    expect(second?.exitCode, second?.log).toBe(0)
    expect(writes).toEqual([])
    expect(second?.outputs).toMatchObject({
      changed: 'false',
      version: '1',
      plan: '[]',
      'layers-published': '0',
      'layer-arns': layerArns,
      'package-size': packageSize,
      'smoke-status': 'passed',
    })
    const [, summary = ''] = second?.log.split('Summary - ') ?? []
    expect(summary).toContain('version 1 of php-hello is live already, nothing changed')
    expect(summary).toMatch(/^\| <code>layer-1\.zip<\/code> \|.*\| unchanged, not uploaded \|$/m)
    expect(summary).toContain(`<a href="${url.replaceAll('_', '&#95;')}">`)
  })

  it('publishes a version and no layer when only hello.php changes', async () => {
    await edit(hello(), 'さん"', 'さん!"')
    await edit(
      join(repository, 'test/workflows/php-hello.yml'),
      'hello from lambda! 田中 次郎さん}',
      'hello from lambda! 田中 次郎さん!}',
    )
    const writes = await writesDuring(async () => {
      const { exitCode, outputs, log } = await push()
      expect(exitCode, log).toBe(0)
      expect(outputs).toMatchObject({
        version: '2',
        'previous-version': '1',
        changed: 'true',
        'layers-published': '0',
        'layer-arns': layerArns,
      })
    })
    expect(writes.filter((call) => layerPublished.test(call))).toEqual([])
    expect(writes.filter((call) => versionPublished.test(call))).toHaveLength(1)
    expect(await curl('{}')).toBe('hello from lambda! 山田 太郎さん!')
  })

  it.for([
    ['answers 500', "'statusCode' => 500,", 'expected status 200, got 500'],
    ['throws', "'statusCode' => 5 % strlen(''),", 'Modulo by zero'],
  ] as const)('keeps the old version for callers when the new one %s', async ([, line, reason]) => {
    await edit(hello(), "'statusCode' => 200,", line)
    const { exitCode, outputs, log } = await push()
    expect(exitCode).not.toBe(0)
    expect(log).toContain('Failure - Main ./')
    expect(log).toContain(reason)
    expect(outputs).toMatchObject({
      'smoke-status': 'failed',
      'previous-version': '2',
      'rolled-back': 'false',
    })
    expect(log).toContain('alias live still points to version 2')
    expect(await curl('{}')).toBe('hello from lambda! 山田 太郎さん!')
    await edit(hello(), line, "'statusCode' => 200,")
  })

  it('heals when the mended file is pushed', async () => {
    await edit(hello(), '山田 太郎', '山田 花子')
    const { exitCode, outputs, log } = await push()
    expect(exitCode, log).toBe(0)
    expect(outputs).toMatchObject({ 'smoke-status': 'passed', 'previous-version': '2', changed: 'true' })
    expect(await curl('{}')).toBe('hello from lambda! 山田 花子さん!')
    expect(await countOf(record, layerPublished)).toBe(2)
  })

  it('refuses an input that it does not know, by name, before anything is built', async () => {
    const workflow = join(repository, 'test/workflows/php-hello.yml')
    await edit(workflow, 'handler: hello', 'handlr: hello')
    const writes = await writesDuring(async () => {
      const { exitCode, log } = await push()
      expect(exitCode).not.toBe(0)
      expect(log).toContain('handlr: not an input of this version of layerlift. Did you mean handler?')
      expect(log).not.toContain('docker build')
      expect(log).not.toMatch(/^\s+at /m)
    })
    expect(writes).toEqual([])
  })

  it('sent no request that the service models forbid', async () => {
    const { exitCode, output } = await contract.stop()
    expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
    expect(exitCode).toBe(0)
  })
})
