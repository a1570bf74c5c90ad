import type { DesiredRoute } from './desired.ts'

/** Methods a REST API resource can have (API Gateway API reference, PutMethod). */
const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

const PATH_PART = /^(\{[\w.:-]+\+?\}|[\w.:-]+)$/

/** What API Gateway would refuse in these routes, one sentence each. */
export function routeProblems(routes: readonly DesiredRoute[]): readonly string[] {
  const syntax = routes.flatMap((route) => syntaxProblems(route, routeText(route)))
  return syntax.length > 0 ? syntax : treeProblems(routes)
}

/** `METHOD /path`, as people write it. */
export function routeText(route: DesiredRoute): string {
  return `${route.method} ${route.path}`
}

/** The resource paths a path needs, parents first, without the root: `/a/b` → `/a`, `/a/b`. */
export function pathPrefixes(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '')
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

/** Sentences for places with two variable parts: API Gateway allows one variable, greedy ones included, per parent. */
export function siblingVariables(paths: readonly string[]): readonly string[] {
  const variables = new Map<string, string>()
  const problems = new Set<string>()
  for (const prefix of paths.flatMap(pathPrefixes)) {
    const at = prefix.lastIndexOf('/')
    const part = prefix.slice(at + 1)
    if (!part.startsWith('{')) continue
    const known = variables.get(prefix.slice(0, at)) ?? part
    variables.set(prefix.slice(0, at), known)
    if (known === part) continue
    problems.add(`"${prefix}": its parent already has the variable ${known}, and API Gateway allows one`)
  }
  return [...problems]
}

function syntaxProblems({ method, path }: DesiredRoute, text: string): readonly string[] {
  const problems: string[] = []
  if (!METHODS.includes(method)) {
    problems.push(
      `"${text}": ${method} is not a method of API Gateway; expected one of ${METHODS.join(', ')}`,
    )
  }
  const wrong = pathProblem(path)
  return wrong === undefined ? problems : [...problems, `"${text}": ${wrong}`]
}

function treeProblems(routes: readonly DesiredRoute[]): readonly string[] {
  return [...duplicates(routes), ...siblingVariables(routes.map((route) => route.path))]
}

function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'the path must start with /'
  if (path === '/') return undefined
  const parts = path.slice(1).split('/')
  if (parts.includes('')) return 'the path has an empty part; write it without a double or trailing /'
  const odd = parts.find((part) => !PATH_PART.test(part))
  if (odd !== undefined) return `"${odd}" must be letters, digits and . _ : - only, or one {name} or {name+}`
  const greedy = parts.findIndex((part) => part.endsWith('+}'))
  if (greedy !== -1 && greedy < parts.length - 1)
    return `${parts[greedy] ?? ''} must be the last part of the path`
  const names = parts.filter((part) => part.startsWith('{')).map((part) => part.replace(/^\{|\+?\}$/g, ''))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return twice === undefined ? undefined : `the variable ${twice} appears twice`
}

function duplicates(routes: readonly DesiredRoute[]): readonly string[] {
  const texts = routes.map(routeText)
  const twice = new Set(texts.filter((text, index) => texts.indexOf(text) !== index))
  return [...twice].map((text) => `"${text}": listed more than once`)
}
