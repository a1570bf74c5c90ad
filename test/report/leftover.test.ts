import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { leftoverOf } from '../../src/report/leftover.ts'

const change = (sentence: string, state: 'started' | 'done'): LogEntry => ({
  kind: 'change',
  state,
  change: sentence,
})

describe('what is left of a plan', () => {
  it('is everything that was not done, begun or not', () => {
    const entries = [change('a', 'started'), change('a', 'done'), change('b', 'started')]
    expect(leftoverOf(['a', 'b', 'c'], entries)).toEqual({ done: ['a'], left: ['b', 'c'] })
  })

  it('counts equal sentences one by one', () => {
    expect(leftoverOf(['a', 'a'], [change('a', 'done')])).toEqual({ done: ['a'], left: ['a'] })
  })

  it('is nothing without a plan', () => {
    expect(leftoverOf([], [change('a', 'done')])).toEqual({ done: [], left: [] })
  })
})
