import { setTimeout as pause } from 'node:timers/promises'

/** Time as the waits of this room see it; tests pass one that jumps. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }),
}
