import { returnTraffic } from '../aws/return-traffic.ts'
import type { Planned } from './planned.ts'

export interface Restored {
  readonly rolledBack: boolean
  /** For the failure's hint: what callers get now. */
  readonly hint: string
}

/** After a failed test of the route: the alias returns to the version before, the stage to its former deployment. */
export async function restoreTraffic({ desired, plan, apply, world }: Planned): Promise<Restored> {
  const { outcome } = apply
  const { alias, functionName, api } = desired
  const movedAlias = plan.traffic.some(({ kind }) => kind === 'update-alias')
  const movedStage = plan.traffic.some(({ kind }) => kind === 'create-deployment')
  const version = movedAlias && alias !== undefined ? outcome.previousVersion : undefined
  const deploymentId = movedStage ? outcome.formerDeploymentId : undefined
  if (version === undefined && deploymentId === undefined) {
    return { rolledBack: false, hint: nothingToReturnTo(plan.traffic.length === 0) }
  }
  world.log({ kind: 'step', title: 'Return the traffic' })
  await returnTraffic(
    {
      alias: version === undefined || alias === undefined ? undefined : { functionName, alias, version },
      stage:
        deploymentId === undefined || api === undefined || outcome.apiId === undefined
          ? undefined
          : { apiId: outcome.apiId, stage: api.stage, deploymentId },
    },
    // A cancelled run has to return the traffic all the same.
    { clients: apply.clients, log: world.log, signal: AbortSignal.timeout(returnTimeoutMs) },
  )
  const returned = [
    ...(version === undefined ? [] : [`alias ${alias ?? ''} is back at version ${version}`]),
    ...(deploymentId === undefined ? [] : [`stage ${api?.stage ?? ''} is back at its former deployment`]),
  ]
  return { rolledBack: true, hint: `${returned.join(', ')}; fix the function and deploy again` }
}

const returnTimeoutMs = 60_000

function nothingToReturnTo(changedNothing: boolean): string {
  return changedNothing
    ? 'nothing was changed by this run, so there is nothing to return to'
    : 'this is the first deployment, so there is nothing to return to: the route answers with the new version'
}
