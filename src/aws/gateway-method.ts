import {
  DeleteMethodCommand,
  GetMethodCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway'
import type { Change } from '../plan/change.ts'
import { methodMark } from '../plan/method-owner.ts'
import { integrationUri } from '../plan/integration-uri.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write } from './call.ts'
import { isNotFound } from './failure.ts'
import { gatewayBusy } from './gateway-busy.ts'
import { known } from './outcome.ts'

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

interface MethodPlace {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

/** Creates the method when it is not there, and points its integration at our alias. PutMethod is never sent twice. */
export async function putMethod(change: ChangeOf<'put-method'>, world: ApplyWorld): Promise<void> {
  const { desired, current, outcome, clients } = world
  const { method, path } = change.route
  const place = {
    restApiId: known(outcome.apiId, 'API id'),
    resourceId: known(outcome.resourceIds.get(path), `id of resource ${path}`),
    httpMethod: method,
  }
  const resource = `${method} ${path} of API ${place.restApiId}`
  const marked = { ...place, operationName: methodMark(desired.app, change.route) }
  if (!change.exists) await createMethod(marked, resource, world)
  const input = {
    ...place,
    type: 'AWS_PROXY' as const,
    // Lambda's Invoke is a POST, whatever the route's method is.
    integrationHttpMethod: 'POST',
    uri: integrationUri({
      partition: current.partition,
      region: current.region,
      functionArn: known(outcome.functionArn, 'function ARN'),
      alias: desired.alias,
    }),
  }
  await write(world, {
    operation: 'PutIntegration',
    patience: [gatewayBusy],
    resource,
    permission: 'apigateway:PUT',
    afterLostAnswer: 'again',
    send: () => clients.gatewayWrites.send(new PutIntegrationCommand(input)),
  })
}

async function createMethod(
  { operationName, ...place }: MethodPlace & { readonly operationName: string },
  resource: string,
  { clients, ...world }: ApplyWorld,
): Promise<void> {
  await write(
    { ...world, clients },
    {
      operation: 'PutMethod',
      patience: [gatewayBusy],
      resource,
      permission: 'apigateway:PUT',
      afterLostAnswer: () =>
        readIfThere(world.signal, {
          operation: 'GetMethod',
          resource,
          permission: 'apigateway:GET',
          send: (options) => clients.gateway.send(new GetMethodCommand(place), options),
        }),
      send: () =>
        clients.gatewayWrites.send(
          new PutMethodCommand({ ...place, operationName, authorizationType: 'NONE' }),
        ),
    },
  )
}

/** Removes a method of ours; one that is gone already is fine. */
export async function deleteMethod(change: ChangeOf<'delete-method'>, world: ApplyWorld): Promise<void> {
  const { method, path } = change.route
  const restApiId = known(world.outcome.apiId, 'API id')
  const place = { restApiId, resourceId: change.resourceId, httpMethod: method }
  await write(world, {
    operation: 'DeleteMethod',
    patience: [gatewayBusy],
    resource: `${method} ${path} of API ${restApiId}`,
    permission: 'apigateway:DELETE',
    afterLostAnswer: 'again',
    send: async () => {
      try {
        await world.clients.gatewayWrites.send(new DeleteMethodCommand(place))
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    },
  })
}
