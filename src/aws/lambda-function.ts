import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type CreateFunctionCommandInput,
  type FunctionConfiguration as LambdaConfiguration,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import { LayerliftError, messageOf } from '../errors.ts'
import type { Change } from '../plan/change.ts'
import type { DesiredLayer } from '../plan/desired.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write, type Patience } from './call.ts'
import { codeOf, isAccessDenied } from './failure.ts'
import { madeMeanwhile } from './function-conflict.ts'
import { hasConfiguration, lookAfterLoss } from './lost-update.ts'
import { known } from './outcome.ts'
import { sdkConfiguration } from './sdk-words.ts'
import { uploadZip } from './storage.ts'
import { waitForFunction } from './wait.ts'

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** Creates the function and waits until it can take the next write. */
export async function createFunction(change: ChangeOf<'create-function'>, world: ApplyWorld): Promise<void> {
  const zip = await world.zipOf(change.code.fileName)
  const input = {
    ...sdkConfiguration(change.configuration),
    FunctionName: change.functionName,
    Role: change.configuration.Role,
    PackageType: 'Zip',
    Code: { ...(await uploadZip(change.code.fileName, zip, world)), ...encryption(change) },
    ...(change.codeSigningConfigArn === undefined
      ? {}
      : { CodeSigningConfigArn: change.codeSigningConfigArn }),
    Architectures: [change.architecture],
    ...(Object.keys(change.environment).length === 0
      ? {}
      : { Environment: { Variables: change.environment } }),
    ...(change.layers.length === 0 ? {} : { Layers: layerArns(change.layers, world) }),
    Tags: change.tags,
  } satisfies CreateFunctionCommandInput
  const created = await sendCreate(input, zip.sha256Base64, world)
  world.outcome.functionArn = created.FunctionArn
  await settle(change.functionName, world)
}

/** A caller who may not tag still gets the function, with a warning: the tag is for finding, the function is the wish. */
async function sendCreate(
  input: CreateFunctionCommandInput,
  codeSha256: string,
  world: ApplyWorld,
): Promise<LambdaConfiguration> {
  const functionName = known(input.FunctionName, 'function name')
  try {
    return await write(world, {
      operation: 'CreateFunction',
      resource: `function ${functionName}`,
      hidden: Object.values(input.Environment?.Variables ?? {}),
      patience: [roleNotReady],
      afterLostAnswer: () => findCreated(functionName, codeSha256, world),
      send: () => world.clients.lambdaWrites.send(new CreateFunctionCommand(input)),
    })
  } catch (error) {
    const cause = error instanceof LayerliftError ? error.cause : undefined
    if (input.Tags !== undefined && isAccessDenied(cause) && messageOf(cause).includes('TagResource')) {
      world.log({
        kind: 'warning',
        message: `function ${functionName} is created without tags: the caller may not set them`,
        hint: 'allow the caller lambda:TagResource on the function',
      })
      const { Tags: _, ...untagged } = input
      return sendCreate(untagged, codeSha256, world)
    }
    if (codeOf(cause) !== 'ResourceConflictException') throw error
    throw await madeMeanwhile(functionName, world, cause)
  }
}

/** Ours when it has our code: a lost answer's function, seen again. */
async function findCreated(
  functionName: string,
  codeSha256: string,
  { clients, signal }: ApplyWorld,
): Promise<LambdaConfiguration | undefined> {
  const found = await readIfThere(signal, {
    operation: 'GetFunctionConfiguration',
    resource: `function ${functionName}`,
    send: (options) =>
      clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }), options),
  })
  return found?.CodeSha256 === codeSha256 ? found : undefined
}

