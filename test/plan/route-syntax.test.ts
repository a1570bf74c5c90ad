import { describe, expect, test } from 'vitest'
import { pathPrefixes, routeProblems, routeText, siblingVariables } from '../../src/plan/route-syntax.ts'

const route = (text: string) => ({ method: text.split(' ')[0] ?? '', path: text.split(' ')[1] ?? '' })
const problemsOf = (...texts: readonly string[]) => routeProblems(texts.map(route))

test('a route is shown as people write it', () => {
  expect(routeText({ method: 'POST', path: '/hello' })).toBe('POST /hello')
})

describe('routeProblems', () => {
  test.for([
    ['POST /hello', 'ANY /', 'GET /{proxy+}', 'PATCH /users/{user_id}/v1.0/a-b:c', 'DELETE /a/{b}/{rest+}'],
  ])('finds nothing wrong with %s', (texts) => {
    expect(texts.flatMap((text) => problemsOf(text))).toEqual([])
  })

  test('takes one method of a path beside ANY, and one variable used often', () => {
    expect(problemsOf('ANY /a', 'GET /a', 'GET /u/{id}', 'PUT /u/{id}', 'GET /u/{id}/{n}')).toEqual([])
  })

  test.for<[string, RegExp]>([
    ['FETCH /hello', /FETCH is not a method of API Gateway; expected one of ANY, DELETE, GET/],
    ['POST hello', /the path must start with \//],
    ['POST /hello/', /has an empty part/],
    ['POST //hello', /has an empty part/],
    ['POST /hällo', /"hällo" must be letters, digits and/],
    ['POST /{id}.json', /"\{id\}\.json" must be/],
    ['POST /{}', /"\{\}" must be/],
    ['POST /{a', /"\{a" must be/],
    ['POST /a?b=c', /"a\?b=c" must be/],
    ['POST /{proxy+}/more', /\{proxy\+\} must be the last part of the path/],
    ['POST /{a}/{a}', /the variable a appears twice/],
    ['POST /{a}/{a+}', /the variable a appears twice/],
  ])('names what is wrong with %s', ([text, problem]) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)])
  })

  test('reports all problems of syntax together', () => {
    expect(problemsOf('FETCH a', 'POST /ok', 'GET /a/')).toEqual([
      expect.stringMatching(/^"FETCH a": FETCH is not/),
      expect.stringMatching(/^"FETCH a": the path must/),
      expect.stringMatching(/^"GET \/a\/": /),
    ])
  })

  test.for<[string, string[], RegExp]>([
    ['a route twice', ['POST /a', 'POST /a'], /"POST \/a": listed more than once/],
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
  ])('finds %s', ([, texts, problem]) => {
    expect(problemsOf(...texts)).toEqual([expect.stringMatching(problem)])
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
