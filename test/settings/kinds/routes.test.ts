import { expect, test } from 'vitest'
import { parseRoutes } from '../../../src/settings/kinds/routes.ts'

test.for<[string, string, string[]]>([
  ['one a line', 'POST /hello\nGET /', ['POST /hello', 'GET /']],
  ['small letters and more blanks', 'post   /hello', ['POST /hello']],
  ['commas', 'GET /a, GET /b', ['GET /a', 'GET /b']],
  ['a YAML list', '- ANY /{proxy+}\n- ANY /', ['ANY /{proxy+}', 'ANY /']],
  ['a JSON list', '["PUT /users/{id}/x.json"]', ['PUT /users/{id}/x.json']],
  [
    'a version, a dash and a colon in paths',
    'PATCH /users/{user_id}/v1.0/a-b:c',
    ['PATCH /users/{user_id}/v1.0/a-b:c'],
  ],
  ['variables above a greedy one', 'DELETE /a/{b}/{rest+}', ['DELETE /a/{b}/{rest+}']],
  ['a method of a path beside ANY', 'ANY /a\nGET /a', ['ANY /a', 'GET /a']],
  [
    'many with one variable',
    'GET /u/{id}\nPUT /u/{id}\nGET /u/{id}/{n}\nGET /v/{other}',
    ['GET /u/{id}', 'PUT /u/{id}', 'GET /u/{id}/{n}', 'GET /v/{other}'],
  ],
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
  ['POST /{id}.json', 'path parts'],
  ['POST /{}', 'path parts'],
  ['POST /café', 'path parts'],
  ['POST /a?b=c', 'path parts'],
  ['GET /{proxy+}/x', 'a greedy variable'],
  ['POST /{a}/{a}', 'each variable of a path once'],
  ['POST /{a}/b/{a+}', 'each variable of a path once'],
  ['GET /a\nget /a', 'it once'],
  ['GET /u/{id}\nGET /u/{name}/x', 'one variable at each place'],
  ['GET /{id}\nANY /{proxy+}', 'one variable at each place'],
])('the route %j is refused', ([text, expected]) => {
  const parsed = parseRoutes(text)
  expect(parsed.kind === 'wrong' && parsed.faults[0]?.expected).toContain(expected)
})

test('all that is wrong with routes is reported together', () => {
  const parsed = parseRoutes('FETCH a\nGET /{a}\nGET /a/\nGET /{b}/x\nPUT /{b}/y')
  expect(parsed.kind === 'wrong' && parsed.faults.map(({ found }) => found)).toEqual([
    '"FETCH a"',
    '"GET /a/"',
    '"/{b}" beside "/{a}"',
  ])
})
