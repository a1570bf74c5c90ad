import { createHash } from 'node:crypto'
import type { Change, Plan } from '../../src/plan/change.ts'
import type { Current, CurrentMethod, CurrentVersion, VersionFacts } from '../../src/plan/current.ts'
import type { Desired, DesiredLayer, FunctionConfiguration } from '../../src/plan/desired.ts'
import { integrationUri } from '../../src/plan/integration-uri.ts'
import { methodMark } from '../../src/plan/method-owner.ts'
import { APP_TAG } from '../../src/plan/ownership.ts'
import { statementIdOf } from '../../src/plan/permission.ts'

/**
 * An AWS account as data, with the rules that a plan meets: names that are taken, revisions that moved, versions that are not
 * made twice, deployments that hold a snapshot. `observe` shows it as the observer would; `apply` writes as the executor would.
 */
export interface Account {
  found: Latest | undefined
  versions: CurrentVersion[]
  aliases: Record<string, { version: string; isSplit: boolean; provisionedConcurrency?: number | undefined }>
  /** Layer name → number of versions. */
  layers: Record<string, number>
  apis: Api[]
  /** Qualifier → statement id → SourceArn. */
  statements: Record<string, Record<string, string>>
  counter: number
}

interface Latest {
  configuration: FunctionConfiguration
  environment: Readonly<Record<string, string>>
  layers: readonly string[]
  architecture: string
  codeSha256: string
  tags: Record<string, string>
  revision: number
  sourceKmsKeyArn?: string | undefined
  codeSigningConfigArn?: string | undefined
  reservedConcurrency?: number | undefined
}

export interface Api {
  apiId: string
  tags: Record<string, string>
  resources: { id: string; path: string; methods: CurrentMethod[] }[]
  stages: Record<string, Stage>
}

export interface Stage {
  deploymentId: string
  description: string
  /** `METHOD /path` → uri, as served. */
  snapshot: Record<string, string | undefined>
}

export const region = 'eu-west-1'
const accountId = '123456789012'
export const functionArn = (name: string): string => `arn:aws:lambda:${region}:${accountId}:function:${name}`
export const layerArn = (name: string, version: number): string =>
  `arn:aws:lambda:${region}:${accountId}:layer:${name}:${version}`
export const shaOf = (contentHash: string): string => `zip-of-${contentHash}`
export const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export function emptyModel(): Account {
  return { found: undefined, versions: [], aliases: {}, layers: {}, apis: [], statements: {}, counter: 0 }
}

/** What the observer reads for a wanted deployment. Without the function the account id is unknown, as in reality. */
export function observe(account: Account, desired: Desired): Current {
  const { found, versions } = account
  const alias = desired.alias === undefined ? undefined : account.aliases[desired.alias]
  const seen = new Set([alias?.version, versions.at(-1)?.version])
  return {
    region,
    accountId: undefined,
    partition: 'aws',
    function: found && {
      ...withAnswerOnlyFields(found),
      functionArn: functionArn(desired.functionName),
      packageType: 'Zip',
      revisionId: `revision-${found.revision}`,
      state: 'Active',
      lastUpdateStatus: 'Successful',
    },
    layerVersions: new Map(
      Object.entries(account.layers).map(([name, count]) => [name, layerArn(name, count)]),
    ),
    alias: alias && {
      name: desired.alias ?? '',
      aliasArn: `${functionArn(desired.functionName)}:${desired.alias}`,
      ...alias,
    },
    versions: versions.filter(({ version }) => seen.has(version)).map(withAnswerOnlyFields),
    api: observeApi(apiOf(account, desired), desired),
    permissions: Object.entries(account.statements[desired.alias ?? ''] ?? {}).map(
      ([statementId, sourceArn]) => ({
        statementId,
        sourceArn,
      }),
    ),
    warnings: [],
  }
}

