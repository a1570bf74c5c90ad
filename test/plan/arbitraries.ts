import fc from 'fast-check'
import type { Desired, DesiredApi, DesiredRoute, FunctionConfiguration } from '../../src/plan/desired.ts'
import { integrationUri } from '../../src/plan/integration-uri.ts'
import { type Account, type Api, deployedStage, functionArn, publish, region } from './account.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

/** Somebody else's API, which deployments with its id share. It comes first in every account. */
export function sharedApi(): Api {
  const foreign = { method: 'GET', ...toFunction('other', 'live') }
  const resources = [
    { id: 'root', path: '/', methods: [] },
    { id: 'r1', path: '/foreign', methods: [foreign] },
    { id: 'r2', path: '/a', methods: [] },
  ]
  const api = { apiId: 'shared1', tags: {}, resources, stages: {} }
  return { ...api, stages: { live: deployedStage(api, 'deployed by hand', 'deployment0') } }
}

function toFunction(functionName: string, alias: string | undefined) {
  const uri = integrationUri({ partition: 'aws', region, functionArn: functionArn(functionName), alias })
  return { integrationUri: uri, hasIntegration: true, authorizationType: 'NONE' }
}

const routes: readonly DesiredRoute[] = [
  { method: 'POST', path: '/hello' },
  { method: 'GET', path: '/hello' },
  { method: 'ANY', path: '/' },
  { method: 'GET', path: '/a/b/{id}' },
  { method: 'ANY', path: '/a/b/{id}/{rest+}' },
  { method: 'PUT', path: '/a' },
]

const anyApi: fc.Arbitrary<DesiredApi> = fc.record(
  {
    apiName: fc.constant('hello'),
    stage: fc.constantFrom('live', 'live', 'dev'),
    routes: fc.subarray([...routes]),
    apiId: fc.constant('shared1'),
  },
  { requiredKeys: ['apiName', 'stage', 'routes'] },
)
/** Routes are removed from the shared API only: to leave an API without any method is refused. */
const api = anyApi.map((one): DesiredApi => (one.routes.length > 0 ? one : { ...one, apiId: 'shared1' }))

