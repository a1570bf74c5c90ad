import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANY_METHODS, matchRoute, parametersOf, pathParametersOf } from '../../src/proxy/routes.ts'

describe('a template against a path', () => {
  test.for([
    ['a static path', '/hello', '/hello', null],
    ['the root', '/', '/', null],
    ['the root for an empty path', '/', '', null],
    ['several slashes at the start as one [6.1 · A]', '/hello', '///hello', null],
    ['a trailing slash is ignored [6.1 · A]', '/hello', '/hello/', null],
    [
      'a trailing slash is dropped from proxy [6.1 · A]',
      '/{proxy+}',
      '/proxy-value/',
      { proxy: 'proxy-value' },
    ],
    ['inner double slashes are kept [6.1 · A]', '/{proxy+}', '/proxy-value//x', { proxy: 'proxy-value//x' }],
    ['values are not decoded [6.2 · A]', '/{proxy+}', '/test%2Balias', { proxy: 'test%2Balias' }],
    ['an encoded slash stays in one segment [6.2 · E]', '/items/{id}', '/items/a%2Fb', { id: 'a%2Fb' }],
    ['a greedy parameter takes the rest', '/a/{rest+}', '/a/b/c', { rest: 'b/c' }],
    ['a parameter before a greedy one', '/{id}/{rest+}', '/1/b/c', { id: '1', rest: 'b/c' }],
    ['a parameter named like a member of Object', '/{__proto__}', '/x', JSON.parse('{"__proto__":"x"}')],
  ] as const)('matches: %s', ([, template, path, captured]) => {
    expect(pathParametersOf(template, path)).toStrictEqual(captured)
  })

  test.for([
    ['greedy needs at least one segment [6.1 · D/E]', '/{proxy+}', '/'],
    ['greedy below a static segment needs one too', '/a/{proxy+}', '/a'],
    ['another static segment', '/hello', '/hallo'],
    ['other casing', '/hello', '/Hello'],
    ['a longer path', '/hello', '/hello/you'],
    ['a shorter path', '/hello/{name}', '/hello'],
    ['a doubled inner slash is a segment of its own', '/a/b', '/a//b'],
    ['a parameter is never empty', '/a/{id}/b', '/a//b'],
  ] as const)('does not match: %s', ([, template, path]) => {
    expect(pathParametersOf(template, path)).toBeUndefined()
  })

  test('names the parameters of a template in order', () => {
    expect(parametersOf('/{id}/x/{rest+}')).toEqual([
      { name: 'id', isGreedy: false },
      { name: 'rest', isGreedy: true },
    ])
    expect(parametersOf('/x')).toEqual([])
  })
})

describe('the route of a request', () => {
  const routes = [
    { method: 'ANY', path: '/{proxy+}' },
    { method: 'GET', path: '/items/{id}' },
    { method: 'GET', path: '/items/new' },
    { method: 'ANY', path: '/items/new' },
    { method: 'ANY', path: '/{kind}/list' },
    { method: 'POST', path: '/hello' },
  ]

  test.for([
    ['static before a parameter [6.1 · D/E]', 'GET', '/items/new', 'GET /items/new'],
    ['a method before ANY', 'GET', '/items/new/', 'GET /items/new'],
    ['ANY for the others', 'DELETE', '/items/new', 'ANY /items/new'],
    ['a parameter before a greedy one [6.1 · D/E]', 'GET', '/items/7', 'GET /items/{id}'],
    ['the earlier segment decides', 'GET', '/items/list', 'GET /items/{id}'],
    ['greedy takes what is left', 'GET', '/items/7/parts', 'ANY /{proxy+}'],
    ['the root is not greedy [6.1 · D/E]', 'GET', '/', undefined],
    ['a route without the method is 403, never 405 [6.1 · A]', 'GET', '/hello', undefined],
    ['GET does not serve HEAD [6.1 · E]', 'HEAD', '/items/7', undefined],
    ['OPTIONS has no automatic answer [6.1 · D]', 'OPTIONS', '/hello', undefined],
    ['ANY is seven methods, not every word [6.1 · E]', 'TRACE', '/x', undefined],
  ] as const)('%s', ([, method, path, wanted]) => {
    const match = matchRoute(routes, method, path)
    expect(match && `${match.route.method} ${match.route.path}`).toBe(wanted)
  })

  test('keeps what the caller stored beside the route, and the parameters', () => {
    const match = matchRoute([{ method: 'GET', path: '/items/{id}', resourceId: 'r1' }], 'GET', '/items/7')
    expect(match).toEqual({
      route: { method: 'GET', path: '/items/{id}', resourceId: 'r1' },
      pathParameters: { id: '7' },
    })
  })

  test('ANY stands for the seven methods [6.1 · E]', () => {
    expect([...ANY_METHODS].sort().join(' ')).toBe('DELETE GET HEAD OPTIONS PATCH POST PUT')
  })

  test('a greedy route captures any path of non-empty segments as it was sent', () => {
    const segment = fc.stringMatching(/^[^/?#]{1,8}$/)
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const path = segments.join('/')
        expect(pathParametersOf('/{proxy+}', `/${path}`)).toEqual({ proxy: path })
      }),
    )
  })

  test('never throws, and the order of the routes does not matter', () => {
    const anyPath = fc.oneof(fc.string(), fc.stringMatching(/^[/a{}+%.]{0,12}$/))
    fc.assert(
      fc.property(anyPath, (path) => {
        const [there, back] = [routes, routes.toReversed()].map((all) => matchRoute(all, 'GET', path))
        expect(there).toEqual(back)
      }),
    )
  })
})