/** What Lambda keeps: its defaults for all that nobody set. */
function kept(configuration: FunctionConfiguration): FunctionConfiguration {
  return {
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    EphemeralStorage: { Size: 512 },
    TracingConfig: { Mode: 'PassThrough' },
    SnapStart: { ApplyOn: 'None' },
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
    ...configuration,
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/hello', ...configuration.LoggingConfig },
  }
}

/** Lambda's answers have fields that nobody sets, lists in an order of its own, and no VpcConfig outside a VPC. */
function withAnswerOnlyFields<T extends { configuration: FunctionConfiguration }>(facts: T): T {
  const { VpcConfig: vpc, SnapStart: snap, ...rest } = facts.configuration
  const { SubnetIds: subnets, SecurityGroupIds: groups } = vpc ?? {}
  const isInVpc = Array.isArray(subnets) && Array.isArray(groups) && subnets.length > 0
  return {
    ...facts,
    configuration: {
      ...rest,
      ...(isInVpc
        ? { VpcConfig: { VpcId: 'vpc-1', SubnetIds: subnets, SecurityGroupIds: groups.toReversed() } }
        : {}),
      SnapStart: { ...snap, OptimizationStatus: 'Off' },
    },
  }
}

function apiOf(account: Account, desired: Desired): Api | undefined {
  if (desired.api === undefined) return undefined
  const { apiId } = desired.api
  return account.apis.find((api) =>
    apiId === undefined ? api.tags[APP_TAG] === desired.app : api.apiId === apiId,
  )
}

function observeApi(api: Api | undefined, desired: Desired): Current['api'] {
  if (api === undefined) return undefined
  const stage = api.stages[desired.api?.stage ?? '']
  return {
    apiId: api.apiId,
    name: 'any',
    tags: api.tags,
    resources: api.resources.map((resource) => ({ ...resource, parentId: undefined })),
    stage: stage && { deploymentId: stage.deploymentId, deploymentDescription: stage.description },
  }
}

/** One call to AWS. A new method is two: the method, then its integration. */
export type Call = (account: Account, memory: Memory) => void

interface Memory {
  wantedVersion: string | undefined
}

/** All calls of a plan, in order. */
export function callsOf(plan: Plan, desired: Desired): readonly Call[] {
  return [...plan.version, ...plan.traffic].flatMap((change) => callsOfChange(change, desired))
}

/** The account after the first `count` calls of a plan; the given account stays as it is. */
export function apply(account: Account, plan: Plan, desired: Desired, count = Infinity): Account {
  const after = structuredClone(account)
  const memory: Memory = { wantedVersion: plan.existingVersion }
  for (const call of callsOf(plan, desired).slice(0, count)) call(after, memory)
  return after
}

