import { describe, expect, it } from 'vitest'
import { compatibleRuntimesOf, desiredDeployment, desiredLayers } from '../../src/deploy/desired.ts'
import type { Source } from '../../src/deploy/source.ts'
import type { DesiredLayer } from '../../src/plan/desired.ts'
import { layerNameOf } from '../../src/plan/layers.ts'
import { parseVersionDescription } from '../../src/plan/version-description.ts'
import { parseSettings } from '../../src/settings/parse.ts'
import { containing } from '../aws/matching.ts'
import { digestOf, dir, file, imageOf } from '../fixtures/fake-layers.ts'
import { settingsOf } from '../settings/reading.ts'
import { pack, phpSource } from './story.ts'

const source = await phpSource()
const inRepository = { commit: 'abc', repository: 'octo/shop' }
type Inputs = Readonly<Record<string, string>>

const desiredOf = (inputs: Inputs, world: Partial<typeof inRepository> = inRepository, from = source) =>
  desiredDeployment(settingsOf(inputs), from, { commit: undefined, repository: undefined, ...world })

const arn = (service: string, name: string): string => `arn:aws:${service}:eu-west-1:123456789012:${name}`

describe('a setting of the function', () => {
  it.for<[string, string, object]>([
    ['handler', 'hello', { Handler: 'hello' }],
    ['runtime', 'provided.al2', { Runtime: 'provided.al2' }],
    ['role', 'arn:aws:iam::123456789012:role/r', { Role: 'arn:aws:iam::123456789012:role/r' }],
    ['function-description', 'says hello', { Description: 'says hello' }],
    ['memory-size', '256', { MemorySize: 256 }],
    ['timeout', '29', { Timeout: 29 }],
    [
      'vpc-config',
      '{"SubnetIds": ["subnet-1"], "SecurityGroupIds": []}',
      { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } },
    ],
    [
      'dead-letter-config',
      `TargetArn: ${arn('sqs', 'dead')}`,
      { DeadLetterConfig: { TargetArn: arn('sqs', 'dead') } },
    ],
    ['kms-key-arn', arn('kms', 'key/1'), { KMSKeyArn: arn('kms', 'key/1') }],
    ['tracing-config', '{"Mode": "Active"}', { TracingConfig: { Mode: 'Active' } }],
    [
      'file-system-configs',
      `- Arn: ${arn('elasticfilesystem', 'access-point/a')}\n  LocalMountPath: /mnt/a`,
      {
        FileSystemConfigs: [{ Arn: arn('elasticfilesystem', 'access-point/a'), LocalMountPath: '/mnt/a' }],
      },
    ],
    ['ephemeral-storage', '1024', { EphemeralStorage: { Size: 1024 } }],
    ['snap-start', 'ApplyOn: PublishedVersions', { SnapStart: { ApplyOn: 'PublishedVersions' } }],
    ['logging-config', '{"LogFormat": "JSON"}', { LoggingConfig: { LogFormat: 'JSON' } }],
  ])('%s goes to Lambda under its own key, and brings no other', ([name, text, configuration]) => {
    expect(desiredOf({ [name]: text }).configuration).toStrictEqual(configuration)
  })

  it('that is left out leaves no key, so that an update touches nothing', () => {
    const desired = desiredOf({})
    expect(desired.configuration).toStrictEqual({})
    expect(desired).toMatchObject({
      environment: undefined,
      tags: undefined,
      revisionId: undefined,
      api: undefined,
      environmentStrategy: 'merge',
      onCreate: { Runtime: 'provided.al2023' },
    })
  })

  it.for<[string, Inputs, object]>([
    ['environment', { environment: 'A1=1.10\nB1=' }, { environment: { A1: '1.10', B1: '' } }],
    ['environment', { environment: '{"A1": null}' }, { environment: { A1: null } }],
    ['environment', { environment: '{}' }, { environment: {} }],
    ['environment-strategy', { 'environment-strategy': 'replace' }, { environmentStrategy: 'replace' }],
    ['tags', { tags: 'team=web' }, { tags: { team: 'web' } }],
    ['revision-id', { 'revision-id': 'r-1' }, { revisionId: 'r-1' }],
    ['publish', { publish: 'false' }, { publish: false, alias: undefined }],
    ['alias', {}, { publish: true, alias: 'live' }],
    ['alias', { alias: 'blue' }, { alias: 'blue' }],
    ['alias', { alias: 'none' }, { publish: true, alias: undefined }],
  ])('%s, given as %j, is kept as it was meant', ([, inputs, expected]) => {
    expect(desiredOf(inputs)).toMatchObject(expected)
  })
})

describe('the wanted deployment', () => {
  it.for<[string, Partial<typeof inRepository>, string]>([
    ['repository and function', inRepository, 'octo/shop/hello'],
    ['the function alone outside a repository', {}, 'hello'],
  ])('is owned by %s', ([, world, app]) => {
    expect(desiredOf({}, world).app).toBe(app)
  })

  it('has the code and the architecture of the image', () => {
    const { code, architecture, functionName } = desiredOf({})
    expect({ code, architecture, functionName }).toMatchObject({
      code: { fileName: 'function.zip', contentHash: source.packages.function?.contentHash },
      architecture: 'x86_64',
      functionName: 'hello',
    })
  })

  it('describes its version by content, image and commit', () => {
    const origin = {
      contentHash: source.packages.function?.contentHash,
      imageDigest: source.image.imageId,
      commit: 'abc',
    }
    expect(parseVersionDescription(desiredOf({}).versionDescription)).toEqual(origin)
  })

  it('names the digest of the manifest where the image has one', () => {
    const pulled: Source = { ...source, image: { ...source.image, manifestDigest: digestOf(7) } }
    expect(desiredOf({}, inRepository, pulled).versionDescription).toContain(`image=${digestOf(7)}`)
  })

  it('needs something in /var/task', async () => {
    const image = imageOf([[dir('opt'), file('opt/bootstrap', 'x', 0o755)]])
    const packages = await pack(image)
    expect(() => desiredOf({}, inRepository, { image, packages })).toThrow(
      expect.objectContaining({ code: 'package-invalid', hint: containing('/var/task') }),
    )
  })

  it('needs a function name', () => {
    const settings = { ...settingsOf({}), functionName: undefined }
    expect(() => desiredDeployment(settings, source, inRepository)).toThrow(
      expect.objectContaining({ code: 'usage', message: containing('function-name') }),
    )
  })
})

