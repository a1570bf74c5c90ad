import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/plan/change.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { APP_TAG } from '../../src/plan/ownership.ts'
import { isEmpty, planDeployment } from '../../src/plan/plan.ts'
import { type Account, apply, callsOf, emptyModel, hash, observe, shaOf } from './account.ts'
import { type Disturbance, desiredPair, disturb, disturbances, sharedApi } from './arbitraries.ts'
import { expectSatisfied } from './satisfied.ts'

/** As deploy plans: code that is not proved equal is zipped, and the zip's own hash has the last word. */
function plan(account: Account, desired: Desired): Plan {
  const current = observe(account, desired)
  const first = planDeployment(desired, current, { hash })
  if (!first.version.some(({ kind }) => kind === 'update-code')) return first
  const code = { ...desired.code, codeSha256: shaOf(desired.code.contentHash) }
  return planDeployment({ ...desired, code }, current, { hash })
}

/** An account with a history: an earlier deployment, whole or stopped half-way, then somebody's edits. */
function accountAfter(earlier: Desired, stopAt: number, edits: readonly Disturbance[]): Account {
  const start = { ...emptyModel(), apis: [sharedApi()] }
  const first = plan(start, earlier)
  const count = Math.floor(stopAt * (callsOf(first, earlier).length + 1))
  return disturb(apply(start, first, earlier, betweenChanges(earlier, count, first)), edits)
}

/** The largest number of calls, not over `count`, that ends with a whole change. */
function betweenChanges(desired: Desired, count: number, made: Plan): number {
  let calls = 0
  for (const change of [...made.version, ...made.traffic]) {
    const next = calls + callsOf({ ...made, version: [change], traffic: [] }, desired).length
    if (next > count) return calls
    calls = next
  }
  return calls
}

/** A part of the whole, from 0 to 1. */
const share = fc.nat(100).map((percent) => percent / 100)

const history = fc
  .record({
    pair: desiredPair,
    stopAt: fc.oneof(fc.constant(1), share),
    edits: fc.array(fc.constantFrom(...disturbances), { maxLength: 4 }),
  })
  .map(({ pair, ...rest }) => ({ ...pair, ...rest }))

describe('a plan', () => {
  test('applied whole gives the wanted deployment, and the next plan is empty', () => {
    fc.assert(
      fc.property(history, ({ earlier, stopAt, edits, desired }) => {
        const before = accountAfter(earlier, stopAt, edits)
        const after = apply(before, plan(before, desired), desired)
        expectSatisfied(after, before, desired)
        const second = plan(after, desired)
        expect([second.version, second.traffic]).toEqual([[], []])
        expect(isEmpty(second)).toBe(true)
      }),
      { numRuns: 800 },
    )
  })

  test('stopped after any call is repaired by planning again', () => {
    fc.assert(
      fc.property(history, share, ({ earlier, stopAt, edits, desired }, cut) => {
        const before = accountAfter(earlier, stopAt, edits)
        const first = plan(before, desired)
        // Also between the two calls that make a method.
        const count = Math.floor(cut * callsOf(first, desired).length)
        const crashed = apply(before, first, desired, count)
        const after = apply(crashed, plan(crashed, desired), desired)
        expectSatisfied(after, before, desired)
        expect(isEmpty(plan(after, desired))).toBe(true)
      }),
      { numRuns: 800 },
    )
  })

  test('does not depend on the order in which resources, methods and versions were read', () => {
    fc.assert(
      fc.property(history, ({ earlier, stopAt, edits, desired }) => {
        const current = observe(accountAfter(earlier, stopAt, edits), desired)
        const shuffled = {
          ...current,
          versions: current.versions.toReversed(),
          permissions: current.permissions.toReversed(),
          api: current.api && {
            ...current.api,
            resources: current.api.resources
              .toReversed()
              .map((resource) => ({ ...resource, methods: resource.methods.toReversed() })),
          },
        }
        const a = planDeployment(desired, current, { hash })
        expect(planDeployment(desired, shuffled, { hash })).toEqual(a)
      }),
      { numRuns: 300 },
    )
  })

  test('never sets our tag on what it did not make', () => {
    fc.assert(
      fc.property(history, ({ earlier, stopAt, edits, desired }) => {
        const before = accountAfter(earlier, stopAt, edits)
        const after = apply(before, plan(before, desired), desired)
        if (before.found !== undefined) expect(after.found?.tags[APP_TAG]).toBe(before.found.tags[APP_TAG])
        expect(after.apis[0]?.tags).toEqual({})
      }),
      { numRuns: 300 },
    )
  })
})
