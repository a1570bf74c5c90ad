import { expect, test } from 'vitest'
import type { Current, CurrentApi, CurrentFunction } from '../../src/plan/current.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { checkOwnership } from '../../src/plan/ownership.ts'
import { apply, emptyModel, hash, observe } from './account.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { wanted } from './wanted.ts'

function seen(found: Partial<CurrentFunction>, api: Partial<CurrentApi> = {}): Current {
  const account = apply(
    emptyModel(),
    planDeployment(wanted(), observe(emptyModel(), wanted()), { hash }),
    wanted(),
  )
  const current = observe(account, wanted())
  return {
    ...current,
    function: current.function && { ...current.function, ...found },
    api: current.api && { ...current.api, ...api },
  }
}

const theirs = { 'layerlift:app': 'octo/other/hello' }
const shared: Partial<Desired> = { api: { apiId: 'api1', apiName: 'hello', stage: 'live', routes: [] } }

test.for<[string, Partial<Desired>, Current]>([
  ['ours', {}, seen({})],
  ['a function without our tag is adopted', {}, seen({ tags: {} })],
  ['an API without our tag is adopted', {}, seen({}, { tags: {} })],
  ["another owner's API, named by api-id, is shared", shared, seen({}, { tags: theirs })],
  ["another owner's API does not matter without routes", { api: undefined }, seen({}, { tags: theirs })],
  ['a function that is idle', {}, seen({ state: 'Inactive' })],
])('goes on with %s', ([, desired, current]) => {
  expect(() => checkOwnership(wanted(desired), current)).not.toThrow()
})

test.for<[string, Partial<Desired>, Current, string, RegExp]>([
  [
    "another owner's function",
    {},
    seen({ tags: theirs }),
    'ownership',
    /^function "hello" belongs to "octo\/other\/hello" \(tag layerlift:app\), and this deployment is "octo\/shop\/hello"$/,
  ],
  [
    "another owner's API",
    {},
    seen({}, { tags: theirs }),
    'ownership',
    /^REST API "any" \(api1\) belongs to "octo\/other\/hello"/,
  ],
  ['a container image function', {}, seen({ packageType: 'Image' }), 'usage', /container image function/],
  ['a function that failed', {}, seen({ state: 'Failed' }), 'aws', /"hello" is in the state Failed/],
  [
    'an api-id that is not there',
    shared,
    { ...seen({}), api: undefined },
    'usage',
    /^api-id: there is no REST API "api1" in eu-west-1$/,
  ],
])('stops at %s and says what to do', ([, desired, current, code, message]) => {
  const check = () => checkOwnership(wanted(desired), current)
  expect(check).toThrow(message)
  expect(check).toThrow(expect.objectContaining({ code, hint: expect.any(String) as unknown }))
})
