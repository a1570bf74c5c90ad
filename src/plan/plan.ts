import type { Plan } from './change.ts'
import { planConcurrency } from './concurrency.ts'
import type { Current } from './current.ts'
import type { Desired } from './desired.ts'
import { planFunction } from './function.ts'
import { planLayers, withKeptLayers } from './layers.ts'
import { checkOwnership } from './ownership.ts'
import { planRoutes } from './route.ts'
import type { Hash } from './route-tree.ts'
import { planAlias, planVersion } from './version.ts'

/**
 * What must change so that the observed deployment becomes the wanted one, in the order in which it must be done. Planning
 * again after any part of it was applied gives the rest; after all of it, an empty plan.
 * @throws LayerliftError `usage`, `ownership` or `aws` when no plan is possible
 */
export function planDeployment(desired: Desired, current: Current, options: { readonly hash: Hash }): Plan {
  checkOwnership(desired, current)
  const layers = withKeptLayers(desired, current.function?.layers ?? [])
  const wanted = { ...desired, layers, alias: desired.publish ? desired.alias : undefined }
  const { changes, latest } = planFunction(wanted, current)
  const version = planVersion(wanted, current, latest)
  const concurrency = planConcurrency(wanted, current)
  const routes = planRoutes(wanted, current, options)
  return {
    version: [...planLayers(wanted, current), ...changes, ...version.changes],
    traffic: [
      ...concurrency.beforeAlias,
      ...planAlias(wanted, current, version.existingVersion),
      ...concurrency.afterAlias,
      ...routes.changes,
    ],
    existingVersion: version.existingVersion,
    warnings: [...current.warnings, ...aliasWarning(wanted), ...routes.warnings],
  }
}

/** True when the deployment is as wanted: nothing to write. */
export function isEmpty(plan: Plan): boolean {
  return plan.version.length === 0 && plan.traffic.length === 0
}

function aliasWarning(desired: Desired): readonly string[] {
  if (desired.alias !== undefined) return []
  return [
    `no alias: a change of function "${desired.functionName}" reaches its callers before the smoke tests ran`,
  ]
}
