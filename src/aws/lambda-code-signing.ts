import {
  GetFunctionCodeSigningConfigCommand,
  PutFunctionCodeSigningConfigCommand,
} from '@aws-sdk/client-lambda'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write } from './call.ts'
import type { Clients } from './clients.ts'
import { updateInProgress } from './lambda-function.ts'

/** Has Lambda check the signature of every later code by this configuration. */
export async function putCodeSigning(
  { functionName, codeSigningConfigArn }: Extract<Change, { kind: 'put-code-signing' }>,
  world: ApplyWorld,
): Promise<void> {
  const input = { FunctionName: functionName, CodeSigningConfigArn: codeSigningConfigArn }
  await write(world, {
    operation: 'PutFunctionCodeSigningConfig',
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: 'again',
    send: () => world.clients.lambdaWrites.send(new PutFunctionCodeSigningConfigCommand(input)),
  })
}

/** The ARN of the function's code signing configuration; undefined when it has none. */
export async function getCodeSigning(
  clients: Pick<Clients, 'lambda'>,
  functionName: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const input = { FunctionName: functionName }
  const seen = await readIfThere(signal, {
    operation: 'GetFunctionCodeSigningConfig',
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCodeSigningConfigCommand(input), options),
  })
  return seen?.CodeSigningConfigArn
}
