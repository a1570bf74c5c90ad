import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { leftoverOf } from '../../src/report/leftover.ts'

const change = (sentence: string, state: 'started' | 'done'): LogEntry => ({
  kind: 'change',
  state,
  change: sentence,
})
const planned = (...plan: string[]) => ({ plan, rolledBack: false, callerChanges: ['b'] })

describe('what is left of a plan', () => {
  it('is everything that was not done, begun or not', () => {
    const entries = [change('a', 'started'), change('a', 'done'), change('b', 'started')]
    expect(leftoverOf(planned('a', 'b', 'c'), entries)).toEqual({
      done: ['a'],
      takenBack: [],
      left: ['b', 'c'],
    })
  })

  it('counts equal sentences one by one', () => {
    expect(leftoverOf(planned('a', 'a'), [change('a', 'done')])).toMatchObject({ done: ['a'], left: ['a'] })
  })

  it('is nothing without a plan', () => {
    expect(leftoverOf(planned(), [change('a', 'done')])).toEqual({ done: [], takenBack: [], left: [] })
  })

  it('tells what a roll back undid from what stays', () => {
    const entries = [change('a', 'done'), change('b', 'done')]
    expect(leftoverOf({ ...planned('a', 'b'), rolledBack: true }, entries)).toEqual({
      done: ['a'],
      takenBack: ['b'],
      left: [],
    })
  })
})
