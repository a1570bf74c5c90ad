import { describe, expect, test } from 'vitest'
import { type Current, type CurrentPermission, emptyAccount } from '../../src/plan/current.ts'
import { accountOf, executeApiArn, planPermission, statementIdOf } from '../../src/plan/permission.ts'
import { apply, emptyModel, hash, observe } from './account.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { wanted } from './wanted.ts'

function seen(permissions: readonly CurrentPermission[]): Current {
  const account = apply(
    emptyModel(),
    planDeployment(wanted(), observe(emptyModel(), wanted()), { hash }),
    wanted(),
  )
  return { ...observe(account, wanted()), permissions }
}

const right = 'arn:aws:execute-api:eu-west-1:123456789012:api1/*/*/*'
const add = { kind: 'add-permission', functionName: 'hello', alias: 'live' }

describe('planPermission', () => {
  test.for<[string, CurrentPermission[], object[]]>([
    ['no statement', [], [add]],
    ['ours', [{ statementId: 'layerlift-api1-live', sourceArn: right }], []],
    ["another API's", [{ statementId: 'layerlift-api2-live', sourceArn: right }], [add]],
    ["somebody's, though it would do", [{ statementId: 'by-hand', sourceArn: right }], [add]],
    [
      'ours with another source',
      [{ statementId: 'layerlift-api1-live', sourceArn: 'x' }],
      [{ ...add, replaces: true }],
    ],
    [
      'ours without a source',
      [{ statementId: 'layerlift-api1-live', sourceArn: undefined }],
      [{ ...add, replaces: true }],
    ],
  ])('%s', ([, permissions, changes]) => {
    expect(planPermission(wanted(), seen(permissions))).toEqual(changes)
  })

  test('a new API needs one', () => {
    expect(planPermission(wanted(), emptyAccount('eu-west-1'))).toEqual([add])
  })
})

test.for<[string, string | undefined, string]>([
  ['abc123', 'live', 'layerlift-abc123-live'],
  ['abc123', undefined, 'layerlift-abc123'],
  ['abc:123', 'live', 'layerlift-abc-123-live'],
  ['abc123', 'a'.repeat(128), `layerlift-abc123-${'a'.repeat(83)}`],
])('the statement id of %s and %s fits Lambda', ([apiId, alias, id]) => {
  expect(statementIdOf(apiId, alias)).toBe(id)
  expect(id).toMatch(/^[\w-]{1,100}$/)
})

test("the account is the function's, else the observed one, else unknown", () => {
  const empty = emptyAccount('eu-west-1')
  expect(accountOf(empty)).toBeUndefined()
  expect(executeApiArn(empty, 'api1')).toBeUndefined()
  expect(accountOf({ ...empty, accountId: '1' })).toBe('1')
  expect(accountOf({ ...seen([]), accountId: '1' })).toBe('123456789012')
  expect(executeApiArn(seen([]), 'api1')).toBe(right)
})
