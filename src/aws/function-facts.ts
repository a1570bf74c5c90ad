import type { FunctionConfiguration as LambdaConfiguration } from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import { definedOnly } from '../json.ts'
import type { CurrentFunction, CurrentVersion, VersionFacts } from '../plan/current.ts'
import type { FunctionConfiguration } from '../plan/desired.ts'
import { answered } from './failure.ts'

/** $LATEST in the plan's words. */
export function currentFunction(
  seen: LambdaConfiguration,
  tags: Readonly<Record<string, string>>,
): CurrentFunction {
  return {
    ...versionFacts(seen),
    functionArn: answered(seen.FunctionArn, 'function ARN'),
    packageType: seen.PackageType === 'Image' ? 'Image' : 'Zip',
    tags,
    revisionId: seen.RevisionId ?? '',
    state: seen.State ?? 'Active',
    lastUpdateStatus: seen.LastUpdateStatus ?? 'Successful',
    codeSizeBytes: seen.CodeSize,
  }
}

/** A published version in the plan's words. */
export function currentVersion(seen: LambdaConfiguration): CurrentVersion {
  return {
    ...versionFacts(seen),
    version: answered(seen.Version, 'version number'),
    description: seen.Description ?? '',
  }
}

/**
 * Lambda leaves the variables out when it cannot decrypt them; a merge would then delete them all.
 * @throws `aws` when that is so
 */
export function refuseHiddenEnvironment(seen: LambdaConfiguration): void {
  const hidden = seen.Environment?.Error
  if (hidden === undefined) return
  throw new LayerliftError(
    'aws',
    `the environment of ${seen.FunctionName ?? 'the function'} cannot be read: ${hidden.ErrorCode ?? ''} ${hidden.Message ?? ''}`,
    { hint: `allow the caller kms:Decrypt on ${seen.KMSKeyArn ?? 'the key of the function'}` },
  )
}

function versionFacts(seen: LambdaConfiguration): VersionFacts {
  return {
    configuration: configurationOf(seen),
    environment: seen.Environment?.Variables ?? {},
    layers: (seen.Layers ?? []).map(({ Arn }) => answered(Arn, 'layer ARN')),
    // Functions older than the choice of architecture answer without one (Lambda API reference, "Architectures").
    architecture: seen.Architectures?.[0] ?? 'x86_64',
    codeSha256: seen.CodeSha256 ?? '',
  }
}

/** The keys that layerlift knows, as AWS gives them; absent keys stay absent. */
function configurationOf(seen: LambdaConfiguration): FunctionConfiguration {
  return definedOnly<FunctionConfiguration>({
    Handler: seen.Handler,
    Runtime: seen.Runtime,
    Role: seen.Role,
    Description: seen.Description,
    MemorySize: seen.MemorySize,
    Timeout: seen.Timeout,
    VpcConfig: fieldsOf(seen.VpcConfig),
    DeadLetterConfig: fieldsOf(seen.DeadLetterConfig),
    KMSKeyArn: seen.KMSKeyArn,
    TracingConfig: fieldsOf(seen.TracingConfig),
    FileSystemConfigs: seen.FileSystemConfigs?.map((config) => ({ ...config })),
    EphemeralStorage:
      seen.EphemeralStorage?.Size === undefined ? undefined : { Size: seen.EphemeralStorage.Size },
    SnapStart: fieldsOf(seen.SnapStart),
    LoggingConfig: fieldsOf(seen.LoggingConfig),
    DurableConfig: fieldsOf(seen.DurableConfig),
  })
}

/** SDK types are interfaces, which have no index signature. */
function fieldsOf(value: object | undefined): Readonly<Record<string, unknown>> | undefined {
  return value === undefined ? undefined : { ...value }
}
