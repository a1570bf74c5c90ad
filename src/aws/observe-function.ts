import { GetFunctionCommand, type GetFunctionResponse } from '@aws-sdk/client-lambda'
import type { Current, CurrentAlias, CurrentFunction, CurrentVersion } from '../plan/current.ts'
import type { Desired } from '../plan/desired.ts'
import { readIfThere, type ObserveOptions } from './call.ts'
import type { Clients } from './clients.ts'
import { currentFunction, currentVersion, refuseHiddenEnvironment } from './function-facts.ts'
import { getCodeSigning } from './lambda-code-signing.ts'
import { getProvisionedConcurrency } from './lambda-concurrency.ts'
import { getAlias } from './lambda-alias.ts'
import { getPermissions } from './lambda-permission.ts'
import { listVersions } from './lambda-version.ts'
import { answered } from './failure.ts'
import { unqualifiedCallers } from './unqualified-callers.ts'

type FunctionPart = Pick<Current, 'function' | 'alias' | 'versions' | 'permissions' | 'warnings'>

/** The function, its alias, the versions that matter, and who may call it. */
export async function observeFunction(
  clients: Clients,
  desired: Desired,
  options: ObserveOptions,
): Promise<FunctionPart> {
  const { functionName, alias, codeSigningConfigArn, provisionedConcurrency } = desired
  const { signal } = options
  const [found, foundAlias, versions, permissions, callers, signing, provisioned] = await Promise.all([
    getFunction(clients, functionName, signal),
    alias === undefined ? undefined : getAlias(clients, { functionName, alias }, signal),
    listVersions(clients, functionName, signal),
    getPermissions(clients, { functionName, alias }, signal),
    alias === undefined ? [] : unqualifiedCallers(clients, { functionName, alias }, options),
    codeSigningConfigArn === undefined ? undefined : getCodeSigning(clients, functionName, signal),
    alias === undefined || provisionedConcurrency === undefined
      ? undefined
      : getProvisionedConcurrency(clients, { functionName, alias }, signal),
  ])
  if (found?.Configuration === undefined) return emptyPart
  if (desired.environment !== undefined) refuseHiddenEnvironment(found.Configuration)
  const seen: CurrentFunction = {
    ...currentFunction(found.Configuration, found.Tags ?? {}),
    sourceKmsKeyArn: found.Code?.SourceKMSKeyArn,
    reservedConcurrency: found.Concurrency?.ReservedConcurrentExecutions,
    codeSigningConfigArn: signing,
  }
  const seenAlias: CurrentAlias | undefined = foundAlias && {
    name: foundAlias.Name ?? '',
    aliasArn: foundAlias.AliasArn ?? '',
    version: answered(
      foundAlias.FunctionVersion,
      `version of alias ${functionName}:${foundAlias.Name ?? ''}`,
    ),
    isSplit: Object.keys(foundAlias.RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0,
    weights: foundAlias.RoutingConfig?.AdditionalVersionWeights,
    provisionedConcurrency: provisioned,
  }
  return {
    function: seen,
    alias: seenAlias,
    versions: versionsThatMatter(versions.map(currentVersion), seenAlias?.version),
    permissions: permissions.map(({ statementId, sourceArn }) => ({ statementId, sourceArn })),
    warnings: callers,
  }
}

const emptyPart: FunctionPart = {
  function: undefined,
  alias: undefined,
  versions: [],
  permissions: [],
  warnings: [],
}

function getFunction(
  clients: Pick<Clients, 'lambda'>,
  functionName: string,
  signal: AbortSignal,
): Promise<GetFunctionResponse | undefined> {
  return readIfThere(signal, {
    operation: 'GetFunction',
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCommand({ FunctionName: functionName }), options),
  })
}

/** The one that the alias serves, and the newest. */
function versionsThatMatter(
  versions: readonly CurrentVersion[],
  served: string | undefined,
): readonly CurrentVersion[] {
  return versions.filter(({ version }, index) => version === served || index === versions.length - 1)
}
