import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { describeWith } from '../engines.ts'
import { helloArchivePath } from '../fixtures/hello-archive.ts'
import { countOf, startContract, startMinistack, writesOf, type AwsServer } from './aws-servers.ts'
import { type Ended, run } from './command-line.ts'

const archive = helloArchivePath('x86_64')

describeWith(['docker', 'ministack', 'contract'], 'layerlift publish, the built command line', () => {
  let folder: string
  let record: string
  let ministack: AwsServer
  let contract: AwsServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-publish-'))
    record = join(folder, 'requests.jsonl')
    await writeFile(record, '')
    ministack = await startMinistack()
    contract = await startContract(ministack, record)
  })
  afterAll(async () => {
    await contract.stop()
    await ministack.stop()
    await rm(folder, { recursive: true })
  })

  /** The address is in the environment, as users of img2lambda have it: it has no flag for it. */
  function publish(...args: string[]): Promise<Ended> {
    const env = { AWS_ENDPOINT_URL: contract.url }
    return run({ args: ['publish', ...args], workingDirectory: folder, env })
  }

  const read = (directory: string, name: string) => readFile(join(folder, directory, name), 'utf8')

  it('writes the packages and both lists of ARNs', async () => {
    const { exitCode, stderr } = await publish(`oci-archive:${archive}`, '--layer-namespace', 'shop')
    expect(exitCode, stderr).toBe(0)
    expect(await readdir(join(folder, 'output'))).toEqual([
      'function.zip',
      'layer-1.zip',
      'layers.json',
      'layers.yaml',
      'manifest.json',
    ])
    const arns: unknown = JSON.parse(await read('output', 'layers.json'))
    expect(arns).toEqual([
      expect.stringMatching(/^arn:aws:lambda:us-east-1:\d{12}:layer:shop-[\da-f]{32}:1$/),
    ])
    expect(parse(await read('output', 'layers.yaml'))).toEqual(arns)
  })

  it('publishes nothing the second time, and writes the same lists', async () => {
    const former = await read('output', 'layers.json')
    const writes = await writesOf(record)
    const { exitCode, stdout } = await publish(`oci-archive:${archive}`, '--layer-namespace', 'shop')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('0 layers published, 1 unchanged')
    expect(await writesOf(record)).toEqual(writes)
    expect(await read('output', 'layers.json')).toBe(former)
  })

  it('takes a command line of img2lambda as it is', async () => {
    const line = ['-i', archive, '-t', 'oci', '-r', 'us-east-1', '-n', 'ns', '-o', './legacy']
    const more = ['--cr', 'provided.al2023', '--desc', 'greetings', '-l', 'MIT']
    const { exitCode, stderr } = await publish(...line, ...more)
    expect(exitCode, stderr).toBe(0)
    expect(JSON.parse(await read('legacy', 'layers.json'))).toEqual([expect.stringContaining(':layer:ns-')])
    const request = (await readFile(record, 'utf8'))
      .trimEnd()
      .split('\n')
      .findLast((text) => text.includes('layer'))
    const body = Buffer.from(String(Reflect.get(Object(JSON.parse(request ?? '{}')), 'body_b64')), 'base64')
    expect(JSON.parse(body.toString())).toMatchObject({
      CompatibleRuntimes: ['provided.al2023'],
      CompatibleArchitectures: ['x86_64'],
      LicenseInfo: 'MIT',
    })
  })

  it('only packages with -d', async () => {
    const writes = await writesOf(record)
    const { exitCode } = await publish('-i', archive, '-t', 'oci', '-n', 'dry', '-o', 'dry', '-d')
    expect(exitCode).toBe(0)
    expect(await readdir(join(folder, 'dry'))).toEqual(['function.zip', 'layer-1.zip', 'manifest.json'])
    expect(await writesOf(record)).toEqual(writes)
  })

  it('leaves no function behind, nor any request that the service models forbid', async () => {
    expect(await countOf(record, /functions/)).toBe(0)
    const { exitCode, output } = await contract.stop()
    expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
    expect(exitCode).toBe(0)
  })
})
