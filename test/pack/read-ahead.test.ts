import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readAhead, type Started } from '../../src/pack/read-ahead.ts'

describe('readAhead', () => {
  it('gives results in order, whichever is ready first', async () => {
    const delays = [30, 1, 20, 1, 1]
    const pieces = delays.map((delay, index) => ({ result: wait(delay, index) }))
    const results: number[] = []
    for await (const result of readAhead(pieces, 3)) results.push(result)
    expect(results).toEqual([0, 1, 2, 3, 4])
  })

  it.for([1, 2, 4])('never has more than %s pieces under way', async (window) => {
    let underWay = 0
    let most = 0
    function* pieces(): Iterable<Started<void>> {
      for (let index = 0; index < 20; index += 1) {
        underWay += 1
        most = Math.max(most, underWay)
        yield { result: wait(1).then(() => void (underWay -= 1)) }
      }
    }
    for await (const result of readAhead(pieces(), window)) expect(result).toBeUndefined()
    expect(most).toBe(window)
  })

  it('throws a failure in its turn, after the results before it', async () => {
    const pieces = [
      { result: wait(10, 'first') },
      { result: Promise.reject(new Error('second')) },
      { result: wait(1, 'third') },
    ]
    const results: string[] = []
    const read = async (): Promise<void> => {
      for await (const result of readAhead(pieces, 3)) results.push(result)
    }
    await expect(read()).rejects.toThrow('second')
    expect(results).toEqual(['first'])
  })
})
