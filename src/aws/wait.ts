import { GetFunctionCommand, type FunctionConfiguration } from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import { pause, read, type CallWorld } from './call.ts'
import type { Clients } from './clients.ts'
import { isNotFound } from './failure.ts'

export interface WaitWorld extends CallWorld {
  readonly clients: Pick<Clients, 'clock' | 'lambda'>
}

export interface FunctionWait {
  readonly functionName: string
  /** A version number; without it $LATEST is watched. */
  readonly qualifier?: string | undefined
  /** From the first look. */
  readonly timeoutSeconds: number
}

/** Reads may lag behind the create that has just answered; longer than this a 404 is the truth. */
const notFoundGraceMs = 10_000
const firstPauseMs = 200
const longestPauseMs = 2_000

/**
 * Polls GetFunction (100 calls a second allowed, Lambda quotas) until the function can take the next write: State Active
 * and LastUpdateStatus Successful. Of a published version only State counts, as in the SDK's PublishedVersionActive waiter.
 * The SDK's waiters are not used: they poll on after 403 and 404 until their time is up.
 * @throws `aws` when AWS refuses to say, or the state is Failed; `deadline` when time is up; `cancelled`.
 */
export async function waitForFunction(world: WaitWorld, wait: FunctionWait): Promise<FunctionConfiguration> {
  const { clients, log } = world
  const resource = `function ${wait.functionName}${wait.qualifier === undefined ? '' : `:${wait.qualifier}`}`
  const began = clients.clock.now()
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const elapsedMs = clients.clock.now() - began
    const seen = await look(world, wait, elapsedMs < notFoundGraceMs)
    if (seen !== undefined && isSettled(seen, wait.qualifier !== undefined)) return seen
    if (seen !== undefined) refuseFailed(seen, resource)
    const status = statusWords(seen)
    const elapsedSeconds = Math.round(elapsedMs / 1000)
    if (elapsedMs >= wait.timeoutSeconds * 1000) throw tooLate(resource, status, elapsedSeconds)
    log({ kind: 'waiting', resource, status, elapsedSeconds })
    await pause(world, { operation: 'GetFunction', resource }, pauseMs)
  }
}

/** Undefined for a 404 that may still be lag. */
async function look(
  { clients, signal }: WaitWorld,
  wait: FunctionWait,
  mayLag: boolean,
): Promise<FunctionConfiguration | undefined> {
  const { functionName, qualifier } = wait
  const input = { FunctionName: functionName, ...(qualifier === undefined ? {} : { Qualifier: qualifier }) }
  try {
    const answer = await read(signal, {
      operation: 'GetFunction',
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new GetFunctionCommand(input), options),
    })
    return answer.Configuration ?? {}
  } catch (error) {
    if (mayLag && error instanceof Error && isNotFound(error.cause)) return undefined
    throw error
  }
}

/** Inactive is a function that was idle for weeks: it can be updated. Functions older than states have none. */
function isSettled(seen: FunctionConfiguration, isVersion: boolean): boolean {
  const isThere = seen.State === undefined || seen.State === 'Active' || seen.State === 'Inactive'
  return (
    isThere && (isVersion || seen.LastUpdateStatus === undefined || seen.LastUpdateStatus === 'Successful')
  )
}

function refuseFailed(seen: FunctionConfiguration, resource: string): void {
  if (seen.State === 'Failed') {
    throw new LayerliftError(
      'aws',
      `${resource} is in state Failed: ${reason(seen.StateReasonCode, seen.StateReason)}`,
      {
        hint: 'AWS cannot repair it: delete the function, remove the cause, and run again',
      },
    )
  }
  if (seen.LastUpdateStatus === 'Failed') {
    const why = reason(seen.LastUpdateStatusReasonCode, seen.LastUpdateStatusReason)
    throw new LayerliftError('aws', `the update of ${resource} failed: ${why}`, {
      hint: 'the code and configuration before the update stay in service; remove the cause and run again',
    })
  }
}

function reason(code: string | undefined, text: string | undefined): string {
  return [code, text].filter((part) => part !== undefined && part !== '').join(': ') || 'AWS gives no reason'
}

function statusWords(seen: FunctionConfiguration | undefined): string {
  if (seen === undefined) return 'not visible yet'
  return `State ${seen.State ?? 'unknown'}, LastUpdateStatus ${seen.LastUpdateStatus ?? 'unknown'}`
}

function tooLate(resource: string, status: string, elapsedSeconds: number): LayerliftError {
  return new LayerliftError('deadline', `${resource} is not ready after ${elapsedSeconds} s: ${status}`, {
    hint: 'run again, or raise wait-timeout (seconds)',
  })
}
