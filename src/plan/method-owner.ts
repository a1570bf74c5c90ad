import { LayerliftError } from '../errors.ts'
import type { CurrentMethod } from './current.ts'
import type { DesiredRoute } from './desired.ts'
import { parseIntegrationUri } from './integration-uri.ts'

/** The function and alias that our routes call. */
export interface RouteTarget {
  readonly functionName: string
  readonly alias: string | undefined
  readonly region: string
  /** Unknown while the function does not exist. */
  readonly accountId: string | undefined
}

/**
 * The operation name of a method that we make: between PutMethod and PutIntegration nothing else says whose it is. Generated
 * SDKs take it as the name of a function, hence letters, digits and underscores only, and another one for each method.
 */
export function methodMark(app: string, { method, path }: DesiredRoute): string {
  return `layerlift_${app}_${method}${path}`.replace(/\W+/g, '_')
}

/** Whose method it is: ours as wanted, our function by another alias or form, nobody's yet, or someone else's. */
export type MethodOwner = 'our-alias' | 'our-function' | 'half-made' | 'foreign'

/** Tells by its integration whose a method is. */
export function methodOwner(method: CurrentMethod, target: RouteTarget): MethodOwner {
  if (!method.hasIntegration) return 'half-made'
  const lambda = method.integrationUri === undefined ? undefined : parseIntegrationUri(method.integrationUri)
  if (
    lambda === undefined ||
    lambda.functionName !== target.functionName ||
    lambda.region !== target.region
  ) {
    return 'foreign'
  }
  const isOtherAccount = target.accountId !== undefined && lambda.accountId !== target.accountId
  if (isOtherAccount) return 'foreign'
  return lambda.qualifier === target.alias && !lambda.isStreaming ? 'our-alias' : 'our-function'
}

/** Who holds a method that we may not touch. */
export function foreignMethodSentence(route: string, method: CurrentMethod): string {
  if (!method.hasIntegration)
    return `${route} has no integration yet: someone is making it, or stopped half-way`
  return `${route} points to ${method.integrationUri ?? 'an integration that is not AWS_PROXY'}`
}

/** The error for wanted routes, or methods in the way of a deployment, that belong to others. */
export function routesTaken(apiId: string | undefined, sentences: readonly string[]): LayerliftError {
  const isHalfMade = sentences.some((sentence) => sentence.includes('no integration yet'))
  const halfMade =
    ' Run again when the half-made method is finished, or delete it with "aws apigateway delete-method".'
  return new LayerliftError(
    'ownership',
    `REST API ${apiId ?? ''} has methods that are not ours: ${sentences.join('; ')}`,
    {
      hint: `Choose other routes, or remove these methods from the API.${isHalfMade ? halfMade : ''}`,
      details: sentences,
    },
  )
}
