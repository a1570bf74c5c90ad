import {
  GetDeploymentCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetStageCommand,
  type Resource,
  type RestApi,
} from '@aws-sdk/client-api-gateway'
import { read, readIfThere } from './call.ts'
import type { Clients } from './clients.ts'

type GatewayClients = Pick<Clients, 'gateway'>

/** The largest page that API Gateway gives; its default of 25 would hide most of an API (service model). */
const pageSize = 500
const permission = 'apigateway:GET'

/** One REST API by its id; undefined when the Region has none. */
export function getRestApi(
  clients: GatewayClients,
  apiId: string,
  signal: AbortSignal,
): Promise<RestApi | undefined> {
  return readIfThere(signal, {
    operation: 'GetRestApi',
    resource: `API ${apiId}`,
    permission,
    send: (options) => clients.gateway.send(new GetRestApiCommand({ restApiId: apiId }), options),
  })
}

/** All REST APIs of the Region, with their tags. */
export function listRestApis(clients: GatewayClients, signal: AbortSignal): Promise<readonly RestApi[]> {
  return allPages((position) =>
    read(signal, {
      operation: 'GetRestApis',
      resource: 'the APIs of the Region',
      permission,
      send: (options) =>
        clients.gateway.send(new GetRestApisCommand({ limit: pageSize, ...position }), options),
    }),
  )
}

/** The whole tree of an API, each resource with its methods and their integrations. */
export function listResources(
  clients: GatewayClients,
  apiId: string,
  signal: AbortSignal,
): Promise<readonly Resource[]> {
  const input = { restApiId: apiId, embed: ['methods'], limit: pageSize }
  return allPages((position) =>
    read(signal, {
      operation: 'GetResources',
      resource: `API ${apiId}`,
      permission,
      send: (options) => clients.gateway.send(new GetResourcesCommand({ ...input, ...position }), options),
    }),
  )
}

/** What a stage serves; undefined when there is no such stage. */
export async function getStage(
  clients: GatewayClients,
  { apiId, stage }: { readonly apiId: string; readonly stage: string },
  signal: AbortSignal,
): Promise<{ readonly deploymentId: string; readonly deploymentDescription: string } | undefined> {
  const resource = `stage ${stage} of API ${apiId}`
  const found = await readIfThere(signal, {
    operation: 'GetStage',
    resource,
    permission,
    send: (options) =>
      clients.gateway.send(new GetStageCommand({ restApiId: apiId, stageName: stage }), options),
  })
  const deploymentId = found?.deploymentId
  if (deploymentId === undefined) return undefined
  const deployment = await readIfThere(signal, {
    operation: 'GetDeployment',
    resource,
    permission,
    send: (options) =>
      clients.gateway.send(new GetDeploymentCommand({ restApiId: apiId, deploymentId }), options),
  })
  return { deploymentId, deploymentDescription: deployment?.description ?? '' }
}

async function allPages<Item>(
  page: (position: {
    position?: string
  }) => Promise<{ items?: Item[] | undefined; position?: string | undefined }>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  let position: string | undefined
  do {
    const answer = await page(position === undefined ? {} : { position })
    items.push(...(answer.items ?? []))
    position = answer.position
  } while (position !== undefined && position !== '')
  return items
}
