import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publish } from '../../src/deploy/publish.ts'
import { parseSettings } from '../../src/settings/parse.ts'
import { containing, matching } from '../aws/matching.ts'
import { type AccountServer, accountServer } from './account-server.ts'
import { phpSource, type TestWorld, testWorld } from './story.ts'

const foreign = 'arn:aws:lambda:eu-west-1:123456789012:layer:theirs:4'

async function publishTo(
  account: AccountServer,
  inputs: Readonly<Record<string, string>> = {},
  world: TestWorld = testWorld(),
) {
  const raw = { 'aws-region': 'eu-west-1', 'endpoint-url': account.url, ...inputs }
  const caller = { surface: 'cli', command: 'publish', problems: [] } as const
  const settings = parseSettings(new Map(Object.entries(raw)), caller)
  const report = await publish(await phpSource(), settings, world)
  const folder = join(world.workingDirectory, 'output')
  return { report, folder, files: readdirSync(folder).sort() }
}

const listOf = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'layers.json'), 'utf8'))

describe('publishing', () => {
  it('publishes and writes nothing where a layers.json of something else would have to go', async () => {
    await using account = await accountServer()
    const world = testWorld()
    const folder = join(world.workingDirectory, 'output')
    mkdirSync(folder)
    writeFileSync(join(folder, 'layers.json'), '["background"]')
    await expect(publishTo(account, {}, world)).rejects.toMatchObject({ code: 'file' })
    expect(account.writes()).toEqual([])
    expect(readdirSync(folder)).toEqual(['layers.json'])
  })

  it('publishes the layers, no function, and lists their ARNs after those of others', async () => {
    await using account = await accountServer()
    const { report, folder, files } = await publishTo(account, { layers: foreign })
    expect(account.writes()).toEqual([
      matching(/^POST \/2018-10-31\/layers\/img2lambda-[0-9a-f]{32}\/versions$/),
    ])
    const [, own] = report.layerArns
    expect(report).toMatchObject({
      command: 'publish',
      layerArns: [foreign, matching(/:layer:img2lambda-[0-9a-f]{32}:1$/)],
      layersPublished: 1,
      changed: true,
      packages: [
        { fileName: 'function.zip', state: 'written', path: join(folder, 'function.zip') },
        { fileName: 'layer-1.zip', state: 'published', arn: own, path: join(folder, 'layer-1.zip') },
      ],
    })
    expect(listOf(folder)).toEqual(report.layerArns)
    expect(files).toEqual(['function.zip', 'layer-1.zip', 'layers.json', 'layers.yaml', 'manifest.json'])
  })

  it('publishes no layer a second time', async () => {
    await using account = await accountServer()
    const first = await publishTo(account)
    account.forget()
    const { report, folder } = await publishTo(account)
    expect(account.writes()).toEqual([])
    expect(report).toMatchObject({ changed: false, layersPublished: 0, layerArns: first.report.layerArns })
    expect(report.packages.map(({ state }) => state)).toEqual(['written', 'unchanged'])
    expect(listOf(folder)).toEqual(first.report.layerArns)
  })

  it('reports a refusal, and writes no list that would lack a layer', async () => {
    await using account = await accountServer()
    const layers = await publishTo(account).then(({ report }) => report.layerArns)
    const name = layers[0]?.split(':')[6] ?? ''
    await using other = await accountServer()
    other.behaviour.faults[`POST /2018-10-31/layers/${name}/versions`] = () => ({
      status: 403,
      code: 'AccessDeniedException',
    })
    const { report, files } = await publishTo(other)
    expect(report.failure).toMatchObject({ code: 'aws', message: containing('PublishLayerVersion') })
    expect(report).toMatchObject({ changed: false, layersPublished: 0 })
    expect(report.packages.map(({ state }) => state)).toEqual(['written', 'planned'])
    expect(files).not.toContain('layers.json')
  })

  it('says which layers were published when their list cannot be written', async () => {
    await using account = await accountServer()
    const world = testWorld()
    const folder = join(world.workingDirectory, 'output')
    // A folder in the place of the list appears after the packages were written.
    const log: TestWorld['log'] = (entry) => {
      if (entry.kind === 'step' && entry.title === 'Publish the layers')
        mkdirSync(join(folder, 'layers.json'))
    }
    const { report } = await publishTo(account, {}, { ...world, log })
    expect(report).toMatchObject({ layersPublished: 1, changed: true, failure: { code: 'file' } })
  })

  it('needs a Region, from the settings or the environment', async () => {
    await using account = await accountServer()
    await expect(publishTo(account, { 'aws-region': '' })).rejects.toMatchObject({
      code: 'usage',
      message: containing('aws-region is missing'),
    })
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
      const { report } = await publishTo(
        account,
        { 'aws-region': '' },
        testWorld({ env: { [name]: 'eu-west-1' } }),
      )
      expect(report.failure).toBeUndefined()
    }
  })
})
