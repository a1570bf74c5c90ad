import type { Change } from './change.ts'
import type { Current } from './current.ts'
import type { Desired } from './desired.ts'

/** What changes around the move of the alias: callers feel both, so neither happens before a version was tested. */
export interface ConcurrencyPlan {
  readonly beforeAlias: readonly Change[]
  readonly afterAlias: readonly Change[]
}

/**
 * Reserved concurrency of the function, then provisioned concurrency of the alias, which must not be more (Lambda developer
 * guide, "Configuring provisioned concurrency"): a reservation under what is provisioned now comes last.
 */
export function planConcurrency(desired: Desired, current: Current): ConcurrencyPlan {
  const reserved = reservedChange(desired, current)
  const provisioned = provisionedChange(desired, current)
  const isUnderProvisioned =
    typeof desired.reservedConcurrency === 'number' &&
    desired.reservedConcurrency < (current.alias?.provisionedConcurrency ?? 0)
  return isUnderProvisioned
    ? { beforeAlias: [], afterAlias: [...provisioned, ...reserved] }
    : { beforeAlias: reserved, afterAlias: provisioned }
}

function reservedChange({ functionName, reservedConcurrency }: Desired, current: Current): readonly Change[] {
  if (reservedConcurrency === undefined) return []
  const executions = executionsOf(reservedConcurrency)
  if (executions === current.function?.reservedConcurrency) return []
  return [{ kind: 'set-reserved-concurrency', functionName, executions }]
}

function provisionedChange(
  { functionName, alias, provisionedConcurrency }: Desired,
  current: Current,
): readonly Change[] {
  if (provisionedConcurrency === undefined || alias === undefined) return []
  const executions = executionsOf(provisionedConcurrency)
  if (executions === current.alias?.provisionedConcurrency) return []
  return [{ kind: 'set-provisioned-concurrency', functionName, alias, executions }]
}

function executionsOf(wanted: number | 'none'): number | undefined {
  return wanted === 'none' ? undefined : wanted
}
