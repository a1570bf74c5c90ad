import type { DesiredApi, DesiredCode, DesiredLayer, DesiredRoute, FunctionConfiguration } from './desired.ts'

/**
 * One write to AWS as plain data. What an earlier change creates (a layer version's ARN, a version number, an API id) is
 * not known while planning: the executor remembers it and later changes refer to it by kind, never by value.
 */
export type Change =
  | { readonly kind: 'publish-layer'; readonly layer: Extract<DesiredLayer, { kind: 'package' }>; readonly compatibleRuntimes: readonly string[]; readonly architecture: string }
  | {
      readonly kind: 'create-function'
      readonly functionName: string
      readonly code: DesiredCode
      readonly configuration: FunctionConfiguration
      readonly environment: Readonly<Record<string, string>>
      readonly layers: readonly DesiredLayer[]
      readonly architecture: string
      readonly tags: Readonly<Record<string, string>>
    }
  | {
      readonly kind: 'update-configuration'
      readonly functionName: string
      /** Only the keys that differ. */
      readonly configuration: FunctionConfiguration
      /** The whole new map, when it differs. */
      readonly environment: Readonly<Record<string, string>> | undefined
      readonly layers: readonly DesiredLayer[] | undefined
      readonly revisionId: string | undefined
      /** Keys that change, for people; environment values never appear. */
      readonly differences: readonly Difference[]
    }
  | {
      readonly kind: 'update-code'
      readonly functionName: string
      readonly code: DesiredCode
      readonly architecture: string | undefined
      readonly revisionId: string | undefined
    }
  | { readonly kind: 'update-tags'; readonly functionArn: string; readonly set: Readonly<Record<string, string>>; readonly remove: readonly string[] }
  | { readonly kind: 'publish-version'; readonly functionName: string; readonly description: string }
  | { readonly kind: 'create-alias'; readonly functionName: string; readonly alias: string }
  | { readonly kind: 'update-alias'; readonly functionName: string; readonly alias: string; readonly fromVersion: string }
  | { readonly kind: 'create-api'; readonly api: DesiredApi; readonly tags: Readonly<Record<string, string>> }
  | { readonly kind: 'add-permission'; readonly functionName: string; readonly alias: string | undefined }
  | { readonly kind: 'create-resource'; readonly path: string }
  /** Creates the method when it is not there (`exists` false) and points its integration at our alias. */
  | { readonly kind: 'put-method'; readonly route: DesiredRoute; readonly exists: boolean }
  /** A method that pointed at our function and is no longer wanted. */
  | { readonly kind: 'delete-method'; readonly resourceId: string; readonly route: DesiredRoute }
  | { readonly kind: 'create-deployment'; readonly stage: string; readonly description: string }

export interface Difference {
  readonly key: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface Plan {
  /** What must be done before a version can be tested; nothing here reaches callers of the alias. */
  readonly version: readonly Change[]
  /** What moves callers: alias, permission, routes, deployment. */
  readonly traffic: readonly Change[]
  /** The version that is wanted, when it exists already. */
  readonly existingVersion: string | undefined
  readonly warnings: readonly string[]
}
