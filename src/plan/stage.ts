import type { Change } from './change.ts'
import type { CurrentApi } from './current.ts'
import type { DesiredApi } from './desired.ts'
import { foreignMethodSentence, methodOwner, routesTaken, type RouteTarget } from './method-owner.ts'
import { routeText } from './route-syntax.ts'
import {
  type DeploymentHashes,
  deploymentDescriptionOf,
  type Hash,
  lambdaTarget,
  methodLine,
  parseDeploymentDescription,
  type RouteTree,
  treeHash,
  treeOf,
} from './route-tree.ts'

export interface StageInput {
  readonly api: DesiredApi
  readonly current: CurrentApi | undefined
  readonly target: RouteTarget
  /** The changes of resources and methods that go before. */
  readonly edits: readonly Change[]
  readonly hash: Hash
}

/**
 * One `create-deployment`, when our routes changed, the stage is missing, or its deployment cannot be proved to hold our
 * routes. The proof is in its Description: the same whole tree (a deployment of another workflow may hold our routes too), or
 * the same routes of ours (others' edits alone are none of our business). A deployment that somebody else described proves
 * nothing: an earlier run may have stopped just before deploying.
 * @throws LayerliftError `ownership` when a foreign half-made method would make API Gateway refuse the deployment
 */
export function planStage(input: StageInput): {
  readonly changes: readonly Change[]
  readonly warnings: readonly string[]
} {
  const { api, current, target, edits, hash } = input
  const tree = treeAfter(treeOf(current), input)
  const own = new Map(api.routes.map((route) => [routeText(route), ourLine(routeText(route), 'own', target)]))
  const hashes = { tree: treeHash(tree, hash), own: treeHash(own, hash) }
  if (edits.length === 0 && isDeployed(current, hashes)) return { changes: [], warnings: [] }
  refuseHalfMade(input)
  const change: Change = {
    kind: 'create-deployment',
    stage: api.stage,
    description: deploymentDescriptionOf(hashes),
  }
  return { changes: [change], warnings: pendingEditsWarning(input) }
}

function isDeployed(current: CurrentApi | undefined, hashes: DeploymentHashes): boolean {
  const deployed = parseDeploymentDescription(current?.stage?.deploymentDescription ?? '')
  return deployed !== undefined && (deployed.tree === hashes.tree || deployed.own === hashes.own)
}

function treeAfter(before: RouteTree, { edits, current, target }: StageInput): RouteTree {
  const after = new Map(before)
  for (const edit of edits) {
    if (edit.kind === 'delete-method') after.delete(routeText(edit.route))
    if (edit.kind !== 'put-method') continue
    const { method, path } = edit.route
    const found = current?.resources
      .find((resource) => resource.path === path)
      ?.methods.find((other) => other.method === method)
    const key = routeText(edit.route)
    after.set(key, ourLine(key, found?.authorizationType ?? 'NONE', target))
  }
  return after
}

function ourLine(key: string, authorizationType: string, target: RouteTarget): string {
  return methodLine(key, authorizationType, lambdaTarget({ ...target, qualifier: target.alias }))
}

/** API Gateway refuses a deployment while any method has no integration. */
function refuseHalfMade({ current, target, edits }: StageInput): void {
  const finished = new Set(
    edits.map((edit) =>
      edit.kind === 'put-method' || edit.kind === 'delete-method' ? routeText(edit.route) : '',
    ),
  )
  const halfMade = (current?.resources ?? []).flatMap((resource) =>
    resource.methods
      .filter((method) => methodOwner(method, target) === 'half-made')
      .map((method) => ({ method, key: `${method.method} ${resource.path}` }))
      .filter(({ key }) => !finished.has(key))
      .map(({ method, key }) => foreignMethodSentence(key, method)),
  )
  if (halfMade.length > 0) throw routesTaken(current?.apiId, halfMade)
}

/** A deployment publishes the whole tree: say so when that may hold more than our routes. */
function pendingEditsWarning({ current, target, hash }: StageInput): readonly string[] {
  if (current?.stage === undefined) return []
  const methods = current.resources.flatMap((resource) => resource.methods)
  if (!methods.some((method) => methodOwner(method, target) === 'foreign')) return []
  const deployed = parseDeploymentDescription(current.stage.deploymentDescription)
  const what = `deploying REST API ${current.apiId} publishes its whole tree`
  if (deployed === undefined)
    return [`${what}; edits of others that are not published yet, if any, go live with it`]
  if (deployed.tree === treeHash(treeOf(current), hash)) return []
  return [`${what}: it has edits that are not published yet, and those of others go live with ours`]
}
