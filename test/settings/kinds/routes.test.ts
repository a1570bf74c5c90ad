import { expect, test } from 'vitest'
import { parseRoutes } from '../../../src/settings/kinds/routes.ts'

test.for<[string, string, string[]]>([
  ['one a line', 'POST /hello\nGET /', ['POST /hello', 'GET /']],
  ['small letters and more blanks', 'post   /hello', ['POST /hello']],
  ['commas', 'GET /a, GET /b', ['GET /a', 'GET /b']],
  ['a YAML list', '- ANY /{proxy+}\n- ANY /', ['ANY /{proxy+}', 'ANY /']],
  ['a JSON list', '["PUT /users/{id}/x.json"]', ['PUT /users/{id}/x.json']],
  ['none', '[]', []],
])('routes may be %s', ([, text, expected]) => {
  const parsed = parseRoutes(text)
  expect(parsed.kind === 'value' && parsed.value.map(({ method, path }) => `${method} ${path}`)).toEqual(
    expected,
  )
})

test.for<[string, string]>([
  ['/hello', 'a method and a path'],
  ['POST hello', 'a method and a path'],
  ['FETCH /hello', 'a method and a path'],
  ['POST /hello extra', 'a method and a path'],
  ['POST /hello/', 'path parts'],
  ['POST //hello', 'path parts'],
  ['POST /a b', 'a method and a path'],
  ['POST /{a', 'path parts'],
  ['POST /a{b}', 'path parts'],
  ['POST /café', 'path parts'],
  ['POST /a?b=c', 'path parts'],
  ['GET /{proxy+}/x', 'a greedy variable'],
  ['GET /a\nget /a', 'it once'],
])('the route %j is refused', ([text, expected]) => {
  const parsed = parseRoutes(text)
  expect(parsed.kind === 'wrong' && parsed.faults[0]?.expected).toContain(expected)
})
