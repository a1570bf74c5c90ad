import { type Fault, type Parsed, quote, unlessWrong } from '../parsed.ts'
import { itemsOf } from './list.ts'

/** One method on one path of the REST API. */
export interface Route {
  /** Upper case, `ANY` included. */
  readonly method: string
  /** `/hello`, `/`, `/{proxy+}`. */
  readonly path: string
}

// API Gateway API reference, PutMethod.
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY']
// API Gateway, CreateResource: letters, digits, `.`, `_`, `-`, `:`, or a path variable, greedy or not.
const segment = /^([A-Za-z0-9._:-]+|\{[A-Za-z0-9._:-]+\+?\})$/

/** `POST /hello`, one a line; a YAML or JSON list of such texts is taken too. */
export function parseRoutes(text: string): Parsed<readonly Route[]> {
  const items = itemsOf(text, { commas: true })
  if (items.kind === 'wrong') return items
  const faults: Fault[] = []
  const routes = new Map<string, Route>()
  for (const item of items.value) {
    const [, method = '', path = ''] = /^(\S+)\s+(\S+)$/.exec(item) ?? []
    const route = { method: method.toUpperCase(), path }
    const expected = faultOf(route)
    if (expected !== undefined) faults.push({ found: quote(item), expected })
    else if (routes.has(`${route.method} ${path}`))
      faults.push({ found: `${quote(item)} twice`, expected: 'it once' })
    else routes.set(`${route.method} ${path}`, route)
  }
  faults.push(...siblingFaults([...routes.values()]))
  return unlessWrong(faults, [...routes.values()])
}

/** API Gateway allows one variable below each part of a path, greedy ones included. */
function siblingFaults(routes: readonly Route[]): readonly Fault[] {
  const variables = new Map<string, string>()
  const faults = new Map<string, Fault>()
  for (const { path } of routes) {
    for (const { index, 0: part } of path.matchAll(/\/\{[^/]+/g)) {
      const parent = path.slice(0, index)
      const known = variables.get(parent) ?? part
      variables.set(parent, known)
      if (known === part) continue
      const found = `${quote(parent + part)} beside ${quote(parent + known)}`
      faults.set(found, { found, expected: 'one variable at each place of the paths' })
    }
  }
  return [...faults.values()]
}

function faultOf({ method, path }: Route): string | undefined {
  if (!methods.includes(method) || !path.startsWith('/')) {
    return 'a method and a path, such as POST /hello or ANY /{proxy+}'
  }
  if (path === '/') return undefined
  const segments = path.slice(1).split('/')
  if (!segments.every((part) => segment.test(part))) {
    return 'path parts of letters, digits, ".", "_", "-" and ":", or a variable in braces, and no "/" at the end'
  }
  if (segments.slice(0, -1).some((part) => part.endsWith('+}'))) {
    return 'a greedy variable such as {proxy+} only as the last part'
  }
  const names = segments.filter((part) => part.startsWith('{')).map((part) => part.replace(/\+?\}$/, ''))
  return new Set(names).size < names.length ? 'each variable of a path once' : undefined
}
