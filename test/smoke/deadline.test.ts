import { expect, test } from 'vitest'
import { withinSeconds } from '../../src/smoke/deadline.ts'

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')))
  })
const quiet = new AbortController().signal

test('an answer in time is the value', async () => {
  expect(await withinSeconds(1, quiet, async () => 5)).toEqual({ kind: 'answer', value: 5 })
})

test('an error of the call is its failure', async () => {
  const error = new Error('reset')
  expect(await withinSeconds(1, quiet, () => Promise.reject(error))).toEqual({ kind: 'failure', error })
})

test('a call that does not answer is stopped and late', async () => {
  expect(await withinSeconds(0.02, quiet, never)).toEqual({ kind: 'late' })
})

test('the caller’s signal wins over the deadline', async () => {
  const controller = new AbortController()
  const run = withinSeconds(5, controller.signal, never)
  controller.abort()
  await expect(run).rejects.toMatchObject({ code: 'cancelled' })
})
