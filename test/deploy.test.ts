import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../src/deploy.ts'
import { demoSettings } from '../src/entry/demo.ts'
import { parseSettings } from '../src/settings/parse.ts'
import { containing } from './aws/matching.ts'
import { accountServer } from './deploy/account-server.ts'
import { phpInputs, testWorld } from './deploy/story.ts'
import { temporary } from './fixtures/temporary.ts'
import { helloArchivePath } from './fixtures/hello-archive.ts'
import { readZip } from './fixtures/unzip.ts'
import { settingsOf } from './settings/reading.ts'

const image = `oci-archive:${helloArchivePath('x86_64')}`
const home = new URL('../', import.meta.url)

describe('demo', () => {
  it('packages the bundled image and shows the plan for an account that has nothing', async () => {
    const world = testWorld({ env: { RUNNER_TEMP: temporary() } })
    const settings = parseSettings(demoSettings(new Map(), home, 'x64'), {
      surface: 'cli',
      command: 'demo',
      problems: [],
    })
    const report = await run('demo', settings, world)
    const folder = join(world.workingDirectory, 'output')
    expect(report).toMatchObject({
      command: 'demo',
      functionName: 'hello',
      alias: 'live',
      stage: 'live',
      routes: ['POST /hello'],
      imageDigest: containing('sha256:'),
      packages: [
        { fileName: 'function.zip', state: 'written', path: join(folder, 'function.zip') },
        { fileName: 'layer-1.zip', state: 'written', path: join(folder, 'layer-1.zip') },
      ],
    })
    expect(report.plan.map((sentence) => sentence.split(' ').slice(0, 2).join(' '))).toEqual([
      'publish layer-1.zip',
      'create function',
      'publish a',
      'create alias',
      'create REST',
      'allow the',
      'create resource',
      'create POST',
      'deploy the',
    ])
    const zip = readFileSync(join(folder, 'function.zip'))
    expect(report.packageSizeBytes).toBe(zip.length)
    expect(readZip(zip).map(({ name }) => name)).toContain('bootstrap')
  })
})

describe('package', () => {
  it('writes the packages and leaves nothing in the temp folder', async () => {
    const temp = temporary()
    const world = testWorld({ env: { RUNNER_TEMP: temp } })
    const report = await run('package', settingsOf({ image, 'output-directory': 'out' }), world)
    expect(readdirSync(join(world.workingDirectory, 'out')).sort()).toEqual([
      'function.zip',
      'layer-1.zip',
      'manifest.json',
    ])
    expect(report).toMatchObject({ command: 'package', changed: false, plan: [] })
    expect(readdirSync(temp)).toEqual([])
  })

  it('takes relative paths from the working directory', async () => {
    const world = testWorld({ env: { RUNNER_TEMP: temporary() } })
    mkdirSync(join(world.workingDirectory, 'images'))
    writeFileSync(join(world.workingDirectory, 'images/hello.tar'), readFileSync(helloArchivePath('x86_64')))
    const report = await run('package', settingsOf({ image: 'oci-archive:images/hello.tar' }), world)
    expect(report.packages).toHaveLength(2)
    const manifest = readFileSync(join(world.workingDirectory, 'output/manifest.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ image: { reference: 'oci-archive:images/hello.tar' } })
    expect(manifest).not.toContain(world.workingDirectory)
  })

  it.for<[string, Readonly<Record<string, string>>, object]>([
    ['an image that is not there', { image: 'oci-archive:missing.tar' }, { code: 'image-not-found' }],
    ['the wrong architecture', { image, architectures: 'arm64' }, { message: containing('arm64') }],
  ])('refuses %s, and leaves no output', async ([, inputs, expected]) => {
    const world = testWorld({ env: { RUNNER_TEMP: temporary() } })
    await expect(run('package', settingsOf(inputs), world)).rejects.toMatchObject(expected)
    expect(readdirSync(world.workingDirectory)).toEqual([])
  })

  it('stops when a signal came before it began', async () => {
    const temp = temporary()
    const world = testWorld({ env: { RUNNER_TEMP: temp } })
    world.interrupt()
    await expect(run('package', settingsOf({ image }), world)).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(temp)).toEqual([])
  })
})

describe('deploy', () => {
  it('brings the bundled image from its archive to a route, and keeps no zip', async () => {
    await using account = await accountServer()
    const temp = temporary()
    const world = testWorld({ env: { RUNNER_TEMP: temp } })
    const report = await run(
      'deploy',
      settingsOf({ ...phpInputs, image, 'endpoint-url': account.url }),
      world,
    )
    expect(report.failure).toBeUndefined()
    expect(report).toMatchObject({ version: '1', smokeStatus: 'passed', changed: true })
    expect(account.serving()).toEqual({ version: '1', deployment: 'd1' })
    expect(readdirSync(world.workingDirectory)).toEqual([])
    expect(readdirSync(temp)).toEqual([])
  })

  it.for(['plan', 'deploy'] as const)(
    'refuses smoke tests that are none before the image is read, for %s',
    async (command) => {
      const inputs = { ...phpInputs, image: 'oci-archive:missing.tar', 'smoke-tests': '- expect: {}' }
      await expect(run(command, settingsOf(inputs), testWorld())).rejects.toMatchObject({ code: 'usage' })
    },
  )

  it('looks only for plan', async () => {
    await using account = await accountServer()
    const world = testWorld({ env: { RUNNER_TEMP: temporary() } })
    const report = await run('plan', settingsOf({ ...phpInputs, image, 'endpoint-url': account.url }), world)
    expect(account.writes()).toEqual([])
    expect(report).toMatchObject({ command: 'plan', changed: true })
  })

  it('publishes only layers for publish', async () => {
    await using account = await accountServer()
    const world = testWorld({ env: { RUNNER_TEMP: temporary() } })
    const inputs = { image, 'aws-region': 'eu-west-1', 'endpoint-url': account.url }
    const report = await run('publish', settingsOf(inputs), world)
    expect(account.writes()).toEqual([containing('/layers/hello-')])
    expect(report).toMatchObject({ command: 'publish', layersPublished: 1 })
  })
})
