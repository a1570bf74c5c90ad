import type { Method, Resource, RestApi } from '@aws-sdk/client-api-gateway'
import { LayerliftError } from '../errors.ts'
import type { CurrentApi, CurrentMethod, CurrentResource } from '../plan/current.ts'
import type { DesiredApi } from '../plan/desired.ts'
import { methodMark } from '../plan/method-owner.ts'
import { APP_TAG } from '../plan/ownership.ts'
import { pause, type ObserveOptions } from './call.ts'
import type { Clients } from './clients.ts'
import { answered } from './failure.ts'
import { getRestApi, getStage, listResources, listRestApis } from './gateway-reads.ts'

interface WantedApi {
  /** Value of our tag. */
  readonly app: string
  readonly api: DesiredApi
}

type GatewayClients = Pick<Clients, 'gateway' | 'region' | 'clock'>

/** Between the two calls that make a method, others need seconds; what lasts longer has stopped half-way. */
const halfMadeMs = 30_000
const pauseMs = 2_000

/** The wanted REST API as it is: found by its id, else by our tag, else by its name when exactly one API has it. */
export async function observeApi(
  clients: GatewayClients,
  wanted: WantedApi,
  options: ObserveOptions,
): Promise<CurrentApi | undefined> {
  const { signal } = options
  const found = await findApi(clients, wanted, signal)
  if (found === undefined) return undefined
  const apiId = answered(found.id, 'API id')
  const [resources, stage] = await Promise.all([
    found.tags?.[APP_TAG] === wanted.app
      ? readResources(clients, apiId, signal)
      : wholeResources(clients, { apiId, app: wanted.app }, options),
    getStage(clients, { apiId, stage: wanted.api.stage }, signal),
  ])
  return {
    apiId,
    name: found.name ?? '',
    tags: found.tags ?? {},
    resources,
    stage,
    binaryMediaTypes: found.binaryMediaTypes ?? [],
  }
}

/** The tree, when the methods that others are making have their integrations; after half a minute as it is. */
async function wholeResources(
  clients: GatewayClients,
  { apiId, app }: { readonly apiId: string; readonly app: string },
  { log, signal }: ObserveOptions,
): Promise<readonly CurrentResource[]> {
  const { clock } = clients
  const resource = `API ${apiId}`
  const began = clock.now()
  for (;;) {
    const resources = await readResources(clients, apiId, signal)
    const [halfMade] = halfMadeByOthers(resources, app)
    const elapsedMs = clock.now() - began
    if (halfMade === undefined || elapsedMs >= halfMadeMs) return resources
    const elapsedSeconds = Math.round(elapsedMs / 1000)
    log({ kind: 'waiting', resource, status: `${halfMade} has no integration yet`, elapsedSeconds })
    await pause({ clients, log, signal }, { operation: 'GetResources', resource }, pauseMs)
  }
}

async function readResources(
  clients: GatewayClients,
  apiId: string,
  signal: AbortSignal,
): Promise<readonly CurrentResource[]> {
  return (await listResources(clients, apiId, signal)).map(currentResource)
}

function halfMadeByOthers(resources: readonly CurrentResource[], app: string): readonly string[] {
  return resources.flatMap(({ path, methods }) =>
    methods
      .filter(({ hasIntegration }) => !hasIntegration)
      .filter(({ method, operationName }) => operationName !== methodMark(app, { method, path }))
      .map(({ method }) => `${method} ${path}`),
  )
}

async function findApi(
  clients: GatewayClients,
  { app, api }: WantedApi,
  signal: AbortSignal,
): Promise<RestApi | undefined> {
  // A missing one is the plan's to report.
  if (api.apiId !== undefined) return getRestApi(clients, api.apiId, signal)
  const all = await listRestApis(clients, signal)
  const tagged = all.filter(({ tags }) => tags?.[APP_TAG] === app)
  if (tagged.length > 0) return only(tagged, `carry the tag ${APP_TAG}=${app}`)
  return only(
    all.filter(({ name }) => name === api.apiName),
    `have the name "${api.apiName}"`,
  )
}

/** API names are not unique, and a tag may have been copied by hand. */
function only(apis: readonly RestApi[], claim: string): RestApi | undefined {
  if (apis.length <= 1) return apis[0]
  const ids = apis.map(({ id }) => id ?? '').sort()
  throw new LayerliftError('ownership', `${apis.length} REST APIs ${claim}: ${ids.join(', ')}`, {
    hint: 'set api-id to the one that is meant',
    details: apis.map(
      ({ id, name, createdDate }) => `${id ?? ''}: ${name ?? ''}, made ${createdDate?.toISOString() ?? '?'}`,
    ),
  })
}

function currentResource(resource: Resource): CurrentResource {
  return {
    id: answered(resource.id, 'resource id'),
    path: resource.path ?? '/',
    parentId: resource.parentId,
    methods: Object.entries(resource.resourceMethods ?? {}).map(([method, facts]) =>
      currentMethod(method, facts),
    ),
  }
}

function currentMethod(method: string, facts: Method): CurrentMethod {
  const { authorizationType, methodIntegration, operationName } = facts
  return {
    method,
    integrationUri: methodIntegration?.type === 'AWS_PROXY' ? methodIntegration.uri : undefined,
    hasIntegration: methodIntegration !== undefined,
    authorizationType: authorizationType ?? 'NONE',
    operationName,
  }
}
