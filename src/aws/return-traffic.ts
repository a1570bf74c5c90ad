import { UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { write, type CallWorld } from './call.ts'
import type { Clients } from './clients.ts'
import { gatewayBusy } from './gateway-busy.ts'
import { pointAlias, type AliasTarget } from './lambda-alias.ts'

/** Where callers were before; an absent part is left alone. */
export interface FormerTraffic {
  readonly alias?: AliasTarget | undefined
  readonly stage?:
    { readonly apiId: string; readonly stage: string; readonly deploymentId: string } | undefined
}

/** Brings callers back to the version and the deployment they had: the alias first, because the routes lead to it. */
export async function returnTraffic(
  former: FormerTraffic,
  world: CallWorld & { readonly clients: Pick<Clients, 'clock' | 'lambdaWrites' | 'gatewayWrites'> },
): Promise<void> {
  if (former.alias !== undefined) await pointAlias(world, former.alias)
  if (former.stage === undefined) return
  const { apiId, stage, deploymentId } = former.stage
  const input = {
    restApiId: apiId,
    stageName: stage,
    patchOperations: [{ op: 'replace' as const, path: '/deploymentId', value: deploymentId }],
  }
  await write(world, {
    operation: 'UpdateStage',
    patience: [gatewayBusy],
    resource: `stage ${stage} of API ${apiId}`,
    permission: 'apigateway:PATCH',
    afterLostAnswer: 'again',
    send: () => world.clients.gatewayWrites.send(new UpdateStageCommand(input)),
  })
}
