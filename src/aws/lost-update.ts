import {
  GetFunctionConfigurationCommand,
  type FunctionConfiguration as LambdaConfiguration,
} from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import type { Change } from '../plan/change.ts'
import { changedConfiguration } from '../plan/configuration.ts'
import { isSameMap } from '../plan/environment.ts'
import { readIfThere, type CallWorld } from './call.ts'
import type { Clients } from './clients.ts'
import { currentFunction } from './function-facts.ts'

export interface GuardedUpdate {
  readonly functionName: string
  /** The revision that guarded the update. */
  readonly revisionId: string
  /** True for what the function looks like when the update was carried out. */
  readonly isDone: (seen: LambdaConfiguration) => boolean
}

/**
 * After the lost answer of an update that RevisionId guards: the function when it has what was sent, undefined when nobody has
 * written to it, so that the update may be sent again.
 * @throws `aws` when someone else has written to it
 */
export async function lookAfterLoss(
  world: CallWorld & { readonly clients: Pick<Clients, 'lambda'> },
  { functionName, revisionId, isDone }: GuardedUpdate,
): Promise<LambdaConfiguration | undefined> {
  const resource = `function ${functionName}`
  const seen = await readIfThere(world.signal, {
    operation: 'GetFunctionConfiguration',
    resource,
    send: (options) =>
      world.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }), options),
  })
  if (seen !== undefined && isDone(seen)) return seen
  if (seen?.RevisionId === revisionId) return undefined
  throw new LayerliftError(
    'aws',
    `${resource} was changed by someone else while the answer to an update was lost`,
    {
      hint: 'run again to plan against what is there now',
    },
  )
}

/** True when the function has every key that the change sends. */
export function hasConfiguration(
  seen: LambdaConfiguration,
  change: Extract<Change, { kind: 'update-configuration' }>,
  layers: readonly string[] | undefined,
): boolean {
  const found = currentFunction(seen, {})
  const missing = changedConfiguration(change.configuration, found.configuration, change.functionName)
  return (
    Object.keys(missing).length === 0 &&
    (change.environment === undefined || isSameMap(change.environment, found.environment)) &&
    (layers === undefined || layers.join() === found.layers.join())
  )
}
