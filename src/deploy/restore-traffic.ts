import { type FormerTraffic, returnTraffic } from '../aws/return-traffic.ts'
import type { Change } from '../plan/change.ts'
import { failureOf } from './failure.ts'
import type { Planned } from './planned.ts'

export interface Restored {
  readonly rolledBack: boolean
  /** For the failure's hint: what callers get now. */
  readonly hint: string
}

/** A runner kills a cancelled job some seconds later; two calls to AWS take less. */
const returnTimeoutMs = 60_000

/**
 * After a failure while callers were moved, or of the test of the route: the alias returns to the version before, the stage
 * to its former deployment, as far as this run moved them, or may have: an answer can get lost. Never throws for a refusal of AWS: the failure that led here
 * is what the user must read, so the refusal goes into the hint.
 */
export async function restoreTraffic(planned: Planned): Promise<Restored> {
  const former = formerTraffic(planned)
  const back = wordsOf(former)
  if (back.length === 0) return { rolledBack: false, hint: nothingToReturnTo(planned) }
  const { apply, world } = planned
  world.log({ kind: 'step', title: 'Return the traffic' })
  // Not the signal of the run: a cancelled run has to return the traffic all the same.
  const signal = AbortSignal.timeout(returnTimeoutMs)
  let left: readonly string[] = []
  const failure = await failureOf(signal, async () => {
    left = await returnTraffic(former, { ...apply, signal })
  })
  const rolledBack = failure === undefined && left.length === 0
  const hint = outcomeOf(back, { left, failure })
  // A run that a signal stopped shows no hint, and this must be read.
  world.log(rolledBack ? { kind: 'note', message: hint } : { kind: 'warning', message: hint })
  return { rolledBack, hint }
}

function outcomeOf(
  back: readonly string[],
  { left, failure }: { readonly left: readonly string[]; readonly failure: Error | undefined },
): string {
  if (failure !== undefined)
    return `callers could not be brought back to ${back.join(' and ')}: ${failure.message}; do that by hand`
  return left.length > 0 ? left.join('; ') : `callers are back at ${back.join(' and ')}`
}

/** What callers of the alias get when this run has not moved it. */
export function callersOf({ desired, current }: Planned): string {
  if (desired.alias === undefined)
    return 'without an alias the new code is what callers get already: fix it and deploy again'
  const serving = current.alias?.version
  return serving === undefined
    ? `callers are not affected: alias ${desired.alias} was not made`
    : `callers are not affected: alias ${desired.alias} still points to version ${serving}`
}

function formerTraffic({ desired, current, apply }: Planned): FormerTraffic {
  const { started, previousVersion, version, formerDeploymentId, deploymentId, apiId } = apply.outcome
  const { alias, functionName, api } = desired
  const movedAlias = started.some(isKind('update-alias')) && alias !== undefined
  const deployment = started.find((change) => change.kind === 'create-deployment')
  return {
    alias:
      movedAlias && previousVersion !== undefined
        ? { functionName, alias, version: previousVersion, weights: current.alias?.weights, movedTo: version }
        : undefined,
    stage:
      deployment !== undefined && api !== undefined && formerDeploymentId !== undefined && apiId !== undefined
        ? {
            apiId,
            stage: api.stage,
            deploymentId: formerDeploymentId,
            movedTo: {
              deploymentId: deploymentId === formerDeploymentId ? undefined : deploymentId,
              description: deployment.description,
            },
          }
        : undefined,
  }
}

function wordsOf({ alias, stage }: FormerTraffic): readonly string[] {
  return [
    ...(alias === undefined ? [] : [`version ${alias.version} of alias ${alias.alias}`]),
    ...(stage === undefined ? [] : [`deployment ${stage.deploymentId} of stage ${stage.stage}`]),
  ]
}

function nothingToReturnTo(planned: Planned): string {
  const { applied } = planned.apply.outcome
  if (applied.some(isKind('create-alias')) || applied.some(isKind('create-deployment')))
    return 'this is the first deployment, so there is nothing to return to'
  if (planned.desired.alias === undefined && applied.length > 0) return callersOf(planned)
  return 'this run has not moved any caller, so there is nothing to return to'
}

function isKind(kind: Change['kind']): (change: Change) => boolean {
  return (change) => change.kind === kind
}
