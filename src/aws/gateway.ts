import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  type CreateRestApiCommandInput,
  type RestApi,
} from '@aws-sdk/client-api-gateway'
import { LayerliftError, messageOf } from '../errors.ts'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { write } from './call.ts'
import { answered, codeOf, isAccessDenied } from './failure.ts'
import { gatewayBusy } from './gateway-busy.ts'
import { getStage, listResources, listRestApis } from './gateway-reads.ts'
import { known } from './outcome.ts'

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** Creates the REGIONAL REST API with our tags, by which later runs find it. */
export async function createApi(change: ChangeOf<'create-api'>, world: ApplyWorld): Promise<void> {
  const { outcome } = world
  const { apiName, binaryMediaTypes } = change.api
  const input = {
    name: apiName,
    endpointConfiguration: { types: ['REGIONAL' as const] },
    tags: change.tags,
    ...(binaryMediaTypes === undefined ? {} : { binaryMediaTypes: [...binaryMediaTypes] }),
  }
  const api = await sendCreateApi(input, world)
  const apiId = answered(api.id, 'API id')
  outcome.apiId = apiId
  const rootId = api.rootResourceId ?? (await resourceIdOf('/', apiId, world))
  outcome.resourceIds.set('/', answered(rootId, 'root resource of the API'))
}

/** A caller who may not tag still gets the API, with a warning; later runs find it by its name. */
async function sendCreateApi(input: CreateRestApiCommandInput, world: ApplyWorld): Promise<RestApi> {
  const { clients, signal } = world
  try {
    return await write<RestApi>(world, {
      operation: 'CreateRestApi',
      resource: `API ${input.name ?? ''}`,
      permission: 'apigateway:POST',
      // The plan says that no API is ours, so one that looks like it now is the one whose answer was lost.
      afterLostAnswer: async () => (await listRestApis(clients, signal)).find((api) => isMadeBy(input, api)),
      send: () => clients.gatewayWrites.send(new CreateRestApiCommand(input)),
    })
  } catch (error) {
    const cause = error instanceof LayerliftError ? error.cause : undefined
    if (input.tags === undefined || !isAccessDenied(cause) || !/TagResource|\/tags\//.test(messageOf(cause)))
      throw error
    world.log({
      kind: 'warning',
      message: `API ${input.name ?? ''} is created without tags: the caller may not set them`,
      hint: `allow the caller apigateway:PUT on arn:aws:apigateway:${clients.region}::/tags/*`,
    })
    const { tags: _, ...untagged } = input
    return sendCreateApi(untagged, world)
  }
}

function isMadeBy(input: CreateRestApiCommandInput, api: RestApi): boolean {
  return (
    api.name === input.name &&
    Object.entries(input.tags ?? {}).every(([key, value]) => api.tags?.[key] === value)
  )
}

/** Creates one resource under its parent, which is there or was created before. */
export async function createResource(
  { path }: ChangeOf<'create-resource'>,
  world: ApplyWorld,
): Promise<void> {
  const { clients, outcome } = world
  const apiId = known(outcome.apiId, 'API id')
  const cut = path.lastIndexOf('/')
  const parentPath = cut === 0 ? '/' : path.slice(0, cut)
  const input = {
    restApiId: apiId,
    parentId: known(outcome.resourceIds.get(parentPath), `id of resource ${parentPath}`),
    pathPart: path.slice(cut + 1),
  }
  const id = await write(world, {
    operation: 'CreateResource',
    patience: [gatewayBusy],
    resource: `${path} of API ${apiId}`,
    permission: 'apigateway:POST',
    afterLostAnswer: () => resourceIdOf(path, apiId, world),
    send: async () => {
      try {
        return (await clients.gatewayWrites.send(new CreateResourceCommand(input))).id
      } catch (error) {
        // Someone made the same resource since we looked: it is as good as ours.
        const found = isConflict(error) ? await resourceIdOf(path, apiId, world) : undefined
        if (found === undefined) throw error
        return found
      }
    },
  })
  outcome.resourceIds.set(path, answered(id, `id of resource ${path}`))
}

/** Publishes the tree as it is now and points the stage at it, creating the stage when it is new. */
export async function createDeployment(
  change: ChangeOf<'create-deployment'>,
  world: ApplyWorld,
): Promise<void> {
  const { clients, outcome, signal } = world
  const apiId = known(outcome.apiId, 'API id')
  const place = { apiId, stage: change.stage }
  const input = { restApiId: apiId, stageName: change.stage, description: change.description }
  const id = await write(world, {
    operation: 'CreateDeployment',
    patience: [gatewayBusy],
    resource: `stage ${change.stage} of API ${apiId}`,
    permission: 'apigateway:POST',
    afterLostAnswer: async () => {
      const now = await getStage(clients, place, signal)
      const isOurs =
        now !== undefined &&
        now.deploymentId !== outcome.formerDeploymentId &&
        now.deploymentDescription === change.description
      return isOurs ? now.deploymentId : undefined
    },
    send: async () => (await clients.gatewayWrites.send(new CreateDeploymentCommand(input))).id,
  })
  outcome.deploymentId = answered(id, 'id of the deployment')
}

async function resourceIdOf(
  path: string,
  apiId: string,
  { clients, signal }: ApplyWorld,
): Promise<string | undefined> {
  const resources = await listResources(clients, apiId, signal)
  return resources.find((resource) => resource.path === path)?.id
}

function isConflict(error: unknown): boolean {
  return codeOf(error) === 'ConflictException'
}
