import { expect, test } from 'vitest'
import { planConcurrency } from '../../src/plan/concurrency.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { emptyModel, observe } from './account.ts'
import { wanted } from './wanted.ts'

type Amount = number | undefined

/** What happens before and after the move of the alias, as `reserved 5` and `provisioned -`. */
function planned(change: Partial<Desired>, reserved: Amount, provisioned: Amount): readonly string[][] {
  const seen = observe(emptyModel(), wanted())
  const latest = { configuration: {}, environment: {}, layers: [], architecture: 'x86_64', codeSha256: '' }
  const words = (kind: string, executions: Amount): string =>
    `${kind.split('-')[1] ?? ''} ${executions ?? '-'}`
  const current = {
    ...seen,
    function: {
      ...latest,
      functionArn: 'arn:x',
      packageType: 'Zip',
      tags: {},
      revisionId: '',
      state: 'Active',
      lastUpdateStatus: 'Successful',
      reservedConcurrency: reserved,
    },
    alias: { name: 'live', aliasArn: '', version: '1', isSplit: false, provisionedConcurrency: provisioned },
  } as const
  const plan = planConcurrency(wanted(change), current)
  return [plan.beforeAlias, plan.afterAlias].map((changes) =>
    changes.map((one) => ('executions' in one ? words(one.kind, one.executions) : one.kind)),
  )
}

test.for<[string, Partial<Desired>, Amount, Amount, string[][]]>([
  ['nothing is wanted', {}, 5, 2, [[], []]],
  ['both are there', { reservedConcurrency: 5, provisionedConcurrency: 2 }, 5, 2, [[], []]],
  [
    'none is wanted and none is there',
    { reservedConcurrency: 'none', provisionedConcurrency: 'none' },
    undefined,
    undefined,
    [[], []],
  ],
  [
    'both are new',
    { reservedConcurrency: 5, provisionedConcurrency: 2 },
    undefined,
    undefined,
    [['reserved 5'], ['provisioned 2']],
  ],
  ['the function is switched off', { reservedConcurrency: 0 }, undefined, undefined, [['reserved 0'], []]],
  [
    'both are taken away',
    { reservedConcurrency: 'none', provisionedConcurrency: 'none' },
    5,
    2,
    [['reserved -'], ['provisioned -']],
  ],
  [
    'the reservation falls under what is provisioned',
    { reservedConcurrency: 3, provisionedConcurrency: 3 },
    9,
    5,
    [[], ['provisioned 3', 'reserved 3']],
  ],
  ['there is no alias', { alias: undefined, provisionedConcurrency: 2 }, undefined, undefined, [[], []]],
])('%s', ([, change, reserved, provisioned, expected]) => {
  expect(planned(change, reserved, provisioned)).toEqual(expected)
})
