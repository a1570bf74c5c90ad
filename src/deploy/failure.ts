import { LayerliftError } from '../errors.ts'

/**
 * What the work failed with, when it is one of our failures or a fired signal ended it; anything else is a bug and is
 * thrown on.
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
    if (!signal.aborted) throw error
    // Streams and timers throw an error of their own when a signal ends them.
    if (signal.reason instanceof LayerliftError) return signal.reason
    return new LayerliftError('cancelled', 'stopped before everything was done', { cause: error })
  }
}
