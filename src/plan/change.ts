import { formatBytes, formatCount } from '../amounts.ts'
import { assertNever } from '../errors.ts'
import type { Architecture } from '../pack/packages.ts'
import type { DesiredApi, DesiredCode, DesiredLayer, DesiredRoute, FunctionConfiguration } from './desired.ts'
import { routeText } from './route-syntax.ts'

/**
 * One write to AWS as plain data. What an earlier change creates (a layer version's ARN, a version number, an API id) is
 * not known while planning: the executor remembers it and later changes refer to it by kind, never by value.
 */
export type Change =
  | {
      readonly kind: 'publish-layer'
      readonly layer: Extract<DesiredLayer, { kind: 'package' }>
      readonly compatibleRuntimes: readonly string[]
      readonly architecture: Architecture
    }
  | {
      readonly kind: 'create-function'
      readonly functionName: string
      readonly code: DesiredCode
      readonly configuration: FunctionConfiguration
      readonly environment: Readonly<Record<string, string>>
      readonly layers: readonly DesiredLayer[]
      readonly architecture: Architecture
      readonly tags: Readonly<Record<string, string>>
      readonly codeSigningConfigArn?: string | undefined
      readonly sourceKmsKeyArn?: string | undefined
    }
  | {
      readonly kind: 'update-configuration'
      readonly functionName: string
      /** Only the keys that differ. */
      readonly configuration: FunctionConfiguration
      /** The whole new map, when it differs. */
      readonly environment: Readonly<Record<string, string>> | undefined
      readonly layers: readonly DesiredLayer[] | undefined
      /** Guards the first write to the function; for later ones the executor takes the revision its own write made. */
      readonly revisionId: string | undefined
      /** Keys that change, for people; environment values never appear. */
      readonly differences: readonly Difference[]
    }
  | {
      readonly kind: 'update-code'
      readonly functionName: string
      readonly code: DesiredCode
      readonly architecture: Architecture | undefined
      readonly sourceKmsKeyArn?: string | undefined
      readonly revisionId: string | undefined
    }
  | {
      readonly kind: 'put-code-signing'
      readonly functionName: string
      readonly codeSigningConfigArn: string
    }
  | {
      readonly kind: 'update-tags'
      readonly functionArn: string
      readonly set: Readonly<Record<string, string>>
      readonly remove: readonly string[]
    }
  | { readonly kind: 'publish-version'; readonly functionName: string; readonly description: string }
  | { readonly kind: 'create-alias'; readonly functionName: string; readonly alias: string }
  | {
      readonly kind: 'update-alias'
      readonly functionName: string
      readonly alias: string
      readonly fromVersion: string
      /** The version that is wanted, when it exists already; else the one that this run publishes. */
      readonly toVersion?: string | undefined
    }
  | {
      readonly kind: 'set-reserved-concurrency'
      readonly functionName: string
      /** `undefined`: nothing is reserved any more. */
      readonly executions: number | undefined
    }
  | {
      readonly kind: 'set-provisioned-concurrency'
      readonly functionName: string
      readonly alias: string
      /** `undefined`: nothing is provisioned any more. */
      readonly executions: number | undefined
    }
  | { readonly kind: 'create-api'; readonly api: DesiredApi; readonly tags: Readonly<Record<string, string>> }
  | {
      readonly kind: 'add-permission'
      readonly functionName: string
      readonly alias: string | undefined
      /** A statement with our id and another SourceArn is there: it must be removed first. */
      readonly replaces?: boolean | undefined
    }
  | { readonly kind: 'create-resource'; readonly path: string }
  /** Creates the method with our mark when it is not there (`exists` false) and points its integration at our alias. */
  | {
      readonly kind: 'put-method'
      readonly route: DesiredRoute
      readonly exists: boolean
      /** What the integration is pointed at, for people: `hello:live`. */
      readonly calls?: string | undefined
    }
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

/** One sentence for each change; environment values never appear. */
export function sentenceOf(change: Change): string {
  switch (change.kind) {
    case 'publish-layer':
      return `publish ${change.layer.fileName} as ${change.layer.layerName} (${formatBytes(change.layer.unzippedBytes)} unzipped)`
    case 'create-function':
      return `create function ${change.functionName} (${change.architecture}, ${formatCount(change.layers.length, 'layer')})`
    case 'update-configuration':
      return `update configuration of ${change.functionName}: ${describeDifferences(change.differences).join('; ')}`
    case 'update-code':
      return `update code of ${change.functionName} (${formatBytes(change.code.unzippedBytes)} unzipped)`
    case 'update-tags':
      return `update tags of ${change.functionArn}: ${tagsText(change)}`
    case 'put-code-signing':
      return `check the code of ${change.functionName} by ${change.codeSigningConfigArn}`
    case 'publish-version':
      return `publish a version of ${change.functionName}`
    case 'create-alias':
      return `create alias ${change.alias} of ${change.functionName}`
    case 'update-alias':
      return `move alias ${change.alias} from version ${change.fromVersion} to ${change.toVersion === undefined ? 'the new version' : `version ${change.toVersion}`}`
    case 'set-reserved-concurrency':
      return change.executions === undefined
        ? `reserve no concurrency for ${change.functionName}`
        : `reserve ${formatCount(change.executions, 'concurrent execution')} for ${change.functionName}`
    case 'set-provisioned-concurrency':
      return change.executions === undefined
        ? `provision no concurrency for ${qualified(change)}`
        : `provision ${formatCount(change.executions, 'concurrent execution')} for ${qualified(change)}`
    case 'create-api':
      return `create REST API ${change.api.apiName}`
    case 'add-permission':
      return `${change.replaces === true ? 'correct the permission of' : 'allow'} the API to call ${qualified(change)}`
    case 'create-resource':
      return `create resource ${change.path}`
    case 'put-method':
      return change.exists
        ? `point ${routeText(change.route)} to ${change.calls ?? 'the function'}`
        : `create ${routeText(change.route)}`
    case 'delete-method':
      return `delete ${routeText(change.route)}`
    case 'create-deployment':
      return `deploy the API to stage ${change.stage}`
    default:
      return assertNever(change)
  }
}

/** Differences as lines: `MemorySize 128 → 256`, `Environment.KEY changed`. */
export function describeDifferences(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ key, before, after }) => {
    if (key.startsWith(ENVIRONMENT_KEY)) return `${key} ${after ?? 'removed'}`
    return `${key} ${before ?? '(none)'} → ${after ?? '(none)'}`
  })
}

/** Differences of variables say added, changed or removed in `after`, and no value. */
const ENVIRONMENT_KEY = 'Environment.'

function qualified(change: { readonly functionName: string; readonly alias: string | undefined }): string {
  return change.alias === undefined ? change.functionName : `${change.functionName}:${change.alias}`
}

function tagsText(change: Extract<Change, { kind: 'update-tags' }>): string {
  const set = Object.keys(change.set).map((key) => `set ${key}`)
  return [...set, ...change.remove.map((key) => `remove ${key}`)].join(', ')
}
