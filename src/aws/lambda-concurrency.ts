import {
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  type GetProvisionedConcurrencyConfigResponse,
} from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { pause, readIfThere, write } from './call.ts'
import type { Clients } from './clients.ts'
import { updateInProgress } from './lambda-function.ts'

/** Reserves concurrency for the whole function, or takes the reservation away. */
export async function setReservedConcurrency(
  { functionName, executions }: Extract<Change, { kind: 'set-reserved-concurrency' }>,
  world: ApplyWorld,
): Promise<void> {
  const { lambdaWrites } = world.clients
  const input = { FunctionName: functionName }
  await write<unknown>(world, {
    operation: executions === undefined ? 'DeleteFunctionConcurrency' : 'PutFunctionConcurrency',
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: 'again',
    send: () =>
      executions === undefined
        ? lambdaWrites.send(new DeleteFunctionConcurrencyCommand(input))
        : lambdaWrites.send(
            new PutFunctionConcurrencyCommand({ ...input, ReservedConcurrentExecutions: executions }),
          ),
  })
}

type SetProvisioned = Extract<Change, { kind: 'set-provisioned-concurrency' }>

/** Provisions concurrency for the alias and waits until it is there, or takes it away. */
export async function setProvisionedConcurrency(change: SetProvisioned, world: ApplyWorld): Promise<void> {
  const { functionName, alias, executions } = change
  const { lambdaWrites } = world.clients
  const input = { FunctionName: functionName, Qualifier: alias }
  await write<unknown>(world, {
    operation:
      executions === undefined ? 'DeleteProvisionedConcurrencyConfig' : 'PutProvisionedConcurrencyConfig',
    resource: `alias ${functionName}:${alias}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: 'again',
    send: () =>
      executions === undefined
        ? lambdaWrites.send(new DeleteProvisionedConcurrencyConfigCommand(input))
        : lambdaWrites.send(
            new PutProvisionedConcurrencyConfigCommand({
              ...input,
              ProvisionedConcurrentExecutions: executions,
            }),
          ),
  })
  if (executions !== undefined) await provisioned(change, world)
}

const pauseMs = 2_000

/** Callers are served without it too, so being slow is a warning; only a refusal is a failure. */
async function provisioned({ functionName, alias }: SetProvisioned, world: ApplyWorld): Promise<void> {
  const { clients, waitTimeoutSeconds, log } = world
  const resource = `provisioned concurrency of ${functionName}:${alias}`
  const began = clients.clock.now()
  for (;;) {
    const seen = await getProvisioned(clients, { functionName, alias }, world.signal)
    if (seen?.Status === 'READY') return
    if (seen?.Status === 'FAILED') {
      throw new LayerliftError(
        'aws',
        `the ${resource} failed: ${seen.StatusReason ?? 'AWS gives no reason'}`,
        {
          hint: 'lower provisioned-concurrency, or raise the quota of concurrent executions',
        },
      )
    }
    const status = seen?.Status ?? 'not visible yet'
    const elapsedSeconds = Math.round((clients.clock.now() - began) / 1000)
    if (elapsedSeconds >= waitTimeoutSeconds) {
      const message = `the ${resource} is not ready after ${elapsedSeconds} s: ${status}`
      return log({ kind: 'warning', message, hint: 'calls are served all the same, some with a cold start' })
    }
    log({ kind: 'waiting', resource, status, elapsedSeconds })
    await pause(world, { operation: 'GetProvisionedConcurrencyConfig', resource }, pauseMs)
  }
}

/** What was asked for on the alias; undefined for nothing, and for what failed and has to be asked for again. */
export async function getProvisionedConcurrency(
  clients: Pick<Clients, 'lambda'>,
  place: { readonly functionName: string; readonly alias: string },
  signal: AbortSignal,
): Promise<number | undefined> {
  const seen = await getProvisioned(clients, place, signal)
  return seen?.Status === 'FAILED' ? undefined : seen?.RequestedProvisionedConcurrentExecutions
}

function getProvisioned(
  clients: Pick<Clients, 'lambda'>,
  { functionName, alias }: { readonly functionName: string; readonly alias: string },
  signal: AbortSignal,
): Promise<GetProvisionedConcurrencyConfigResponse | undefined> {
  const input = { FunctionName: functionName, Qualifier: alias }
  return readIfThere(signal, {
    operation: 'GetProvisionedConcurrencyConfig',
    resource: `alias ${functionName}:${alias}`,
    send: (options) => clients.lambda.send(new GetProvisionedConcurrencyConfigCommand(input), options),
  })
}
