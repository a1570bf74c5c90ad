import { parametersOf, type RouteTemplate } from '../proxy/routes.ts'
import type { SmokeTest } from './parse.ts'
import { testRequest } from './request.ts'

/** What stands for a greedy parameter: an application's own router answers for a page that it does not know. */
const UNKNOWN_PAGE = 'layerlift-smoke-test'

/**
 * The test for a deployment without `smoke-tests`: GET on the first GET or ANY route without path parameters, else on the
 * first whose only parameter is greedy. `{id}` routes are never called: no value for it can be made up, and a 500 for a
 * thing that does not exist would fail a good deployment. An empty list when no route is left: nothing is tested.
 */
export function defaultSmokeTests(routes: readonly RouteTemplate[]): readonly SmokeTest[] {
  const readable = routes.filter(({ method }) => method === 'GET' || method === 'ANY')
  const plain = readable.find(({ path }) => parametersOf(path).length === 0)
  const greedy = readable.find(({ path }) => parametersOf(path).every(({ isGreedy }) => isGreedy))
  const path = plain?.path ?? greedy?.path.replace(/\{[^}]*\}/, UNKNOWN_PAGE)
  if (path === undefined) return []
  return [
    {
      kind: 'request',
      name: `GET ${path} (default test)`,
      request: testRequest({ method: 'GET', target: path }, [], { text: '', isJson: false }),
      expect: { status: { kind: 'below', status: 500 }, headers: new Map(), body: undefined },
    },
  ]
}
