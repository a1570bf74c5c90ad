import { LayerliftError, messageOf } from '../errors.ts'

/**
 * What the work failed with; a fired signal makes it `cancelled`. An error that is none of ours is a bug, and is given too:
 * what was done until then has to be told, and undone, all the same.
 */
export async function failureOf(
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<LayerliftError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof LayerliftError) return error
    if (!signal.aborted) return new LayerliftError('bug', messageOf(error), { cause: error })
    // Streams and timers throw an error of their own when a signal ends them.
    if (signal.reason instanceof LayerliftError) return signal.reason
    return new LayerliftError('cancelled', 'stopped before everything was done', { cause: error })
  }
}
