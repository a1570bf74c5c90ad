import { maxEnvironmentBytes } from '../limits.ts'
import type { Difference } from './change.ts'

/** Environment variables of a function, as Lambda keeps them. */
export type Environment = Readonly<Record<string, string>>

/** Wanted variables; `null` removes a key. `undefined` leaves all variables alone. */
export type WantedEnvironment = Readonly<Record<string, string | null>> | undefined

/**
 * The variables after the deployment. `merge` keeps what is there and not named, but `{}` clears; `replace` keeps nothing.
 * Lambda itself always replaces the whole map (Lambda developer guide, "Environment variables").
 */
export function environmentAfter(
  current: Environment,
  wanted: WantedEnvironment,
  strategy: 'merge' | 'replace',
): Environment {
  if (wanted === undefined) return current
  const isKept = strategy === 'merge' && Object.keys(wanted).length > 0
  const all = isKept ? { ...current, ...wanted } : wanted
  return withoutNulls(all)
}

/** The entries that have a value. */
export function withoutNulls(map: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}

/** True when both hold the same keys and values, in whatever order. */
export function isSameMap(a: Environment, b: Environment): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  )
}

/** One difference for each variable that is added, changed or removed: the key only, never a value. */
export function environmentDifferences(before: Environment, after: Environment): readonly Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key): readonly Difference[] => {
    const verb = changeOf(before, after, key)
    return verb === undefined ? [] : [{ key: `Environment.${key}`, before: undefined, after: verb }]
  })
}

function changeOf(before: Environment, after: Environment, key: string): string | undefined {
  if (!Object.hasOwn(before, key)) return 'added'
  if (!Object.hasOwn(after, key)) return 'removed'
  return before[key] === after[key] ? undefined : 'changed'
}

/** A sentence when the variables together are over Lambda's limit. */
export function environmentSizeProblem(environment: Environment): string | undefined {
  const sizeBytes = new TextEncoder().encode(JSON.stringify(environment)).length
  if (sizeBytes <= maxEnvironmentBytes) return undefined
  return `environment: all variables together take ${sizeBytes} bytes as JSON, and Lambda allows ${maxEnvironmentBytes}`
}
