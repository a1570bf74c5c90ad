import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { abortOnSignals, asThrown } from '../../src/entry/interrupt.ts'
import { LayerliftError } from '../../src/errors.ts'

function watched() {
  const calls: string[] = []
  const source = new EventEmitter()
  const signal = abortOnSignals(source, {
    onFirst: () => calls.push('first'),
    onAgain: () => calls.push('again'),
  })
  return { source, signal, calls }
}

describe('a signal from outside', () => {
  it.for(['SIGINT', 'SIGTERM'] as const)('%s stops the run once, and cleanly', (name) => {
    const { source, signal, calls } = watched()
    expect(signal.aborted).toBe(false)
    source.emit(name)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toMatchObject({ code: 'cancelled' })
    expect(calls).toEqual(['first'])
  })

  it('is told apart from the ones after it, of either kind', () => {
    const { source, calls } = watched()
    source.emit('SIGINT')
    source.emit('SIGTERM')
    source.emit('SIGINT')
    expect(calls).toEqual(['first', 'again', 'again'])
  })
})

describe('what a stopped run threw', () => {
  const aborted = AbortSignal.abort()

  it('is a cancellation, whatever the room below made of it', () => {
    const cause = new Error('The operation was aborted')
    expect(asThrown(cause, aborted)).toMatchObject({ code: 'cancelled', cause })
  })

  it('stays what it is when it says more', () => {
    const error = new LayerliftError('smoke-failed', 'status 500')
    expect(asThrown(error, aborted)).toBe(error)
  })

  it('stays what it is when nobody stopped the run', () => {
    const error = new Error('ours')
    expect(asThrown(error, new AbortController().signal)).toBe(error)
  })
})
