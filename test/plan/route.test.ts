import { describe, expect, test } from 'vitest'
import { sentenceOf } from '../../src/plan/change.ts'
import { type Current, type CurrentApi, type CurrentMethod, emptyAccount } from '../../src/plan/current.ts'
import type { Desired, DesiredApi, DesiredRoute } from '../../src/plan/desired.ts'
import { integrationUri } from '../../src/plan/integration-uri.ts'
import { methodMark } from '../../src/plan/method-owner.ts'
import { planRoutes } from '../../src/plan/route.ts'
import { functionArn, hash } from './account.ts'
import { wanted } from './wanted.ts'

/** A method that calls a function; `hello:live` is what we want. */
function calls(method: string, qualified: string | undefined): CurrentMethod {
  const [name = '', alias] = qualified?.split(':') ?? []
  const uri = integrationUri({ partition: 'aws', region: 'eu-west-1', functionArn: functionArn(name), alias })
  return {
    method,
    integrationUri: qualified === undefined ? undefined : uri,
    hasIntegration: qualified !== undefined,
    authorizationType: 'NONE',
  }
}

type Tree = Record<string, CurrentMethod[]>

/** An account with the function's API, its permission, and this tree. */
function seen(
  tree: Tree,
  { owner = 'octo/shop/hello', ...changes }: Partial<CurrentApi> & { owner?: string } = {},
): Current {
  const resources = Object.entries({ '/': [], ...tree }).map(([path, methods]) => ({
    id: `id-of-${path}`,
    path,
    parentId: undefined,
    methods,
  }))
  const stage = { deploymentId: 'd1', deploymentDescription: 'by hand' }
  return {
    ...emptyAccount('eu-west-1'),
    accountId: '123456789012',
    api: { apiId: 'api1', name: 'hello', tags: { 'layerlift:app': owner }, resources, stage, ...changes },
    permissions: [
      {
        statementId: 'layerlift-api1-live',
        sourceArn: 'arn:aws:execute-api:eu-west-1:123456789012:api1/*/*/*',
      },
    ],
  }
}

function withRoutes(texts: readonly string[], api: Partial<DesiredApi> = {}): Desired {
  return wanted({ api: { apiName: 'hello', stage: 'live', routes: texts.map(routeOf), ...api } })
}

function routeOf(text: string): DesiredRoute {
  const [method = '', path = ''] = text.split(' ')
  return { method, path }
}

const plan = (desired: Desired, current: Current) => planRoutes(desired, current, { hash })
const sentences = (desired: Desired, current: Current) => plan(desired, current).changes.map(sentenceOf)
const deploy = 'deploy the API to stage live'

