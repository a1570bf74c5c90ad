import type { FunctionConfiguration } from './desired.ts'

/** The observed deployment, in the words of desired.ts. Filled by `aws/observe.ts` or empty for an empty account. */
export interface Current {
  readonly region: string
  readonly accountId: string | undefined
  readonly partition: string
  readonly function: CurrentFunction | undefined
  /** Published versions of our layers: layer name → newest version ARN that has our description. */
  readonly layerVersions: ReadonlyMap<string, string>
  readonly alias: CurrentAlias | undefined
  /** Numbered versions that matter: the one the alias points at, and the newest. */
  readonly versions: readonly CurrentVersion[]
  readonly api: CurrentApi | undefined
  /** Statement ids in the resource policy of the alias (or of the function, without alias). */
  readonly permissions: readonly CurrentPermission[]
  /** Sentences: unqualified callers of a function whose alias is protected, and the like. */
  readonly warnings: readonly string[]
}

export interface VersionFacts {
  readonly configuration: FunctionConfiguration
  readonly environment: Readonly<Record<string, string>>
  readonly layers: readonly string[]
  readonly architecture: string
  /** base64, as Lambda returns it. */
  readonly codeSha256: string
}

export interface CurrentFunction extends VersionFacts {
  readonly functionArn: string
  readonly packageType: 'Zip' | 'Image'
  readonly tags: Readonly<Record<string, string>>
  readonly revisionId: string
  readonly state: string
  readonly lastUpdateStatus: string
  /** Of the function's zip. */
  readonly codeSizeBytes?: number | undefined
  readonly sourceKmsKeyArn?: string | undefined
  /** Concurrent executions that are reserved. */
  readonly reservedConcurrency?: number | undefined
  /** Read only when one is wanted. */
  readonly codeSigningConfigArn?: string | undefined
}

export interface CurrentVersion extends VersionFacts {
  readonly version: string
  readonly description: string
}

export interface CurrentAlias {
  readonly name: string
  readonly aliasArn: string
  readonly version: string
  /** True when RoutingConfig sends a share of the calls elsewhere. */
  readonly isSplit: boolean
  /** Version → share of the calls that goes there instead; for bringing a split back. */
  readonly weights?: Readonly<Record<string, number>> | undefined
  /** Concurrent executions that were asked for and did not fail; read only when some are wanted. */
  readonly provisionedConcurrency?: number | undefined
}

export interface CurrentMethod {
  readonly method: string
  /** The AWS_PROXY integration's uri; absent when the method has no such integration. */
  readonly integrationUri: string | undefined
  readonly hasIntegration: boolean
  readonly authorizationType: string
  /** Tells whose a method is while it has no integration yet. */
  readonly operationName?: string | undefined
}

export interface CurrentResource {
  readonly id: string
  readonly path: string
  readonly parentId: string | undefined
  readonly methods: readonly CurrentMethod[]
}

export interface CurrentApi {
  readonly apiId: string
  readonly name: string
  readonly tags: Readonly<Record<string, string>>
  readonly resources: readonly CurrentResource[]
  readonly binaryMediaTypes?: readonly string[] | undefined
  readonly stage: { readonly deploymentId: string; readonly deploymentDescription: string } | undefined
}

export interface CurrentPermission {
  readonly statementId: string
  readonly sourceArn: string | undefined
}

/** What an account looks like before anything was deployed: used by `demo` and by tests. */
export function emptyAccount(region: string): Current {
  return {
    region,
    accountId: undefined,
    partition: 'aws',
    function: undefined,
    layerVersions: new Map(),
    alias: undefined,
    versions: [],
    api: undefined,
    permissions: [],
    warnings: [],
  }
}
