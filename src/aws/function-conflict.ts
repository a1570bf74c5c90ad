import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import { APP_TAG } from '../plan/ownership.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere } from './call.ts'

/** The error for a function that was not there when the plan was made: by its tag made by a run like this one, or by others. */
export async function madeMeanwhile(
  functionName: string,
  { clients, desired, signal }: Pick<ApplyWorld, 'clients' | 'desired' | 'signal'>,
  cause: unknown,
): Promise<LayerliftError> {
  const found = await readIfThere(signal, {
    operation: 'GetFunction',
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCommand({ FunctionName: functionName }), options),
  })
  if (found?.Tags?.[APP_TAG] !== desired.app) {
    return new LayerliftError(
      'aws',
      `function ${functionName} was made by someone else since it was looked for`,
      {
        hint: 'run again: it is then planned as an update',
        cause,
      },
    )
  }
  return new LayerliftError(
    'aws',
    `another run of this deployment made function ${functionName} at the same time`,
    {
      hint: 'run again: it is then planned as an update; "concurrency" in the workflow lets one run at a time deploy',
      cause,
    },
  )
}