function callsOfChange(change: Change, desired: Desired): readonly Call[] {
  switch (change.kind) {
    case 'publish-layer':
      return [
        (account) => {
          refuse(account.layers[change.layer.layerName] !== undefined, 'the layer is published already')
          account.layers[change.layer.layerName] = 1
        },
      ]
    case 'create-function':
    case 'update-configuration':
    case 'update-code':
    case 'update-tags':
      return [(account) => writeFunction(account, change)]
    case 'put-code-signing':
    case 'set-reserved-concurrency':
    case 'set-provisioned-concurrency':
      return [(account) => writeSetting(account, change)]
    case 'publish-version':
      return [(account, memory) => (memory.wantedVersion = publish(account, change.description))]
    case 'create-alias':
    case 'update-alias':
      return [(account, memory) => writeAlias(account, change, memory.wantedVersion)]
    case 'create-api':
      return [
        (account) => {
          refuse(apiOf(account, desired) !== undefined, 'the API is there')
          const apiId = `api${++account.counter}`
          const root = { id: 'root', path: '/', methods: [] }
          account.apis.push({ apiId, tags: { ...change.tags }, resources: [root], stages: {} })
        },
      ]
    case 'add-permission':
      return [(account) => addPermission(account, change, existingApi(account, desired).apiId)]
    case 'put-method':
      return putMethodCalls(change, desired)
    case 'create-resource':
    case 'delete-method':
    case 'create-deployment':
      return [(account) => writeTree(existingApi(account, desired), change, ++account.counter)]
    default:
      return change satisfies never
  }
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

function writeFunction(
  account: Account,
  change: Of<'create-function' | 'update-configuration' | 'update-code' | 'update-tags'>,
): void {
  const attach = (layers: readonly DesiredLayer[]): string[] =>
    layers.map((layer) => attachable(account, layer))
  if (change.kind === 'create-function') {
    refuse(account.found !== undefined, 'the function is there')
    account.found = {
      configuration: kept(change.configuration),
      environment: change.environment,
      layers: attach(change.layers),
      architecture: change.architecture,
      codeSha256: shaOf(change.code.contentHash),
      tags: { ...change.tags },
      revision: 1,
      codeSigningConfigArn: change.codeSigningConfigArn,
      sourceKmsKeyArn: change.sourceKmsKeyArn,
    }
    return
  }
  const { found } = account
  if (found === undefined) throw new Error('refused: no function')
  if (change.kind === 'update-tags') {
    Object.assign(found.tags, change.set)
    for (const key of change.remove) delete found.tags[key]
    return
  }
  refuse(
    change.revisionId !== undefined && change.revisionId !== `revision-${found.revision}`,
    'someone else wrote (412)',
  )
  found.revision += 1
  if (change.kind === 'update-code') {
    found.codeSha256 = shaOf(change.code.contentHash)
    found.architecture = change.architecture ?? found.architecture
    found.sourceKmsKeyArn = change.sourceKmsKeyArn
    return
  }
  found.configuration = kept({ ...found.configuration, ...change.configuration })
  found.environment = change.environment ?? found.environment
  if (change.layers !== undefined) found.layers = attach(change.layers)
}

/** Provisioned concurrency over the reserved one is refused, from whichever side. */
function writeSetting(
  account: Account,
  change: Of<'put-code-signing' | 'set-reserved-concurrency' | 'set-provisioned-concurrency'>,
): void {
  const { found } = account
  if (found === undefined) throw new Error('refused: no function')
  if (change.kind === 'put-code-signing') found.codeSigningConfigArn = change.codeSigningConfigArn
  else if (change.kind === 'set-reserved-concurrency') found.reservedConcurrency = change.executions
  else {
    const alias = account.aliases[change.alias]
    if (alias === undefined) throw new Error(`refused: no alias ${change.alias}`)
    alias.provisionedConcurrency = change.executions
  }
  const reserved = found.reservedConcurrency ?? Infinity
  refuse(
    Object.values(account.aliases).some(({ provisionedConcurrency: seen = 0 }) => seen > reserved),
    'more is provisioned than reserved',
  )
}

function attachable(account: Account, layer: DesiredLayer): string {
  if (layer.kind === 'arn') return layer.arn
  const count = account.layers[layer.layerName]
  if (count === undefined) throw new Error(`refused: layer ${layer.layerName} is not published`)
  return layerArn(layer.layerName, count)
}

/** PublishVersion gives the last version again when nothing but the Description changed since. */
export function publish(account: Account, description: string): string {
  const { found } = account
  if (found === undefined) throw new Error('refused: no function')
  const last = account.versions.at(-1)
  if (last !== undefined && behaviourOf(last) === behaviourOf(found)) return last.version
  const { configuration, environment, layers, architecture, codeSha256 } = found
  const facts = { configuration, environment, layers, architecture, codeSha256 }
  const version = String(account.versions.length + 1)
  account.versions.push({ ...structuredClone(facts), version, description })
  return version
}

/** Everything a version and `$LATEST` have in common, as text. */
export function behaviourOf(facts: VersionFacts): string {
  const { Description: _description, ...configuration } = facts.configuration
  const sorted = (map: object): unknown => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    sorted(configuration),
    sorted(facts.environment),
    facts.layers,
    facts.architecture,
    facts.codeSha256,
  ])
}

