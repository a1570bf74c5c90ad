import type { DesiredRoute } from './desired.ts'

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
