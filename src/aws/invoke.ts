import { InvokeCommand } from '@aws-sdk/client-lambda'
import { write } from './call.ts'
import type { Clients } from './clients.ts'
import { codeOf } from './failure.ts'

export interface Invocation {
  readonly functionName: string
  /** Version number or alias; without it $LATEST runs. */
  readonly qualifier?: string | undefined
  /** JSON text. */
  readonly payload: string
  readonly signal: AbortSignal
}

export interface InvocationResult {
  /** JSON text, as the function gave it; empty when it gave nothing. */
  readonly payload: string
  /** `Unhandled` or `Handled` when the function failed. */
  readonly functionError?: string | undefined
  /** The last 4 KB of the function's log (Lambda API reference, "Invoke"). */
  readonly logTail: string
  /** The version that ran. */
  readonly executedVersion?: string | undefined
}

/** A function that was idle for weeks wakes up on its first call, which is refused (Lambda developer guide, "Function states"). */
const wakesUp = {
  covers: (error: unknown) =>
    ['ResourceConflictException', 'CodeArtifactUserPendingException'].includes(codeOf(error)),
  seconds: 60,
  status: 'the function is waking up',
}

/**
 * Calls the function and waits for its result. A call whose answer is lost is not repeated: it may have had effects.
 * @throws `aws` when the call itself fails; a failure of the function is a result
 */
export async function invokeFunction(
  clients: Pick<Clients, 'lambdaInvokes' | 'clock'>,
  { functionName, qualifier, payload, signal }: Invocation,
): Promise<InvocationResult> {
  const input = {
    FunctionName: functionName,
    ...(qualifier === undefined ? {} : { Qualifier: qualifier }),
    Payload: new TextEncoder().encode(payload),
    LogType: 'Tail' as const,
  }
  const world = { clients, signal, log: () => undefined }
  const answer = await write(world, {
    operation: 'Invoke',
    permission: 'lambda:InvokeFunction',
    resource: `function ${functionName}${qualifier === undefined ? '' : `:${qualifier}`}`,
    patience: [wakesUp],
    afterLostAnswer: 'fail',
    send: () => clients.lambdaInvokes.send(new InvokeCommand(input), { abortSignal: signal }),
  })
  return {
    payload: new TextDecoder().decode(answer.Payload),
    functionError: answer.FunctionError,
    logTail: Buffer.from(answer.LogResult ?? '', 'base64').toString(),
    executedVersion: answer.ExecutedVersion,
  }
}
