import type { CurrentApi, CurrentMethod } from './current.ts'
import { parseIntegrationUri } from './integration-uri.ts'

/**
 * A REST API's methods as text, to know what a deployment holds. The deployment's Description keeps two hashes: `tree` over
 * every method, `own` over ours. Account and partition are left out of the text, because a plan for a new function does not
 * know them.
 */

/** Lower-case hex hash of a text. */
export type Hash = (text: string) => string

/** `METHOD /path` → one line saying where that method goes. */
export type RouteTree = ReadonlyMap<string, string>

/** Hex digits of a hash in the Description. */
const HASH_DIGITS = 16

/** The observed tree. */
export function treeOf(api: CurrentApi | undefined): RouteTree {
  const lines = (api?.resources ?? []).flatMap((resource) =>
    resource.methods.map((found) => {
      const key = `${found.method} ${resource.path}`
      return [key, methodLine(key, found.authorizationType, targetOf(found))] as const
    }),
  )
  return new Map(lines)
}

/** One method of the tree. */
export function methodLine(key: string, authorizationType: string, target: string): string {
  return `${key} ${authorizationType} ${target}`
}

/** What an integration calls, in the words of the tree. */
export function lambdaTarget(lambda: {
  readonly region: string
  readonly functionName: string
  readonly qualifier: string | undefined
}): string {
  return `lambda:${lambda.region}:${lambda.functionName}:${lambda.qualifier ?? ''}`
}

function targetOf(method: CurrentMethod): string {
  if (method.integrationUri === undefined) return method.hasIntegration ? 'other' : 'none'
  const lambda = parseIntegrationUri(method.integrationUri)
  if (lambda === undefined) return method.integrationUri
  return lambda.isStreaming ? `${lambdaTarget(lambda)}:stream` : lambdaTarget(lambda)
}

/** The hash of a tree, whatever the order in which it was read. */
export function treeHash(tree: RouteTree, hash: Hash): string {
  return hash([...tree.values()].sort().join('\n')).slice(0, HASH_DIGITS)
}

export interface DeploymentHashes {
  readonly tree: string
  readonly own: string
}

/** The Description of a REST API deployment of ours. */
export function deploymentDescriptionOf(hashes: DeploymentHashes): string {
  return `layerlift tree=${hashes.tree} own=${hashes.own}`
}

/** Reads a Description that `deploymentDescriptionOf` wrote; `undefined` for anybody else's deployment. */
export function parseDeploymentDescription(description: string): DeploymentHashes | undefined {
  const match = /^layerlift tree=([0-9a-f]{16}) own=([0-9a-f]{16})$/.exec(description)
  return match === null ? undefined : { tree: match[1] ?? '', own: match[2] ?? '' }
}