function writeAlias(
  account: Account,
  change: Of<'create-alias' | 'update-alias'>,
  version: string | undefined,
): void {
  const found = account.aliases[change.alias]
  refuse((found !== undefined) === (change.kind === 'create-alias'), 'the alias is there, or is not')
  if (version === undefined) throw new Error('refused: no version for the alias')
  account.aliases[change.alias] = { ...found, version, isSplit: false }
}

function addPermission(account: Account, change: Of<'add-permission'>, apiId: string): void {
  const statements = (account.statements[change.alias ?? ''] ??= {})
  const statementId = statementIdOf(apiId, change.alias)
  refuse(statements[statementId] !== undefined && change.replaces !== true, 'the statement id is taken')
  statements[statementId] = `arn:aws:execute-api:${region}:${accountId}:${apiId}/*/*/*`
}

function putMethodCalls(change: Of<'put-method'>, desired: Desired): readonly Call[] {
  const { method, path } = change.route
  const uri = integrationUri({
    partition: 'aws',
    region,
    functionArn: functionArn(desired.functionName),
    alias: desired.alias,
  })
  const putMethod: Call = (account) => {
    const { methods } = resourceAt(existingApi(account, desired), path)
    refuse(
      methods.some((other) => other.method === method),
      `${method} ${path} is there`,
    )
    const operationName = methodMark(desired.app, change.route)
    methods.push({
      method,
      integrationUri: undefined,
      hasIntegration: false,
      authorizationType: 'NONE',
      operationName,
    })
  }
  const putIntegration: Call = (account) => {
    const { methods } = resourceAt(existingApi(account, desired), path)
    const index = methods.findIndex((other) => other.method === method)
    const found = methods[index]
    if (found === undefined) throw new Error(`refused: no method ${method} ${path}`)
    methods[index] = { ...found, integrationUri: uri, hasIntegration: true }
  }
  return change.exists ? [putIntegration] : [putMethod, putIntegration]
}

function writeTree(
  api: Api,
  change: Of<'create-resource' | 'delete-method' | 'create-deployment'>,
  counter: number,
): void {
  if (change.kind === 'create-resource') {
    resourceAt(api, change.path.slice(0, change.path.lastIndexOf('/')) || '/')
    refuse(
      api.resources.some(({ path }) => path === change.path),
      `${change.path} is there`,
    )
    api.resources.push({ id: `resource${counter}`, path: change.path, methods: [] })
    return
  }
  if (change.kind === 'delete-method') {
    const resource = api.resources.find(({ id }) => id === change.resourceId)
    const index = resource?.methods.findIndex(({ method }) => method === change.route.method) ?? -1
    refuse(index === -1 || resource?.path !== change.route.path, 'no such method')
    resource?.methods.splice(index, 1)
    return
  }
  api.stages[change.stage] = deployedStage(api, change.description, `deployment${counter}`)
}

/** CreateDeployment: a snapshot of the tree, refused when it is empty or a method has no integration. */
export function deployedStage(api: Api, description: string, deploymentId: string): Stage {
  const methods = api.resources.flatMap(({ path, methods }) => methods.map((method) => ({ path, ...method })))
  refuse(methods.length === 0, 'the API has no methods')
  refuse(
    methods.some(({ hasIntegration }) => !hasIntegration),
    'a method has no integration',
  )
  const snapshot = Object.fromEntries(
    methods.map((found) => [`${found.method} ${found.path}`, found.integrationUri]),
  )
  return { deploymentId, description, snapshot }
}

function existingApi(account: Account, desired: Desired): Api {
  const api = apiOf(account, desired)
  if (api === undefined) throw new Error('refused: no API')
  return api
}

function resourceAt(api: Api, path: string): Api['resources'][number] {
  const resource = api.resources.find((candidate) => candidate.path === path)
  if (resource === undefined) throw new Error(`refused: no resource ${path}`)
  return resource
}

function refuse(isWrong: boolean, why: string): void {
  if (isWrong) throw new Error(`refused: ${why}`)
}