/** Sends only the keys that differ and waits until they are in force. */
export async function updateConfiguration(
  change: ChangeOf<'update-configuration'>,
  world: ApplyWorld,
): Promise<void> {
  const { RevisionId: revisionId } = guard(change.revisionId, world)
  const input: UpdateFunctionConfigurationCommandInput = {
    ...sdkConfiguration(change.configuration),
    FunctionName: change.functionName,
    ...(change.environment === undefined ? {} : { Environment: { Variables: change.environment } }),
    ...(change.layers === undefined ? {} : { Layers: layerArns(change.layers, world) }),
    ...guard(change.revisionId, world),
  }
  await write(world, {
    operation: 'UpdateFunctionConfiguration',
    resource: `function ${change.functionName}`,
    hidden: Object.values(change.environment ?? {}),
    patience: [roleNotReady, updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer:
      revisionId === undefined
        ? 'again'
        : () =>
            lookAfterLoss(world, {
              functionName: change.functionName,
              revisionId,
              isDone: (seen) => hasConfiguration(seen, change, input.Layers),
            }),
    send: () => world.clients.lambdaWrites.send(new UpdateFunctionConfigurationCommand(input)),
  })
  await settle(change.functionName, world)
}

/** Sends the zip, unless $LATEST has exactly these bytes, and waits until it is in force. */
export async function updateCode(change: ChangeOf<'update-code'>, world: ApplyWorld): Promise<void> {
  const zip = await world.zipOf(change.code.fileName)
  const { outcome, current } = world
  const isSameKey = change.sourceKmsKeyArn === current.function?.sourceKmsKeyArn
  if (outcome.codeSha256 === zip.sha256Base64 && change.architecture === undefined && isSameKey) {
    world.log({
      kind: 'note',
      message: `function ${change.functionName} has the code of ${change.code.fileName} already`,
    })
    return
  }
  const { RevisionId: revisionId } = guard(change.revisionId, world)
  const input = {
    FunctionName: change.functionName,
    ...(await uploadZip(change.code.fileName, zip, world)),
    ...(change.architecture === undefined ? {} : { Architectures: [change.architecture] }),
    ...encryption(change),
    ...guard(change.revisionId, world),
  }
  await write(world, {
    operation: 'UpdateFunctionCode',
    resource: `function ${change.functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer:
      revisionId === undefined
        ? 'again'
        : () =>
            lookAfterLoss(world, {
              functionName: change.functionName,
              revisionId,
              isDone: (seen) => hasCode(seen, zip.sha256Base64, change.architecture),
            }),
    send: () => world.clients.lambdaWrites.send(new UpdateFunctionCodeCommand(input)),
  })
  await settle(change.functionName, world)
}

function hasCode(seen: LambdaConfiguration, codeSha256: string, architecture: string | undefined): boolean {
  const isArchitecture = architecture === undefined || seen.Architectures?.[0] === architecture
  return seen.CodeSha256 === codeSha256 && isArchitecture
}

/** The key that encrypts the zip in Lambda's storage. */
function encryption({ sourceKmsKeyArn }: { readonly sourceKmsKeyArn?: string | undefined }): {
  SourceKMSKeyArn?: string
} {
  return sourceKmsKeyArn === undefined ? {} : { SourceKMSKeyArn: sourceKmsKeyArn }
}

/** Another write is being carried out; Terraform waits five minutes for the same refusal. A Failed state does not pass. */
export function updateInProgress(seconds: number): Patience {
  return {
    covers: (error) =>
      codeOf(error) === 'ResourceConflictException' && !/state: (Failed|Deleting)/.test(messageOf(error)),
    seconds,
    status: 'another update is in progress',
  }
}

/** A new role is not visible to Lambda at once. The code is the one of permanent faults too, so the message decides. */
const roleNotReady: Patience = {
  covers: (error) =>
    codeOf(error) === 'InvalidParameterValueException' &&
    /cannot be assumed by Lambda|execution role does not have permissions|invalid for CreateGrant/.test(
      messageOf(error),
    ),
  seconds: 120,
  status: 'the role is not ready for Lambda yet',
}

async function settle(functionName: string, world: ApplyWorld): Promise<void> {
  const settled = await waitForFunction(world, { functionName, timeoutSeconds: world.waitTimeoutSeconds })
  world.outcome.functionArn = settled.FunctionArn
  world.outcome.codeSha256 = settled.CodeSha256
  world.outcome.revisionId = settled.RevisionId
}

/** The plan's revision for the first write, then the one that our own write before has made. */
function guard(planned: string | undefined, { outcome }: ApplyWorld): { RevisionId?: string } {
  return planned === undefined ? {} : { RevisionId: outcome.revisionId ?? planned }
}

function layerArns(layers: readonly DesiredLayer[], { outcome }: ApplyWorld): string[] {
  return layers.map((layer) =>
    layer.kind === 'arn'
      ? layer.arn
      : known(outcome.layerArns.get(layer.layerName), `ARN of layer ${layer.layerName}`),
  )
}