describe('the wanted layers', () => {
  const foreign = [arn('lambda', 'layer:zeta:3'), arn('lambda', 'layer:alpha:1')]
  const ownOf = (layers: readonly DesiredLayer[]) => layers.filter((layer) => layer.kind === 'package')
  const published = (inputs: Inputs) =>
    parseSettings(new Map(Object.entries(inputs)), { surface: 'cli', command: 'publish', problems: [] })

  it('are those of others first, in the order given, then those of the image', () => {
    const layers = desiredLayers(settingsOf({ layers: foreign.join('\n') }), source)
    expect(layers.map((layer) => (layer.kind === 'arn' ? layer.arn : layer.fileName))).toEqual([
      ...foreign,
      'layer-1.zip',
    ])
  })

  it.for<[string, Inputs, string]>([
    ['the function name', { 'function-name': 'hello' }, 'hello'],
    ['layer-namespace', { 'function-name': 'hello', 'layer-namespace': 'php' }, 'php'],
    ['the namespace of img2lambda without either', {}, 'img2lambda'],
  ])('are named after %s and their content', ([, inputs, namespace]) => {
    const hash = source.packages.layers[0]?.contentHash ?? ''
    const layers = desiredLayers(published(inputs), source)
    expect(ownOf(layers).map(({ layerName }) => layerName)).toEqual([layerNameOf(namespace, hash)])
  })

  it.for<[string, Inputs, string]>([
    ['that they were built', {}, 'built from a Dockerfile'],
    [
      'which Dockerfile they were built from',
      { file: 'docker/php.Dockerfile' },
      'built from docker/php.Dockerfile',
    ],
    [
      'which image they come from, as it was written',
      { image: 'oci-archive:out/x.tar' },
      'from oci-archive:out/x.tar',
    ],
    ['what the user wrote', { 'layer-description': 'PHP 8' }, 'PHP 8'],
  ])('say %s', ([, inputs, text]) => {
    const [own] = ownOf(desiredLayers(published(inputs), source))
    expect(own?.description).toBe(`layerlift code=${own?.contentHash} ${text}`)
  })

  it.for<[string, string]>([
    ['of one-byte letters', 'x'.repeat(256)],
    ['of letters that take two places', '🐘'.repeat(128)],
  ])('keep their whole hash and Lambda’s 256 characters with a long description %s', ([, text]) => {
    const [own] = ownOf(desiredLayers(published({ 'layer-description': text }), source))
    expect(own?.description.length).toBeLessThanOrEqual(256)
    expect(own?.description).toContain(own?.contentHash)
    expect(own?.description.isWellFormed()).toBe(true)
  })

  it('carry the license that was given', () => {
    const [own] = ownOf(desiredLayers(published({ 'license-info': 'MIT' }), source))
    expect(own?.licenseInfo).toBe('MIT')
  })

  it.for<[string, Inputs, readonly string[]]>([
    ['provided.al2023', {}, ['provided.al2023']],
    ['the runtime of the function', { runtime: 'provided.al2' }, ['provided.al2']],
    [
      'what compatible-runtimes lists',
      { runtime: 'provided.al2', 'compatible-runtimes': 'java21, java25' },
      ['java21', 'java25'],
    ],
  ])('work with %s', ([, inputs, runtimes]) => {
    expect(compatibleRuntimesOf(settingsOf(inputs))).toEqual(runtimes)
    expect(desiredOf(inputs).compatibleRuntimes).toEqual(runtimes)
  })
})

describe('the wanted API', () => {
  it('is not guessed for an api-id without routes: it would be ignored without a word', () => {
    expect(() => desiredOf({ 'api-id': 'a1' })).toThrow(expect.objectContaining({ code: 'usage' }))
  })

  it.for<[string, Inputs, object | undefined]>([
    ['is none without routes', {}, undefined],
    ['is none when the user says so', { api: 'none' }, undefined],
    [
      'is named after the function, on stage live',
      { routes: 'POST /hello\nany /{proxy+}' },
      {
        apiName: 'hello',
        stage: 'live',
        routes: [
          { method: 'POST', path: '/hello' },
          { method: 'ANY', path: '/{proxy+}' },
        ],
      },
    ],
    [
      'has what the user says of it',
      {
        routes: 'GET /',
        'api-id': 'a1',
        'api-name': 'shop',
        stage: 'prod',
        'binary-media-types': 'image/png',
      },
      {
        apiId: 'a1',
        apiName: 'shop',
        stage: 'prod',
        binaryMediaTypes: ['image/png'],
        routes: [{ method: 'GET', path: '/' }],
      },
    ],
  ])('%s', ([, inputs, api]) => {
    expect(desiredOf(inputs).api).toStrictEqual(api)
  })
})
