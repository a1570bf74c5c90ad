import { LayerliftError } from '../errors.ts'
import type { Change } from './change.ts'
import type { Current, CurrentApi, CurrentMethod } from './current.ts'
import type { Desired, DesiredApi, DesiredRoute } from './desired.ts'
import { withoutNulls } from './environment.ts'
import { foreignMethodSentence, methodOwner, routesTaken, type RouteTarget } from './method-owner.ts'
import { APP_TAG } from './ownership.ts'
import { accountOf, planPermission } from './permission.ts'
import { pathPrefixes, routeText, siblingVariables } from './route-syntax.ts'
import type { Hash } from './route-tree.ts'
import { planStage } from './stage.ts'

export interface RoutePlan {
  readonly changes: readonly Change[]
  readonly warnings: readonly string[]
}

/**
 * The REST API: made when absent, then the permission, the resources that are missing, the methods that do not point at our
 * alias, and one deployment when something changed. Methods of others are never touched; no routes, no change.
 * @throws LayerliftError `ownership` for a wanted route that someone else holds, `usage` for a path the tree cannot take
 */
export function planRoutes(desired: Desired, current: Current, options: { readonly hash: Hash }): RoutePlan {
  const { api } = desired
  if (api === undefined || api.routes.length === 0) return { changes: [], warnings: [] }
  const target: RouteTarget = {
    functionName: desired.functionName,
    alias: desired.alias,
    region: current.region,
    accountId: accountOf(current),
  }
  const puts = methodPuts(api, current.api, { target, app: desired.app })
  const deletes = methodDeletes(api, current.api, target)
  const edits = [...missingResources(api, current.api), ...puts, ...deletes]
  const stage = planStage({ api, current: current.api, target, edits, hash: options.hash })
  return {
    changes: [
      ...createApi(desired, api, current),
      ...planPermission(desired, current),
      ...edits,
      ...stage.changes,
    ],
    warnings: [...stage.warnings, ...binaryMediaTypesWarning(api, current.api)],
  }
}

function createApi(desired: Desired, api: DesiredApi, current: Current): readonly Change[] {
  if (current.api !== undefined) return []
  return [{ kind: 'create-api', api, tags: { ...withoutNulls(desired.tags ?? {}), [APP_TAG]: desired.app } }]
}

function missingResources(api: DesiredApi, current: CurrentApi | undefined): readonly Change[] {
  const there = (current?.resources ?? []).map((resource) => resource.path)
  const wanted = api.routes.map((route) => route.path)
  const conflicts = siblingVariables([...there, ...wanted])
  if (conflicts.length > 0) {
    throw new LayerliftError('usage', `routes: ${conflicts[0] ?? ''}`, {
      hint: 'Use the variable name that the API has, or another path.',
      details: conflicts,
    })
  }
  const missing = new Set(wanted.flatMap(pathPrefixes).filter((path) => !there.includes(path)))
  return [...missing].map((path) => ({ kind: 'create-resource', path }))
}

type PutMethod = Extract<Change, { kind: 'put-method' }>
type DeleteMethod = Extract<Change, { kind: 'delete-method' }>

function methodPuts(
  api: DesiredApi,
  current: CurrentApi | undefined,
  { target, app }: { readonly target: RouteTarget; readonly app: string },
): readonly PutMethod[] {
  const isOurApi = current === undefined || current.tags[APP_TAG] === app
  const puts: PutMethod[] = []
  const refused: string[] = []
  for (const route of api.routes) {
    const method = findMethod(current, route)
    const owner = method === undefined ? 'absent' : methodOwner(method, target)
    if (owner === 'our-alias') continue
    const isFree = owner !== 'foreign' && (owner !== 'half-made' || isOurApi)
    if (isFree) puts.push({ kind: 'put-method', route, exists: owner !== 'absent' })
    else if (method !== undefined) refused.push(foreignMethodSentence(routeText(route), method))
  }
  if (refused.length > 0) throw routesTaken(current?.apiId, refused)
  return puts
}

/** Methods that call our alias and are no longer wanted; those that call the function otherwise are somebody's choice. */
function methodDeletes(
  api: DesiredApi,
  current: CurrentApi | undefined,
  target: RouteTarget,
): readonly DeleteMethod[] {
  const wanted = new Set(api.routes.map(routeText))
  const deletes = (current?.resources ?? []).flatMap((resource) =>
    resource.methods
      .filter((method) => methodOwner(method, target) === 'our-alias')
      .map((method) => ({ method: method.method, path: resource.path }))
      .filter((route) => !wanted.has(routeText(route)))
      .map((route): DeleteMethod => ({ kind: 'delete-method', resourceId: resource.id, route })),
  )
  return deletes.sort((a, b) => (routeText(a.route) < routeText(b.route) ? -1 : 1))
}

function findMethod(api: CurrentApi | undefined, route: DesiredRoute): CurrentMethod | undefined {
  const resource = api?.resources.find(({ path }) => path === route.path)
  return resource?.methods.find(({ method }) => method === route.method)
}

function binaryMediaTypesWarning(api: DesiredApi, current: CurrentApi | undefined): readonly string[] {
  if (api.binaryMediaTypes === undefined || current?.binaryMediaTypes === undefined) return []
  const text = (types: readonly string[]): string => [...types].sort().join(', ')
  const observed = text(current.binaryMediaTypes)
  if (text(api.binaryMediaTypes) === observed) return []
  return [
    `binary-media-types is used when an API is made; REST API ${current.apiId} keeps its own (${observed || 'none'})`,
  ]
}
