import { LayerliftError } from '../errors.ts'

/** @throws `cancelled` when the caller's signal has fired */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled(signal)
}

/** The error for a fired signal. */
export function cancelled(signal: AbortSignal): LayerliftError {
  return new LayerliftError('cancelled', 'cancelled', { cause: signal.reason })
}
