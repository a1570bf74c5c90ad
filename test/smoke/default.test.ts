import { expect, test } from 'vitest'
import { defaultSmokeTests } from '../../src/smoke/default.ts'

function targetFor(...routes: readonly string[]): string | undefined {
  const [only] = defaultSmokeTests(
    routes.map((route) => {
      const [method = '', path = ''] = route.split(' ')
      return { method, path }
    }),
  )
  return only?.kind === 'request' ? `${only.request.method} ${only.request.target}` : undefined
}

test.for([
  ['the first GET route', ['POST /a', 'GET /b', 'GET /c'], 'GET /b'],
  ['the first ANY route', ['ANY /a', 'GET /b'], 'GET /a'],
  ['a route without parameters before others', ['GET /items/{id}', 'GET /items'], 'GET /items'],
  ['the root before a greedy route', ['ANY /{proxy+}', 'ANY /'], 'GET /'],
  ['a page that is not there for a greedy route', ['ANY /{proxy+}'], 'GET /layerlift-smoke-test'],
  ['a greedy route below a folder', ['GET /app/{rest+}'], 'GET /app/layerlift-smoke-test'],
] as const)('%s', ([, routes, target]) => {
  expect(targetFor(...routes)).toBe(target)
})

test.for([
  ['only routes with side effects', ['POST /hello', 'DELETE /hello', 'PUT /{proxy+}']],
  ['HEAD and OPTIONS are not GET', ['HEAD /a', 'OPTIONS /a']],
  ['an id cannot be made up', ['GET /items/{id}']],
  ['an id before a greedy parameter neither', ['ANY /{tenant}/{proxy+}']],
  ['no route at all', []],
] as const)('no test: %s', ([, routes]) => {
  expect(targetFor(...routes)).toBeUndefined()
})

test('the answer must be below 500', () => {
  expect(defaultSmokeTests([{ method: 'GET', path: '/a' }])).toMatchObject([
    { name: 'GET /a (default test)', expect: { status: { kind: 'below', status: 500 } } },
  ])
})
