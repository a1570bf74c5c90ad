import { describe, expect, test } from 'vitest'
import {
  parseRoute,
  parseRoutes,
  pathPrefixes,
  routeText,
  siblingVariables,
} from '../../src/plan/route-syntax.ts'

describe('parseRoute', () => {
  test.for<[string, string, string]>([
    ['POST /hello', 'POST', '/hello'],
    ['  post   /hello ', 'POST', '/hello'],
    ['ANY /', 'ANY', '/'],
    ['GET /{proxy+}', 'GET', '/{proxy+}'],
    ['PATCH /users/{user_id}/v1.0/a-b:c', 'PATCH', '/users/{user_id}/v1.0/a-b:c'],
    ['DELETE /a/{b}/{rest+}', 'DELETE', '/a/{b}/{rest+}'],
  ])('reads %s', ([text, method, path]) => {
    expect(parseRoute(text)).toEqual({ method, path })
  })

  test.for<[string, RegExp]>([
    ['/hello', /"\/hello": expected a method and a path, as in POST \/hello/],
    ['', /expected a method and a path/],
    ['POST /hello world', /expected a method and a path/],
    ['FETCH /hello', /FETCH is not a method of API Gateway; expected one of ANY, DELETE, GET/],
    ['POST hello', /the path must start with \//],
    ['POST /hello/', /has an empty part/],
    ['POST //hello', /has an empty part/],
    ['POST /hel lo%20', /expected a method and a path/],
    ['POST /hällo', /"hällo" must be letters, digits and/],
    ['POST /{id}.json', /"\{id\}\.json" must be/],
    ['POST /{}', /"\{\}" must be/],
    ['POST /{a', /"\{a" must be/],
    ['POST /a?b=c', /"a\?b=c" must be/],
    ['POST /{proxy+}/more', /\{proxy\+\} must be the last part of the path/],
    ['POST /{a}/{a}', /the variable a appears twice/],
    ['POST /{a}/{a+}', /the variable a appears twice/],
  ])('refuses %s', ([text, message]) => {
    expect(() => parseRoute(text)).toThrow(message)
    expect(() => parseRoute(text)).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})

describe('parseRoutes', () => {
  test('keeps the order', () => {
    expect(parseRoutes(['POST /b', 'GET /a']).map(routeText)).toEqual(['POST /b', 'GET /a'])
  })

  test('reports all problems together', () => {
    expect(() => parseRoutes(['FETCH a', 'POST /ok', 'GET /a/'])).toThrow(
      expect.objectContaining({
        details: [
          expect.stringMatching(/^"FETCH a": FETCH is not/),
          expect.stringMatching(/^"FETCH a": the path must/),
          expect.stringMatching(/^"GET \/a\/": /),
        ],
      }),
    )
  })

  test.for<[string, string[], RegExp]>([
    ['a route twice', ['POST /a', 'post /a'], /"POST \/a": listed more than once/],
    [
      'two variables at one place',
      ['GET /u/{id}', 'GET /u/{name}/x'],
      /"\/u\/\{name\}": its parent already has the variable \{id\}/,
    ],
    [
      'a variable beside a greedy one',
      ['GET /{id}', 'ANY /{proxy+}'],
      /"\/\{proxy\+\}": its parent already has/,
    ],
  ])('refuses %s', ([, texts, message]) => {
    expect(() => parseRoutes(texts)).toThrow(message)
  })

  test('takes one method of a path beside ANY, and one variable used often', () => {
    expect(parseRoutes(['ANY /a', 'GET /a', 'GET /u/{id}', 'PUT /u/{id}', 'GET /u/{id}/{n}'])).toHaveLength(5)
  })
})

test.for<[string, string[]]>([
  ['/', []],
  ['/a', ['/a']],
  ['/a/b/{c+}', ['/a', '/a/b', '/a/b/{c+}']],
])('the resources of %s are listed parents first', ([path, prefixes]) => {
  expect(pathPrefixes(path)).toEqual(prefixes)
})

test('a conflict of variables is told once, however many routes go through it', () => {
  expect(siblingVariables(['/{a}', '/{b}/x', '/{b}/y'])).toHaveLength(1)
})
