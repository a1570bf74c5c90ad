import type { Log } from '../log.ts'
import type { Clock } from './clock.ts'
import {
  awsFailure,
  cancelled,
  codeOf,
  isLostAnswer,
  isNotFound,
  isThrottle,
  retryAfterMs,
  type CallFacts,
} from './failure.ts'

/** What every call needs from around it. */
export interface CallWorld {
  readonly clients: { readonly clock: Clock }
  readonly log: Log
  readonly signal: AbortSignal
  /** Called after each write that AWS took. */
  readonly onWritten?: (() => void) | undefined
}

/** What reading alone needs. */
export type ObserveOptions = Pick<CallWorld, 'log' | 'signal'>

/** A refusal that passes by itself: another update is in progress, a new role is not visible yet. */
export interface Patience {
  readonly covers: (error: unknown) => boolean
  /** How long to go on asking, from the first such refusal. */
  readonly seconds: number
  readonly status: string
}

export interface Write<Answer> extends CallFacts {
  readonly send: () => Promise<Answer>
  /**
   * After a lost answer: `again` for calls that may be done twice, `fail` for those that must not, otherwise a look whether
   * the call was carried out; what it finds is taken as the answer, and only when it finds nothing the call is sent again.
   */
  readonly afterLostAnswer: 'again' | 'fail' | (() => Promise<Answer | undefined>)
  readonly patience?: readonly Patience[]
}

/** Three tries after lost answers: a fourth failure in a row is no accident. */
const longestLoss = 3
/** API Gateway lets its slowest calls through once in 30 s (API Gateway quotas); twice that is enough for every call. */
const throttled: Patience = { covers: isThrottle, seconds: 60, status: 'throttled' }
const firstPauseMs = 500
const longestPauseMs = 8_000

/**
 * Sends one write and repeats it only where that is safe: after throttles (not done for certain), after refusals that
 * `patience` covers, and after a lost answer as `afterLostAnswer` says.
 * @throws `aws` when AWS refuses for good, `cancelled` before a sending when the signal has fired.
 */
export async function write<Answer>(world: CallWorld, call: Write<Answer>): Promise<Answer> {
  const { clock } = world.clients
  const refusals = [throttled, ...(call.patience ?? [])]
  const firstRefusedAt = new Map<Patience, number>()
  let losses = 0
  for (let round = 0; ; round += 1) {
    if (world.signal.aborted) throw cancelled(call)
    try {
      const answer = await call.send()
      world.onWritten?.()
      return answer
    } catch (error) {
      const refusal = refusals.find(({ covers }) => covers(error))
      if (refusal !== undefined) {
        const since = firstRefusedAt.get(refusal) ?? clock.now()
        firstRefusedAt.set(refusal, since)
        const elapsedSeconds = Math.floor((clock.now() - since) / 1000)
        if (elapsedSeconds >= refusal.seconds) throw awsFailure(error, call, world.signal)
        world.log({ kind: 'waiting', resource: call.resource, status: refusal.status, elapsedSeconds })
      } else {
        losses += 1
        const found = await afterLoss(world, call, { error, losses })
        if (found !== undefined) {
          world.onWritten?.()
          return found
        }
      }
      await pause(world, call, pauseMs(round, error))
    }
  }
}

/** The answer found by looking; undefined when the call may be sent again. */
async function afterLoss<Answer>(
  world: CallWorld,
  call: Write<Answer>,
  { error, losses }: { readonly error: unknown; readonly losses: number },
): Promise<Answer | undefined> {
  const mayGoOn = isLostAnswer(error) && call.afterLostAnswer !== 'fail' && losses <= longestLoss
  if (!mayGoOn) throw awsFailure(error, call, world.signal)
  world.log({ kind: 'note', message: `${call.operation} of ${call.resource}: no answer (${codeOf(error)})` })
  return call.afterLostAnswer === 'again' ? undefined : call.afterLostAnswer()
}

/** Sends one read; the SDK repeats it by itself. @throws `aws` or `cancelled`. */
export async function read<Answer>(
  signal: AbortSignal,
  call: CallFacts & { readonly send: (options: { abortSignal: AbortSignal }) => Promise<Answer> },
): Promise<Answer> {
  if (signal.aborted) throw cancelled(call)
  try {
    return await call.send({ abortSignal: signal })
  } catch (error) {
    throw awsFailure(error, call, signal)
  }
}

/** As `read`, with undefined for what does not exist. */
export async function readIfThere<Answer>(
  signal: AbortSignal,
  call: Parameters<typeof read<Answer>>[1],
): Promise<Answer | undefined> {
  try {
    return await read(signal, call)
  } catch (error) {
    if (error instanceof Error && isNotFound(error.cause)) return undefined
    throw error
  }
}

/** Waits, or throws `cancelled`. */
export async function pause(world: CallWorld, call: CallFacts, ms: number): Promise<void> {
  try {
    await world.clients.clock.sleep(ms, world.signal)
  } catch (error) {
    throw cancelled(call, error)
  }
}

function pauseMs(round: number, error: unknown): number {
  return Math.max(Math.min(firstPauseMs * 2 ** round, longestPauseMs), retryAfterMs(error) ?? 0)
}
