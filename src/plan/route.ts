import { LayerliftError } from '../errors.ts'
import type { Change } from './change.ts'
import type { Current, CurrentApi, CurrentMethod } from './current.ts'
import type { Desired, DesiredApi, DesiredRoute } from './desired.ts'
import { withoutNulls } from './environment.ts'
import {
  foreignMethodSentence,
  methodMark,
  methodOwner,
  routesTaken,
  type RouteTarget,
} from './method-owner.ts'
import { APP_TAG } from './ownership.ts'
import { accountOf, planPermission, statementIdOf } from './permission.ts'
import { pathPrefixes, routeText, siblingVariables } from './route-syntax.ts'
import type { Hash } from './route-tree.ts'
import { planStage } from './stage.ts'

export interface RoutePlan {
  readonly changes: readonly Change[]
  readonly warnings: readonly string[]
}

/**
 * The REST API: made when absent, then the permission, the resources that are missing, the methods that do not point at our
 * alias, and one deployment when something changed. Methods of others are never touched; an empty list of routes removes ours.
 * @throws LayerliftError `ownership` for a wanted route that someone else holds, `usage` for a path the tree cannot take and
 * for a removal after which API Gateway would deploy nothing
 */
export function planRoutes(desired: Desired, current: Current, options: { readonly hash: Hash }): RoutePlan {
  const { api } = desired
  if (api === undefined) return { changes: [], warnings: [] }
  const target: RouteTarget = {
    functionName: desired.functionName,
    alias: desired.alias,
    region: current.region,
    accountId: accountOf(current),
  }
  if (api.routes.length === 0)
    return current.api === undefined
      ? { changes: [], warnings: [] }
      : planRemoval(api, { ...current, api: current.api }, { target, app: desired.app, hash: options.hash })
  const puts = methodPuts(api, current.api, { target, app: desired.app })
  const deletes = methodDeletes(api, current.api, { target, app: desired.app })
  const edits = [...missingResources(api, current.api), ...puts, ...deletes]
  const stage = planStage({ api, current: current.api, target, edits, hash: options.hash })
  return {
    changes: [
      ...createApi(desired, api, current),
      ...planPermission(desired, current),
      ...edits,
      ...stage.changes,
    ],
    warnings: [
      ...stage.warnings,
      ...unqualifiedWarnings(api, current.api, target),
      ...binaryMediaTypesWarning(api, current.api),
    ],
  }
}

/** Takes our methods out of an API that stays: nothing is made, and the stage is deployed only when it may hold a route of ours. */
function planRemoval(
  api: DesiredApi,
  current: Current & { readonly api: CurrentApi },
  { target, app, hash }: { readonly target: RouteTarget; readonly app: string; readonly hash: Hash },
): RoutePlan {
  const edits = methodDeletes(api, current.api, { target, app })
  const warnings = unqualifiedWarnings(api, current.api, target)
  const statementId = statementIdOf(current.api.apiId, target.alias)
  const mayBeDeployed = edits.length > 0 || current.permissions.some((one) => one.statementId === statementId)
  if (current.api.stage === undefined || !mayBeDeployed) return { changes: edits, warnings }
  const stage = planStage({ api, current: current.api, target, edits, hash })
  const methods = current.api.resources.flatMap((resource) => resource.methods)
  if (stage.changes.length > 0 && methods.length === edits.length) throw nothingLeft(api, current.api)
  return { changes: [...edits, ...stage.changes], warnings: [...stage.warnings, ...warnings] }
}

function nothingLeft({ stage }: DesiredApi, { apiId }: CurrentApi): LayerliftError {
  return new LayerliftError(
    'usage',
    `routes: [] leaves REST API ${apiId} without any method, and API Gateway deploys no such API: stage "${stage}" would go on serving the routes`,
    {
      hint: `Delete the stage with "aws apigateway delete-stage --rest-api-id ${apiId} --stage-name ${stage}" and run again, or keep one route.`,
    },
  )
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
  const calls = target.alias === undefined ? target.functionName : `${target.functionName}:${target.alias}`
  const puts: PutMethod[] = []
  const refused: string[] = []
  for (const route of api.routes) {
    const method = findMethod(current, route)
    const owner = method === undefined ? 'absent' : methodOwner(method, target)
    if (owner === 'our-alias') continue
    const isMarked = method?.operationName === methodMark(app, route)
    const isFree = owner !== 'foreign' && (owner !== 'half-made' || isOurApi || isMarked)
    if (isFree) puts.push({ kind: 'put-method', route, exists: owner !== 'absent', calls })
    else if (method !== undefined) refused.push(foreignMethodSentence(routeText(route), method))
  }
  if (refused.length > 0) throw routesTaken(current?.apiId, refused)
  return puts
}

/**
 * Methods that call our alias, or that we began to make, and that are no longer wanted; those that call the function otherwise
 * are somebody's choice.
 */
function methodDeletes(
  api: DesiredApi,
  current: CurrentApi | undefined,
  { target, app }: { readonly target: RouteTarget; readonly app: string },
): readonly DeleteMethod[] {
  const wanted = new Set(api.routes.map(routeText))
  const deletes = (current?.resources ?? []).flatMap((resource) =>
    resource.methods
      .map((found) => ({ found, route: { method: found.method, path: resource.path } }))
      .filter(({ route }) => !wanted.has(routeText(route)))
      .filter(({ found, route }) => {
        const owner = methodOwner(found, target)
        return (
          owner === 'our-alias' || (owner === 'half-made' && found.operationName === methodMark(app, route))
        )
      })
      .map(({ route }): DeleteMethod => ({ kind: 'delete-method', resourceId: resource.id, route })),
  )
  return deletes.sort((a, b) => (routeText(a.route) < routeText(b.route) ? -1 : 1))
}

function findMethod(api: CurrentApi | undefined, route: DesiredRoute): CurrentMethod | undefined {
  const resource = api?.resources.find(({ path }) => path === route.path)
  return resource?.methods.find(({ method }) => method === route.method)
}

/** The smoke test before the alias moves does not protect who comes by these methods. */
function unqualifiedWarnings(
  api: DesiredApi,
  current: CurrentApi | undefined,
  target: RouteTarget,
): readonly string[] {
  if (target.alias === undefined) return []
  const wanted = new Set(api.routes.map(routeText))
  const unqualified = { ...target, alias: undefined }
  const warnings = (current?.resources ?? []).flatMap((resource) =>
    resource.methods
      .filter((method) => methodOwner(method, unqualified) === 'our-alias')
      .map((method) => routeText({ method: method.method, path: resource.path }))
      .filter((route) => !wanted.has(route))
      .map(
        (route) =>
          `${route} of REST API ${current?.apiId ?? ''} calls the unqualified function ${target.functionName}, not alias ${target.alias}: changes reach it before they are tested; add it to routes to point it to the alias`,
      ),
  )
  return warnings.sort()
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
