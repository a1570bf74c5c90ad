import { UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { write, type CallWorld } from './call.ts'
import type { Clients } from './clients.ts'
import { gatewayBusy } from './gateway-busy.ts'
import { getStage } from './gateway-reads.ts'
import { getAlias, pointAlias, type AliasTarget } from './lambda-alias.ts'

/** Where callers were before and where this run led them; an absent part is left alone. */
export interface FormerTraffic {
  /** `movedTo`: the version that this run gave to the alias. */
  readonly alias?: (AliasTarget & { readonly movedTo: string | undefined }) | undefined
  readonly stage?: FormerStage | undefined
}

interface FormerStage {
  readonly apiId: string
  readonly stage: string
  readonly deploymentId: string
  /** The deployment that this run made; its id is unknown when the answer was lost. */
  readonly movedTo: { readonly deploymentId: string | undefined; readonly description: string }
}

type ReturnWorld = CallWorld & {
  readonly clients: Pick<Clients, 'clock' | 'lambda' | 'lambdaWrites' | 'gateway' | 'gatewayWrites'>
}

/**
 * Brings callers back to the version and the deployment they had: the alias first, because the routes lead to it. What someone
 * else has moved since stays as it is: gives a sentence for each such part.
 */
export async function returnTraffic(former: FormerTraffic, world: ReturnWorld): Promise<readonly string[]> {
  const alias = former.alias === undefined ? undefined : await returnAlias(former.alias, world)
  const stage = former.stage === undefined ? undefined : await returnStage(former.stage, world)
  return [alias, stage].filter((sentence) => sentence !== undefined)
}

async function returnAlias(
  former: AliasTarget & { readonly movedTo: string | undefined },
  world: ReturnWorld,
): Promise<string | undefined> {
  const now = (await getAlias(world.clients, former, world.signal))?.FunctionVersion
  // An UpdateAlias that was never carried out has left the alias where it was; one that only took a split away has not.
  if (now === former.version && former.movedTo !== former.version) return undefined
  if (now !== former.movedTo) {
    return `alias ${former.alias} is left at version ${now ?? 'unknown'}, to which someone else has moved it`
  }
  await pointAlias(world, former)
  return undefined
}

async function returnStage(former: FormerStage, world: ReturnWorld): Promise<string | undefined> {
  const { apiId, stage, deploymentId, movedTo } = former
  const now = await getStage(world.clients, { apiId, stage }, world.signal)
  if (now?.deploymentId === deploymentId) return undefined
  const isOurs =
    movedTo.deploymentId === undefined
      ? now?.deploymentDescription === movedTo.description
      : now?.deploymentId === movedTo.deploymentId
  if (!isOurs) {
    return `stage ${stage} is left at deployment ${now?.deploymentId ?? 'unknown'}, to which someone else has moved it`
  }
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
  return undefined
}
