import { maxStatementIdCharacters } from '../limits.ts'
import type { Change } from './change.ts'
import type { Current } from './current.ts'
import type { Desired } from './desired.ts'

/** `add-permission`, unless the policy lets exactly this API call the alias. A new API or function has no such statement. */
export function planPermission(desired: Desired, current: Current): readonly Change[] {
  const { functionName, alias } = desired
  const statement = { kind: 'add-permission', functionName, alias } as const
  if (current.api === undefined) return [statement]
  const statementId = statementIdOf(current.api.apiId, alias)
  const found = current.permissions.find((permission) => permission.statementId === statementId)
  if (found === undefined) return [statement]
  const isRight = found.sourceArn === executeApiArn(current, current.api.apiId)
  return isRight ? [] : [{ ...statement, replaces: true }]
}

/** The id of our statement: fixed for an API and an alias, so that a repeated AddPermission is seen. */
export function statementIdOf(apiId: string, alias: string | undefined): string {
  const text = alias === undefined ? `layerlift-${apiId}` : `layerlift-${apiId}-${alias}`
  return text.replace(/[^\w-]/g, '-').slice(0, maxStatementIdCharacters)
}

/**
 * The SourceArn of our statement: every stage, method and path of the API, the root included (API Gateway developer guide,
 * "API Gateway permissions model for invoking an API"). `undefined` while the account is unknown.
 */
export function executeApiArn(
  current: Pick<Current, 'partition' | 'region' | 'accountId' | 'function'>,
  apiId: string,
): string | undefined {
  const accountId = accountOf(current)
  if (accountId === undefined) return undefined
  return `arn:${current.partition}:execute-api:${current.region}:${accountId}:${apiId}/*/*/*`
}

/** The account, from the function's ARN when there is one. */
export function accountOf(current: Pick<Current, 'accountId' | 'function'>): string | undefined {
  return current.function?.functionArn.split(':')[4] ?? current.accountId
}
