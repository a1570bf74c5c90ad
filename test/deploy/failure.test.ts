import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/deploy/failure.ts'
import { LayerliftError } from '../../src/errors.ts'

const ours = new LayerliftError('aws', 'refused')
const stopped = new LayerliftError('cancelled', 'stopped by a signal')
const streams = new DOMException('The operation was aborted', 'AbortError')

function failing(thrown: Error, signal = new AbortController().signal) {
  return failureOf(signal, async () => {
    await Promise.resolve()
    throw thrown
  })
}

describe('the failure of work', () => {
  it('is none when it ends well', async () => {
    expect(await failureOf(AbortSignal.abort(), () => Promise.resolve())).toBeUndefined()
  })

  it('is the error when it is one of ours, also after a signal', async () => {
    expect(await failing(ours)).toBe(ours)
    expect(await failing(ours, AbortSignal.abort(stopped))).toBe(ours)
  })

  it('is the reason of the signal when a stream or a timer was ended by it', async () => {
    expect(await failing(streams, AbortSignal.abort(stopped))).toBe(stopped)
  })

  it('is cancelled when the signal has a reason of Node’s', async () => {
    expect(await failing(streams, AbortSignal.abort())).toMatchObject({ code: 'cancelled', cause: streams })
  })

  it('is a bug, with what was thrown as its cause, when it is none of ours', async () => {
    const thrown = new TypeError('x is not a function')
    expect(await failing(thrown)).toMatchObject({
      code: 'bug',
      message: 'x is not a function',
      cause: thrown,
    })
  })
})
