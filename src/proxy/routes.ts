/**
 * Which route of a REST API serves a request. The path decides first, the method second: a resource that lacks the
 * method answers 403 although a greedy neighbour would take it.
 */
export interface RouteTemplate {
  /** Upper case, `ANY` included. */
  readonly method: string
  /** `/hello`, `/items/{id}`, `/{proxy+}`. */
  readonly path: string
}

export type PathParameters = Readonly<Record<string, string>>

export interface RouteMatch<Route extends RouteTemplate> {
  readonly route: Route
  /** Values as the client sent them, never decoded; `null` when the template has no parameter. */
  readonly pathParameters: PathParameters | null
}

/** The route that API Gateway picks for a method and a path without stage, or `undefined`: the 403 answer. */
export function matchRoute<Route extends RouteTemplate>(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch<Route> | undefined {
  const [best] = routes
    .filter((route) => pathParametersOf(route.path, path) !== undefined)
    .sort((left, right) => compareText(rankOf(left.path), rankOf(right.path)))
  if (best === undefined) return undefined
  const siblings = routes.filter((route) => route.path === best.path)
  const route =
    siblings.find((one) => one.method === method) ??
    siblings.find((one) => one.method === 'ANY' && ANY_METHODS.has(method))
  if (route === undefined) return undefined
  return { route, pathParameters: pathParametersOf(route.path, path) ?? null }
}

/** What a template captures from a path, `null` when it has no parameters, `undefined` when it does not match. */
export function pathParametersOf(template: string, path: string): PathParameters | null | undefined {
  const wanted = segmentsOf(template)
  const given = segmentsOf(path)
  const captured: [string, string][] = []
  for (const [index, segment] of wanted.entries()) {
    const value = given[index]
    if (value === undefined) return undefined
    const parameter = parameterOf(segment)
    if (parameter === undefined) {
      if (segment !== value) return undefined
    } else if (parameter.isGreedy) {
      captured.push([parameter.name, given.slice(index).join('/')])
      return Object.fromEntries(captured)
    } else {
      if (value === '') return undefined
      captured.push([parameter.name, value])
    }
  }
  if (given.length !== wanted.length) return undefined
  return captured.length === 0 ? null : Object.fromEntries(captured)
}

/** A template's `{name}` or `{name+}` segments, in order. */
export function parametersOf(template: string): readonly { name: string; isGreedy: boolean }[] {
  return segmentsOf(template).flatMap((segment) => parameterOf(segment) ?? [])
}

/** The methods that `ANY` stands for: what a request may use at all. */
export const ANY_METHODS: ReadonlySet<string> = new Set([
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
])

/** Leading slashes count as one and a trailing one is ignored; inner doubled slashes stay as empty segments. */
function segmentsOf(path: string): string[] {
  const inner = path.replace(/^\/+/, '').replace(/\/$/, '')
  return inner === '' ? [] : inner.split('/')
}

function parameterOf(segment: string): { name: string; isGreedy: boolean } | undefined {
  const match = /^\{([^{}+]+)(\+?)\}$/.exec(segment)
  return match?.[1] === undefined ? undefined : { name: match[1], isGreedy: match[2] === '+' }
}

/** One digit for each segment, so that text order is precedence: static 0, `{name}` 1, `{name+}` 2. */
function rankOf(template: string): string {
  return segmentsOf(template)
    .map((segment) => {
      const parameter = parameterOf(segment)
      if (parameter === undefined) return '0'
      return parameter.isGreedy ? '2' : '1'
    })
    .join('')
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
