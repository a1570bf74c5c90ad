import { throwIfCancelled } from '../errors.ts'

/** What a bounded call gave: its value, its own failure, or nothing in time. */
export type Outcome<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'failure'; readonly error: unknown }
  | { readonly kind: 'late' }

/**
 * Runs a call with a signal that fires with the caller's or after `seconds`, whichever is first.
 * @throws LayerliftError `cancelled` when the caller's signal fired.
 */
export async function withinSeconds<Value>(
  seconds: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<Value>,
): Promise<Outcome<Value>> {
  throwIfCancelled(signal, 'the smoke test')
  const deadline = AbortSignal.timeout(seconds * 1000)
  try {
    return { kind: 'answer', value: await call(AbortSignal.any([signal, deadline])) }
  } catch (error) {
    throwIfCancelled(signal, 'the smoke test', error)
    return deadline.aborted ? { kind: 'late' } : { kind: 'failure', error }
  }
}