describe('planRoutes', () => {
  test('a new API gets parents before children, each resource once', () => {
    const desired = withRoutes(['GET /a/b/{id}', 'PUT /a/b/{id}', 'ANY /', 'POST /a'])
    expect(sentences(desired, emptyAccount('eu-west-1'))).toEqual([
      'create REST API hello',
      'allow the API to call hello:live',
      'create resource /a',
      'create resource /a/b',
      'create resource /a/b/{id}',
      'create GET /a/b/{id}',
      'create PUT /a/b/{id}',
      'create ANY /',
      'create POST /a',
      deploy,
    ])
  })

  test('a new API carries its tags, its media types and our mark', () => {
    const desired = {
      ...withRoutes(['ANY /'], { binaryMediaTypes: ['image/png'] }),
      tags: { team: 'a', gone: null },
    }
    expect(plan(desired, emptyAccount('eu-west-1')).changes[0]).toMatchObject({
      kind: 'create-api',
      api: { binaryMediaTypes: ['image/png'] },
      tags: { team: 'a', 'layerlift:app': 'octo/shop/hello' },
    })
  })

  test.for<[string, string[], Tree, string[]]>([
    ['a missing method', ['POST /hello'], { '/hello': [] }, ['create POST /hello', deploy]],
    ['a missing child', ['GET /a/b'], { '/a': [] }, ['create resource /a/b', 'create GET /a/b', deploy]],
    [
      'another alias',
      ['GET /a'],
      { '/a': [calls('GET', 'hello:dev')] },
      ['point GET /a to hello:live', deploy],
    ],
    ['no alias', ['GET /a'], { '/a': [calls('GET', 'hello')] }, ['point GET /a to hello:live', deploy]],
    ['half-made', ['GET /a'], { '/a': [calls('GET', undefined)] }, ['point GET /a to hello:live', deploy]],
    [
      'no longer wanted',
      ['GET /a'],
      { '/a': [calls('GET', 'hello:live'), calls('PUT', 'hello:live')], '/b': [calls('GET', 'hello:live')] },
      ['delete GET /b', 'delete PUT /a', deploy].sort((a, b) => (a < b ? -1 : 1)),
    ],
    [
      "others' methods, and our function's other aliases",
      ['GET /a'],
      { '/a': [calls('GET', 'hello:live'), calls('PUT', 'other:live'), calls('POST', 'hello:dev')] },
      [deploy],
    ],
  ])('in our API: %s', ([, routes, tree, changes]) => {
    const made = sentences(withRoutes(routes), seen(tree))
    expect(made.toSorted()).toEqual(changes.toSorted())
    if (made.length > 0) expect(made.at(-1)).toBe(deploy)
  })

  describe('routes: [] removes the routes', () => {
    const shared = {
      '/a': [calls('GET', 'hello:live'), calls('PUT', 'other:live'), calls('POST', 'hello:dev')],
    }

    test('of an API that has methods of others: ours go, and the stage is deployed', () => {
      expect(sentences(withRoutes([]), seen(shared))).toEqual(['delete GET /a', deploy])
    })

    test('and makes no API, and no permission', () => {
      expect(sentences(withRoutes([]), emptyAccount('eu-west-1'))).toEqual([])
      expect(sentences(withRoutes([]), { ...seen(shared), permissions: [] })).toEqual([
        'delete GET /a',
        deploy,
      ])
    })

    test('and deploys again when a run stopped after the deletions', () => {
      const current = seen({ '/a': [calls('PUT', 'other:live')] })
      const [change] = plan(withRoutes([]), current).changes
      const deploymentDescription = change?.kind === 'create-deployment' ? change.description : ''
      expect(deploymentDescription).not.toBe('')
      const done = seen(
        { '/a': [calls('PUT', 'other:live')] },
        { stage: { deploymentId: 'd2', deploymentDescription } },
      )
      expect(sentences(withRoutes([]), done)).toEqual([])
    })

    test('and leaves the stage of an API alone that never led to us', () => {
      const current = { ...seen({ '/a': [calls('PUT', 'other:live')] }), permissions: [] }
      expect(sentences(withRoutes([]), current)).toEqual([])
    })

    test('is refused when the stage would go on serving them, because no method is left to deploy', () => {
      const make = () => plan(withRoutes([]), seen({ '/a': [calls('GET', 'hello:live')] }))
      expect(make).toThrow(/stage "live" would go on serving/)
      expect(make).toThrow(
        expect.objectContaining({ code: 'usage', hint: expect.stringMatching(/delete-stage/) as unknown }),
      )
    })

    test('and needs no deployment without a stage', () => {
      const current = seen({ '/a': [calls('GET', 'hello:live')] }, { stage: undefined })
      expect(sentences(withRoutes([]), current)).toEqual(['delete GET /a'])
    })
  })

  test('a deletion names the resource it is on', () => {
    const tree = { '/a': [calls('GET', 'hello:live')], '/b': [calls('GET', 'hello:live')] }
    expect(plan(withRoutes(['GET /a']), seen(tree)).changes).toContainEqual({
      kind: 'delete-method',
      resourceId: 'id-of-/b',
      route: { method: 'GET', path: '/b' },
    })
  })

  test.for<[string, CurrentMethod, RegExp]>([
    [
      'another function',
      calls('GET', 'other:live'),
      /GET \/a points to arn:aws:apigateway:eu-west-1:lambda:path.*function:other:live\/invocations/,
    ],
    ['a function whose name begins alike', calls('GET', 'hello2:live'), /function:hello2:live/],
    [
      'our name in another account',
      {
        ...calls('GET', 'hello:live'),
        integrationUri: calls('GET', 'hello:live').integrationUri?.replace('123456789012', '999999999999'),
      },
      /999999999999:function:hello/,
    ],
    [
      'our name in another region',
      {
        ...calls('GET', 'hello:live'),
        integrationUri: calls('GET', 'hello:live').integrationUri?.replaceAll('eu-west-1', 'us-east-1'),
      },
      /GET \/a points to .*lambda:us-east-1:123456789012:function:hello/,
    ],
    [
      'a mock',
      { ...calls('GET', undefined), hasIntegration: true },
      /GET \/a points to an integration that is not AWS_PROXY/,
    ],
  ])('a wanted route that belongs to %s is an error that names it', ([, method, message]) => {
    const make = () => plan(withRoutes(['GET /a']), seen({ '/a': [method] }))
    expect(make).toThrow(message)
    expect(make).toThrow(expect.objectContaining({ code: 'ownership' }))
  })

  test('all foreign routes are named in one error', () => {
    const tree = { '/a': [calls('GET', 'x:y')], '/b': [calls('GET', 'x:y')] }
    expect(() => plan(withRoutes(['GET /a', 'GET /b']), seen(tree))).toThrow(
      expect.objectContaining({
        details: [expect.stringMatching('GET /a'), expect.stringMatching('GET /b')],
      }),
    )
  })

  test('while the account is unknown, our function is known by its name', () => {
    const current = { ...seen({ '/a': [calls('GET', 'hello:live')] }), accountId: undefined }
    expect(sentences(withRoutes(['GET /a']), current)).not.toContain('point GET /a to hello:live')
  })

  describe("a run that stopped between method and integration in somebody's API", () => {
    const halfMade = (app: string) => ({
      ...calls('GET', undefined),
      operationName: methodMark(app, routeOf('GET /a')),
    })
    const inTheirs = (app: string) => seen({ '/a': [halfMade(app)] }, { owner: 'x' })
    const api = { apiId: 'api1' }

    test('is finished by the next one', () => {
      expect(sentences(withRoutes(['GET /a'], api), inTheirs('octo/shop/hello'))).toEqual([
        'point GET /a to hello:live',
        deploy,
      ])
    })

    test('is taken back when the route is no longer wanted', () => {
      expect(sentences(withRoutes(['GET /b'], api), inTheirs('octo/shop/hello'))).toContain('delete GET /a')
    })

    test('is left to the deployment that made it', () => {
      expect(() => plan(withRoutes(['GET /a'], api), inTheirs('octo/shop/other'))).toThrow(
        /GET \/a has no integration yet/,
      )
    })
  })

  test("a wanted half-made method in somebody's API is an error that says how to go on", () => {
    const make = () =>
      plan(
        withRoutes(['GET /a'], { apiId: 'api1' }),
        seen({ '/a': [calls('GET', undefined)] }, { owner: 'x' }),
      )
    expect(make).toThrow(/GET \/a has no integration yet/)
    expect(make).toThrow(expect.objectContaining({ hint: expect.stringMatching(/delete-method/) as unknown }))
  })

  test('a variable that the API names otherwise is an error before anything is made', () => {
    expect(() => plan(withRoutes(['GET /u/{name}']), seen({ '/u': [], '/u/{id}': [] }))).toThrow(
      /"\/u\/\{name\}": its parent already has the variable \{id\}/,
    )
  })

  test('a streaming integration of our function is pointed to the plain one', () => {
    const method = calls('GET', 'hello:live')
    const uri = method.integrationUri
      ?.replace('2015-03-31', '2021-11-15')
      .replace('/invocations', '/response-streaming-invocations')
    expect(sentences(withRoutes(['GET /a']), seen({ '/a': [{ ...method, integrationUri: uri }] }))).toContain(
      'point GET /a to hello:live',
    )
  })

  test.for<[string, string[], string | undefined, string[]]>([
    [
      'a route that is not wanted here',
      ['GET /a'],
      'live',
      ['PUT /a of REST API api1 calls the unqualified'],
    ],
    ['routes that are removed', [], 'live', ['PUT /a of REST API api1 calls the unqualified']],
    ['a route that is wanted and gets the alias', ['GET /a', 'PUT /a'], 'live', []],
    ['nothing without an alias to protect', ['GET /a'], undefined, []],
  ])('warns that a method calls the unqualified function: %s', ([, routes, alias, warnings]) => {
    const current = seen({ '/a': [calls('GET', 'hello:live'), calls('PUT', 'hello')] })
    const found = plan({ ...withRoutes(routes), alias }, current).warnings
    expect(found.filter((text) => text.includes('unqualified'))).toEqual(
      warnings.map((text) => expect.stringMatching(`${text} function hello, not alias live`) as unknown),
    )
  })

  test.for<[string, string[] | undefined, string[] | undefined, number]>([
    ['none wanted', undefined, ['a/b'], 0],
    ['not observed', ['a/b'], undefined, 0],
    ['equal', ['a/b', 'c/d'], ['c/d', 'a/b'], 0],
    ['different', ['a/b'], [], 1],
  ])('media types of an existing API: %s', ([, types, observed, warnings]) => {
    const api = types === undefined ? {} : { binaryMediaTypes: types }
    const current = seen({ '/a': [calls('GET', 'hello:live')] }, { binaryMediaTypes: observed })
    expect(plan(withRoutes(['GET /a'], api), current).warnings).toHaveLength(warnings)
  })
})
