import { describe, expect, it } from 'vitest'
import { observe } from '../../src/aws/observe.ts'
import { functionArn } from '../plan/account.ts'
import { foreignLayer, packageLayer, wanted } from '../plan/wanted.ts'
import { containing, matching } from './matching.ts'
import { scriptedAws, type Answer, type Script, type ScriptedAws } from './scripted-aws.ts'

const accountId = '123456789012'
const lambda = '/2015-03-31/functions/hello'
const own = packageLayer('php')
const layerName = own.kind === 'package' ? own.layerName : ''
const layerDescription = own.kind === 'package' ? own.description : ''

/** As GetFunction and ListVersionsByFunction answer, with keys that only answers have. */
const configuration = (more: object = {}) => ({
  FunctionName: 'hello',
  FunctionArn: functionArn('hello'),
  Runtime: 'provided.al2023',
  Role: `arn:aws:iam::${accountId}:role/hello`,
  Handler: 'hello',
  CodeSize: 12,
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  CodeSha256: 'sha-2',
  Version: '$LATEST',
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' },
  TracingConfig: { Mode: 'PassThrough' },
  RevisionId: 'revision-1',
  Layers: [{ Arn: `arn:aws:lambda:eu-west-1:${accountId}:layer:${layerName}:1`, CodeSize: 7 }],
  State: 'Active',
  LastUpdateStatus: 'Successful',
  PackageType: 'Zip',
  Architectures: ['x86_64'],
  EphemeralStorage: { Size: 512 },
  Environment: { Variables: { WHO: 'world' } },
  ...more,
})

const deployed: Script = {
  [`GET ${lambda}`]: () => ({
    body: { Configuration: configuration(), Tags: { 'layerlift:app': 'octo/shop/hello' } },
  }),
  [`GET ${lambda}/aliases/live`]: () => ({
    body: {
      Name: 'live',
      AliasArn: `${functionArn('hello')}:live`,
      FunctionVersion: '2',
      RoutingConfig: { AdditionalVersionWeights: { 4: 0.1 } },
    },
  }),
  [`GET ${lambda}/versions`]: ({ query }) =>
    query.get('Marker') === null
      ? {
          body: {
            NextMarker: 'more',
            Versions: [
              configuration(),
              ...['1', '2', '3'].map((Version) => configuration({ Version, Description: `v${Version}` })),
            ],
          },
        }
      : {
          body: {
            NextMarker: null,
            Versions: [configuration({ Version: '10' }), configuration({ Version: '4' })],
          },
        },
  [`GET ${lambda}/policy`]: ({ query }) => statements(query.get('Qualifier') === 'live' ? 'live' : ''),
  [`GET /2018-10-31/layers/${layerName}/versions`]: () => ({
    body: { LayerVersions: [{ Version: 1, LayerVersionArn: 'arn:own:1', Description: layerDescription }] },
  }),
  'GET /restapis': ({ query }) =>
    query.get('position') === null
      ? { body: { item: [{ id: 'other', name: 'other' }], position: 'p2' } }
      : { body: { item: [{ id: 'a1b2c3', name: 'renamed', tags: { 'layerlift:app': 'octo/shop/hello' } }] } },
  'GET /restapis/a1b2c3/resources': ({ query }) =>
    query.get('position') === null
      ? { body: { item: [{ id: 'root', path: '/' }], position: 'p2' } }
      : { body: { item: [helloResource] } },
  'GET /restapis/a1b2c3/stages/live': () => ({ body: { deploymentId: 'd1' } }),
  'GET /restapis/a1b2c3/deployments/d1': () => ({
    body: { id: 'd1', description: 'layerlift tree=1 own=2' },
  }),
}

const helloResource = {
  id: 'r1',
  parentId: 'root',
  path: '/hello',
  resourceMethods: {
    POST: {
      httpMethod: 'POST',
      authorizationType: 'NONE',
      methodIntegration: { type: 'AWS_PROXY', uri: 'arn:uri' },
    },
    GET: { httpMethod: 'GET', authorizationType: 'AWS_IAM', methodIntegration: { type: 'MOCK' } },
    PUT: { httpMethod: 'PUT', operationName: 'mark' },
  },
}

function statements(qualifier: string): Answer {
  if (qualifier === '') return { status: 404, code: 'ResourceNotFoundException' }
  const statement = {
    Sid: 'layerlift-a1b2c3-live',
    Effect: 'Allow',
    Principal: { Service: 'apigateway.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: `${functionArn('hello')}:live`,
    Condition: { ArnLike: { 'AWS:SourceArn': 'arn:source' } },
  }
  return {
    body: { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] }) },
  }
}

const look = (aws: ScriptedAws, desired = wanted()) => observe(aws.clients, desired, aws.world)
const isWrite = (call: string) => !call.startsWith('GET ')

