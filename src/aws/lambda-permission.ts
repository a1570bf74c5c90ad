import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda'
import type { Change } from '../plan/change.ts'
import { executeApiArn, statementIdOf } from '../plan/permission.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write, type Patience } from './call.ts'
import type { Clients } from './clients.ts'
import { codeOf, isNotFound } from './failure.ts'
import { known } from './outcome.ts'
import { parsePolicy, type PolicyStatement } from './policy.ts'

type AddPermission = Extract<Change, { kind: 'add-permission' }>

/** Lets our API call the function, or its alias; a statement of ours that says something else is removed first. */
export async function addPermission(change: AddPermission, world: ApplyWorld): Promise<void> {
  const { clients, current, outcome } = world
  const apiId = known(outcome.apiId, 'API id')
  const accountId = known(outcome.functionArn, 'function ARN').split(':')[4]
  const place = {
    FunctionName: change.functionName,
    StatementId: statementIdOf(apiId, change.alias),
    ...(change.alias === undefined ? {} : { Qualifier: change.alias }),
  }
  if (change.replaces === true) await removePermission(place, world)
  const input = {
    ...place,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: executeApiArn({ ...current, function: undefined, accountId }, apiId),
  }
  await write(world, {
    operation: 'AddPermission',
    resource: nameOf(change),
    afterLostAnswer: 'again',
    patience: [functionLag],
    send: async () => {
      try {
        await clients.lambdaWrites.send(new AddPermissionCommand(input))
      } catch (error) {
        if (!(await isThere(error, { ...input, target: change }, world))) throw error
      }
    },
  })
}

/** AWS refuses a second statement with one id. Ours is fixed, so the one that is there may be ours: then all is done. */
async function isThere(
  error: unknown,
  wanted: {
    readonly StatementId: string
    readonly SourceArn: string | undefined
    readonly target: PolicyTarget
  },
  { clients, signal }: ApplyWorld,
): Promise<boolean> {
  if (codeOf(error) !== 'ResourceConflictException') return false
  const found = await getPermissions(clients, wanted.target, signal)
  return found.some(
    ({ statementId, sourceArn }) => statementId === wanted.StatementId && sourceArn === wanted.SourceArn,
  )
}

async function removePermission(
  place: { readonly FunctionName: string; readonly StatementId: string },
  { clients, ...world }: ApplyWorld,
): Promise<void> {
  await write(
    { ...world, clients },
    {
      operation: 'RemovePermission',
      resource: `function ${place.FunctionName}`,
      afterLostAnswer: 'again',
      send: async () => {
        try {
          await clients.lambdaWrites.send(new RemovePermissionCommand(place))
        } catch (error) {
          if (!isNotFound(error)) throw error
        }
      },
    },
  )
}

/** A function or alias that was made a moment ago may not be visible to AddPermission yet; Terraform repeats it too. */
const functionLag: Patience = { covers: isNotFound, seconds: 10, status: 'not visible yet' }

interface PolicyTarget {
  readonly functionName: string
  readonly alias: string | undefined
}

/**
 * The statements of a resource policy: of the alias, or without one of the function itself. Emulators answer with all of
 * them whatever the qualifier, so the resource of each is looked at too.
 */
export async function getPermissions(
  clients: Pick<Clients, 'lambda'>,
  target: PolicyTarget,
  signal: AbortSignal,
): Promise<readonly PolicyStatement[]> {
  const { functionName, alias } = target
  const input = { FunctionName: functionName, ...(alias === undefined ? {} : { Qualifier: alias }) }
  const answer = await readIfThere(signal, {
    operation: 'GetPolicy',
    resource: nameOf(target),
    send: (options) => clients.lambda.send(new GetPolicyCommand(input), options),
  })
  const end = `:function:${functionName}${alias === undefined ? '' : `:${alias}`}`
  const statements = answer?.Policy === undefined ? [] : parsePolicy(answer.Policy)
  return statements.filter(({ resource }) => resource === undefined || resource.endsWith(end))
}

function nameOf({ functionName, alias }: PolicyTarget): string {
  return alias === undefined ? `function ${functionName}` : `alias ${functionName}:${alias}`
}