const configuration: fc.Arbitrary<FunctionConfiguration> = fc.record(
  {
    Role: fc.constant('arn:aws:iam::123456789012:role/hello'),
    Handler: fc.constantFrom('hello', 'other'),
    Description: fc.constantFrom('', 'greets'),
    MemorySize: fc.constantFrom(128, 256),
    Timeout: fc.constantFrom(3, 30),
    EphemeralStorage: fc.constantFrom({ Size: 512 }, { Size: 1024 }),
    TracingConfig: fc.constantFrom({ Mode: 'PassThrough' }, { Mode: 'Active' }),
    VpcConfig: fc.constantFrom(
      { SubnetIds: [], SecurityGroupIds: [] },
      { SubnetIds: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-a', 'sg-b'] },
    ),
    LoggingConfig: fc.constantFrom({ LogFormat: 'Text' }, { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' }),
    SnapStart: fc.constantFrom({ ApplyOn: 'None' }, { ApplyOn: 'PublishedVersions' }),
  },
  { requiredKeys: ['Role', 'Handler'] },
)

type Amount = Desired['reservedConcurrency']

const value = fc.constantFrom('a', 'b', null)

/** Wanted deployments of one function that differ in everything a plan looks at. */
const desiredArbitrary: fc.Arbitrary<Desired> = fc
  .record({
    content: fc.constantFrom('code-1', 'code-2'),
    foreign: fc.subarray([foreignLayer('otel'), foreignLayer('insights')]),
    own: fc.subarray([packageLayer('php'), packageLayer('vendor')]),
    architecture: fc.constantFrom('x86_64', 'x86_64', 'arm64'),
    configuration,
    environment: fc.option(fc.dictionary(fc.constantFrom('AA', 'BB', 'CC'), value), { nil: undefined }),
    environmentStrategy: fc.constantFrom('merge', 'replace'),
    tags: fc.option(fc.dictionary(fc.constantFrom('team', 'stage'), value), { nil: undefined }),
    reservedConcurrency: fc.constantFrom<Amount>(undefined, 'none', 5, 9),
    provisionedConcurrency: fc.constantFrom<Amount>(undefined, 'none', 2, 5),
    codeSigningConfigArn: fc.constantFrom(undefined, 'arn:signing-1', 'arn:signing-2'),
    sourceKmsKeyArn: fc.constantFrom(undefined, 'arn:key-1', 'arn:key-2'),
    publish: fc.constantFrom(true, true, true, false),
    alias: fc.constantFrom('live', 'live', 'prod', undefined),
    api: fc.option(api, { nil: undefined, freq: 4 }),
  })
  .map(({ content, foreign, own, ...rest }) =>
    wanted({ ...rest, alias: rest.publish ? rest.alias : undefined, layers: [...foreign, ...own] }, content),
  )

/** What one edit of a workflow file changes together. */
const settings: readonly (readonly (keyof Desired)[])[] = [
  ['code', 'versionDescription'],
  ['layers'],
  ['configuration'],
  ['environment', 'environmentStrategy'],
  ['publish', 'alias'],
  ['api'],
  ['tags'],
  ['architecture'],
  ['reservedConcurrency', 'provisionedConcurrency'],
  ['codeSigningConfigArn', 'sourceKmsKeyArn'],
]

/** Two deployments one after the other: the second differs in none, some or all of the settings. */
export const desiredPair: fc.Arbitrary<{ earlier: Desired; desired: Desired }> = fc
  .tuple(desiredArbitrary, desiredArbitrary, fc.subarray([...settings]))
  .map(([earlier, other, edited]) => {
    const names = new Set<string>(edited.flat())
    const changed = Object.fromEntries(Object.entries(other).filter(([name]) => names.has(name)))
    return { earlier, desired: { ...earlier, ...changed } }
  })

export type Disturbance = keyof typeof edits

/** What people and other tools do to an account between two deployments. */
const edits = {
  'someone uploads other code': (account: Account) => {
    if (account.found) account.found.codeSha256 = 'zip-of-somebody'
  },
  'someone changes the memory and variables by hand': (account: Account) => {
    if (!account.found) return
    account.found.configuration = { ...account.found.configuration, MemorySize: 1024 }
    account.found.environment = { ...account.found.environment, BY_HAND: '1' }
    account.found.revision += 1
  },
  'someone attaches another layer': (account: Account) => {
    if (account.found) account.found.layers = ['arn:aws:lambda:eu-west-1:999999999999:layer:x:1']
  },
  'a layer is published twice': (account: Account) => {
    for (const name of Object.keys(account.layers)) account.layers[name] = (account.layers[name] ?? 0) + 1
  },
  'a layer is deleted': (account: Account) => {
    const [name] = Object.keys(account.layers)
    if (name !== undefined) delete account.layers[name]
  },
  'a version is published by hand': (account: Account) => {
    if (account.found) publish(account, 'by hand')
  },
  'the alias goes back to the first version': (account: Account) => {
    const [first] = account.versions
    for (const alias of Object.values(account.aliases)) alias.version = first?.version ?? alias.version
  },
  'the alias is split': (account: Account) => {
    for (const alias of Object.values(account.aliases)) alias.isSplit = true
  },
  'the alias is deleted': (account: Account) => {
    account.aliases = {}
    account.statements = {}
  },
  'the function loses its tags': (account: Account) => {
    if (account.found) account.found.tags = {}
  },
  'the permission is removed': (account: Account) => {
    account.statements = {}
  },
  'the permission names another source': (account: Account) => {
    for (const statements of Object.values(account.statements)) {
      for (const id of Object.keys(statements))
        statements[id] = 'arn:aws:execute-api:eu-west-1:1:x/live/GET/*'
    }
  },
  'one of our methods is deleted': (account: Account) => {
    for (const { resources } of account.apis)
      resources.find(({ path }) => path === '/hello')?.methods.splice(0, 1)
  },
  'one of our methods calls the unqualified function': (account: Account) => {
    for (const { resources } of account.apis) {
      const methods = resources.find(({ path }) => path === '/hello')?.methods ?? []
      for (const [index, found] of methods.entries())
        methods[index] = { ...found, ...toFunction('hello', undefined) }
    }
  },
  'another workflow adds a method': (account: Account) => {
    for (const found of account.apis) {
      const id = `theirs${++account.counter}`
      const method = { method: 'GET', ...toFunction('other', 'live') }
      found.resources.push({ id, path: `/theirs-${account.counter}`, methods: [method] })
    }
  },
  'someone deploys by hand': (account: Account) => {
    for (const found of account.apis) {
      if (found.stages['live'] === undefined || !isDeployable(found)) continue
      found.stages['live'] = deployedStage(found, 'by hand', `deployment${++account.counter}`)
    }
  },
  'the stage is deleted': (account: Account) => {
    for (const found of account.apis) found.stages = {}
  },
} as const

function isDeployable(found: Api): boolean {
  const methods = found.resources.flatMap((resource) => resource.methods)
  return methods.length > 0 && methods.every(({ hasIntegration }) => hasIntegration)
}

export const disturbances = Object.keys(edits).filter((name): name is Disturbance =>
  Object.hasOwn(edits, name),
)

export function disturb(account: Account, names: readonly Disturbance[]): Account {
  const after = structuredClone(account)
  for (const name of names) edits[name](after)
  return after
}