describe('observing', () => {
  it('finds nothing in an empty account, and takes the account from the role', async () => {
    await using aws = await scriptedAws({ 'GET /restapis': () => ({ body: {} }) })
    expect(await look(aws)).toEqual({
      region: 'eu-west-1',
      accountId,
      partition: 'aws',
      function: undefined,
      layerVersions: new Map(),
      alias: undefined,
      versions: [],
      api: undefined,
      permissions: [],
      warnings: [],
    })
    expect(aws.calls().filter(isWrite)).toEqual([])
  })

  it('reads all of a deployment, page by page', async () => {
    await using aws = await scriptedAws(deployed)
    const current = await look(aws)
    expect(current).toMatchObject({
      accountId,
      partition: 'aws',
      function: {
        functionArn: functionArn('hello'),
        packageType: 'Zip',
        tags: { 'layerlift:app': 'octo/shop/hello' },
        revisionId: 'revision-1',
        environment: { WHO: 'world' },
        layers: [`arn:aws:lambda:eu-west-1:${accountId}:layer:${layerName}:1`],
        architecture: 'x86_64',
        codeSha256: 'sha-2',
      },
      alias: { name: 'live', version: '2', isSplit: true },
      layerVersions: new Map([[layerName, 'arn:own:1']]),
      permissions: [{ statementId: 'layerlift-a1b2c3-live', sourceArn: 'arn:source' }],
      warnings: [],
    })
    expect(aws.calls().filter(isWrite)).toEqual([])
  })

  it('keeps of the versions the one that the alias serves and the newest by number', async () => {
    await using aws = await scriptedAws(deployed)
    const { versions } = await look(aws)
    expect(versions.map(({ version, description }) => [version, description])).toEqual([
      ['2', 'v2'],
      ['10', ''],
    ])
  })

  it('says of each method where it goes', async () => {
    await using aws = await scriptedAws(deployed)
    const { api } = await look(aws)
    expect(api).toMatchObject({
      apiId: 'a1b2c3',
      name: 'renamed',
      stage: { deploymentId: 'd1', deploymentDescription: 'layerlift tree=1 own=2' },
      resources: [
        { id: 'root', path: '/', parentId: undefined, methods: [] },
        { id: 'r1', path: '/hello', parentId: 'root' },
      ],
    })
    expect(api?.resources[1]?.methods).toEqual([
      { method: 'POST', integrationUri: 'arn:uri', hasIntegration: true, authorizationType: 'NONE' },
      { method: 'GET', integrationUri: undefined, hasIntegration: true, authorizationType: 'AWS_IAM' },
      {
        method: 'PUT',
        integrationUri: undefined,
        hasIntegration: false,
        authorizationType: 'NONE',
        operationName: 'mark',
      },
    ])
    const resources = aws.seen.find(({ call }) => call.endsWith('/resources'))
    expect([resources?.query.get('embed'), resources?.query.get('limit')]).toEqual(['methods', '500'])
  })

  it('asks for no API when none is wanted, and for no layer that is foreign', async () => {
    await using aws = await scriptedAws({})
    await look(aws, wanted({ api: undefined, layers: [foreignLayer('theirs')] }))
    expect(aws.calls().filter((call) => /restapis|layers/.test(call))).toEqual([])
  })

  it('stops at a read that is refused, and names the permission', async () => {
    await using aws = await scriptedAws({
      ...deployed,
      'GET /restapis': () => ({ status: 403, code: 'AccessDeniedException' }),
    })
    await expect(look(aws)).rejects.toMatchObject({
      code: 'aws',
      hint: 'allow the caller apigateway:GET on the APIs of the Region',
    })
  })

  it('refuses to merge into an environment that AWS does not show', async () => {
    const hidden = { Error: { ErrorCode: 'AccessDeniedException', Message: 'no kms:Decrypt' } }
    await using aws = await scriptedAws({
      ...deployed,
      [`GET ${lambda}`]: () => ({
        body: { Configuration: configuration({ Environment: hidden, KMSKeyArn: 'arn:key' }) },
      }),
    })
    await expect(look(aws)).rejects.toMatchObject({
      message: containing('cannot be read'),
      hint: 'allow the caller kms:Decrypt on arn:key',
    })
    await expect(look(aws, wanted({ environment: undefined }))).resolves.toMatchObject({ function: {} })
  })
})

