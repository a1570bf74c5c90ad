import { setMaxListeners } from 'node:events'
import { LayerliftError } from '../errors.ts'

/** The part of `process` that signals come from. */
export interface SignalSource {
  on(name: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
}

export interface InterruptOptions {
  /** The first signal: the run is told to stop, and ends by itself. */
  readonly onFirst: () => void
  /** Any later one: the user does not want to wait. */
  readonly onAgain: () => void
}

/** An AbortSignal that Ctrl-C and SIGTERM fire: a runner sends both, some seconds apart, when a job is cancelled. */
export function abortOnSignals(source: SignalSource, options: InterruptOptions): AbortSignal {
  const controller = new AbortController()
  // Every call and wait of a run listens to it, many at once: Node's warning about a leak would be wrong.
  setMaxListeners(0, controller.signal)
  const listener = (): void => {
    if (controller.signal.aborted) return options.onAgain()
    options.onFirst()
    controller.abort(cancelled())
  }
  source.on('SIGINT', listener)
  source.on('SIGTERM', listener)
  return controller.signal
}

/** What a run threw, with everything that a fired signal made it throw turned into `cancelled`. */
export function asThrown(thrown: unknown, signal: AbortSignal): unknown {
  if (!signal.aborted) return thrown
  const saysMore = thrown instanceof LayerliftError && thrown.code !== 'cancelled'
  return saysMore ? thrown : cancelled(thrown)
}

function cancelled(cause?: unknown): LayerliftError {
  return new LayerliftError('cancelled', 'stopped by a signal before everything was done', {
    hint: 'run the same command again: what is done is found, and the rest is taken up',
    cause,
  })
}
