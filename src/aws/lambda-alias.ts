import { CreateAliasCommand, GetAliasCommand, UpdateAliasCommand } from '@aws-sdk/client-lambda'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write, type CallWorld } from './call.ts'
import type { Clients } from './clients.ts'
import { known } from './outcome.ts'

/** Points a new alias at the version of this run. */
export async function createAlias(
  change: Extract<Change, { kind: 'create-alias' }>,
  world: ApplyWorld,
): Promise<void> {
  const place = { functionName: change.functionName, alias: change.alias }
  const version = known(world.outcome.version, 'version to point the alias at')
  const answer = await write(world, {
    operation: 'CreateAlias',
    resource: `alias ${change.functionName}:${change.alias}`,
    afterLostAnswer: async () => {
      const found = await getAlias(world.clients, place, world.signal)
      return found?.FunctionVersion === version ? found : undefined
    },
    send: () => world.clients.lambdaWrites.send(new CreateAliasCommand(aliasInput({ ...place, version }))),
  })
  world.outcome.aliasArn = answer.AliasArn
}

/** Moves the alias, with all its calls, to the version of this run. */
export async function updateAlias(
  change: Extract<Change, { kind: 'update-alias' }>,
  world: ApplyWorld,
): Promise<void> {
  const version = known(world.outcome.version, 'version to point the alias at')
  const target = { functionName: change.functionName, alias: change.alias, version }
  world.outcome.aliasArn = await pointAlias(world, target)
}

export interface AliasTarget {
  readonly functionName: string
  readonly alias: string
  readonly version: string
  /** Version → the share of the calls, over 0 to 1, that goes there instead. */
  readonly weights?: Readonly<Record<string, number>> | undefined
}

/** UpdateAlias to one version, without a split unless weights say so; gives the alias's ARN. Doing it twice does no harm. */
export async function pointAlias(
  world: CallWorld & { readonly clients: Pick<Clients, 'clock' | 'lambdaWrites'> },
  target: AliasTarget,
): Promise<string | undefined> {
  const answer = await write(world, {
    operation: 'UpdateAlias',
    resource: `alias ${target.functionName}:${target.alias}`,
    afterLostAnswer: 'again',
    send: () => world.clients.lambdaWrites.send(new UpdateAliasCommand(aliasInput(target))),
  })
  return answer.AliasArn
}

/** The alias as AWS has it; undefined when there is none. */
export function getAlias(
  clients: Pick<Clients, 'lambda'>,
  { functionName, alias }: { readonly functionName: string; readonly alias: string },
  signal: AbortSignal,
) {
  return readIfThere(signal, {
    operation: 'GetAlias',
    resource: `alias ${functionName}:${alias}`,
    send: (options) =>
      clients.lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: alias }), options),
  })
}

/** RoutingConfig is always sent: what UpdateAlias does with a former split when it is left out is not documented. */
function aliasInput({ functionName, alias, version, weights = {} }: AliasTarget) {
  return {
    FunctionName: functionName,
    Name: alias,
    FunctionVersion: version,
    RoutingConfig: { AdditionalVersionWeights: weights },
  }
}