describe('finding the API', () => {
  const found = (...items: readonly object[]): Script => ({
    ...deployed,
    'GET /restapis': () => ({ body: { item: items } }),
  })
  const a = { id: 'a1b2c3', name: 'hello' }

  it('takes the one with the name when none has our tag', async () => {
    await using aws = await scriptedAws(found(a, { id: 'b', name: 'other' }))
    expect((await look(aws)).api?.apiId).toBe('a1b2c3')
  })

  it('prefers the one with our tag to one with the name', async () => {
    await using aws = await scriptedAws(
      found({ id: 'b', name: 'hello' }, { ...a, name: 'x', tags: { 'layerlift:app': 'octo/shop/hello' } }),
    )
    expect((await look(aws)).api?.apiId).toBe('a1b2c3')
  })

  it.for<[string, object]>([
    ['name', {}],
    ['tag', { tags: { 'layerlift:app': 'octo/shop/hello' } }],
  ])('lists the ids when several have the %s', async ([, more]) => {
    await using aws = await scriptedAws(found({ id: 'zz', name: 'hello', ...more }, { ...a, ...more }))
    await expect(look(aws)).rejects.toMatchObject({
      code: 'ownership',
      message: matching(/^2 REST APIs .*: a1b2c3, zz$/),
      hint: containing('api-id'),
    })
  })

  it('takes api-id at its word and looks for no other', async () => {
    await using aws = await scriptedAws({ ...deployed, 'GET /restapis/a1b2c3': () => ({ body: a }) })
    const api = { apiName: 'hello', stage: 'live', routes: [], apiId: 'a1b2c3' }
    expect((await look(aws, wanted({ api }))).api?.apiId).toBe('a1b2c3')
    expect(aws.calls()).not.toContain('GET /restapis')
  })

  it('does not fall back to another API when api-id does not exist', async () => {
    await using aws = await scriptedAws(deployed)
    const api = { apiName: 'hello', stage: 'live', routes: [], apiId: 'gone' }
    expect((await look(aws, wanted({ api }))).api).toBeUndefined()
  })
})

describe("a method of somebody else's that has no integration yet", () => {
  const resources = 'GET /restapis/a1b2c3/resources'
  const tree = (PUT: object): Answer => ({
    body: { item: [{ id: 'r1', path: '/theirs', resourceMethods: { PUT } }] },
  })
  const script = (answer: (nth: number) => Answer): Script => ({
    ...deployed,
    'GET /restapis': () => ({ body: { item: [{ id: 'a1b2c3', name: 'hello' }] } }),
    [resources]: (_, nth) => answer(nth),
  })
  const finished = tree({ methodIntegration: { type: 'AWS_PROXY', uri: 'arn:uri' } })
  const reads = (aws: ScriptedAws) => aws.calls().filter((call) => call === resources)

  it('is waited for', async () => {
    await using aws = await scriptedAws(script((nth) => (nth < 2 ? tree({}) : finished)))
    expect((await look(aws)).api?.resources[0]?.methods).toMatchObject([{ hasIntegration: true }])
    expect(reads(aws)).toHaveLength(3)
    expect(aws.entries).toContainEqual({
      kind: 'waiting',
      resource: 'API a1b2c3',
      status: 'PUT /theirs has no integration yet',
      elapsedSeconds: 2,
    })
  })

  it('is left to the plan to name after half a minute', async () => {
    await using aws = await scriptedAws(script(() => tree({})))
    expect((await look(aws)).api?.resources[0]?.methods).toMatchObject([{ hasIntegration: false }])
    expect(aws.clock.now()).toBe(30_000)
  })

  it('is not waited for when it is ours, from a run that stopped', async () => {
    const operationName = 'layerlift_octo_shop_hello_PUT_theirs'
    await using aws = await scriptedAws(script(() => tree({ operationName })))
    await look(aws)
    expect(reads(aws)).toHaveLength(1)
  })

  it('stops waiting when the run is cancelled', async () => {
    await using aws = await scriptedAws(script(() => tree({})))
    const log = (): void => aws.abort()
    await expect(observe(aws.clients, wanted(), { ...aws.world, log })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

describe('callers of the unqualified function', () => {
  const mappings = 'GET /2015-03-31/event-source-mappings'

  it('are named, because the smoke test does not protect them', async () => {
    const policy = {
      Statement: [
        { Sid: 'old', Principal: { Service: 'sns.amazonaws.com' }, Resource: functionArn('hello') },
      ],
    }
    await using aws = await scriptedAws({
      ...deployed,
      [`GET ${lambda}/policy`]: ({ query }) =>
        query.get('Qualifier') === null ? { body: { Policy: JSON.stringify(policy) } } : statements('live'),
      [mappings]: () => ({
        body: {
          EventSourceMappings: [
            { UUID: '1', EventSourceArn: 'arn:aws:sqs:eu-west-1:1:jobs', FunctionArn: functionArn('hello') },
            {
              UUID: '2',
              EventSourceArn: 'arn:aws:sqs:eu-west-1:1:safe',
              FunctionArn: `${functionArn('hello')}:live`,
            },
          ],
        },
      }),
    })
    expect((await look(aws)).warnings).toEqual([
      'sns.amazonaws.com may call the unqualified function hello (policy statement old), not alias live: changes reach it before they are tested',
      'the event source arn:aws:sqs:eu-west-1:1:jobs calls the unqualified function hello, not alias live: changes reach it before they are tested',
    ])
  })

  it('are not looked for without an alias', async () => {
    await using aws = await scriptedAws(deployed)
    await look(aws, wanted({ alias: undefined }))
    expect(aws.calls()).not.toContain(mappings)
  })

  it('are no reason to fail when the caller may not list them', async () => {
    await using aws = await scriptedAws({
      ...deployed,
      [mappings]: () => ({ status: 403, code: 'AccessDeniedException' }),
    })
    expect((await look(aws)).warnings).toEqual([])
    expect(aws.entries).toMatchObject([
      { kind: 'note', message: containing('lambda:ListEventSourceMappings') },
    ])
  })
})
