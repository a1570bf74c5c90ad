import { expect, test } from 'vitest'
import { pathPrefixes, routeText, siblingVariables } from '../../src/plan/route-syntax.ts'

test('a route is shown as people write it', () => {
  expect(routeText({ method: 'POST', path: '/hello' })).toBe('POST /hello')
})

test.for<[string, string[]]>([
  ['/', []],
  ['/a', ['/a']],
  ['/a/b/{c+}', ['/a', '/a/b', '/a/b/{c+}']],
])('the resources of %s are listed parents first', ([path, prefixes]) => {
  expect(pathPrefixes(path)).toEqual(prefixes)
})

test.for<[string, string[], RegExp]>([
  [
    'two variables at one place',
    ['/u/{id}', '/u/{name}/x'],
    /^"\/u\/\{name\}": its parent already has the variable \{id\}/,
  ],
  ['a variable beside a greedy one', ['/{id}', '/{proxy+}'], /^"\/\{proxy\+\}": its parent already has/],
])('%s are found', ([, paths, problem]) => {
  expect(siblingVariables(paths)).toEqual([expect.stringMatching(problem)])
})

test('one variable may be used often', () => {
  expect(siblingVariables(['/a', '/u/{id}', '/u/{id}', '/u/{id}/{n}'])).toEqual([])
})

test('a conflict of variables is told once, however many routes go through it', () => {
  expect(siblingVariables(['/{a}', '/{b}/x', '/{b}/y'])).toHaveLength(1)
})
