import { formatCount } from '../amounts.ts'
import { LayerliftError } from '../errors.ts'
import { definedOnly } from '../json.ts'
import type { Change, Difference } from './change.ts'
import { changedConfiguration, configurationDifferences } from './configuration.ts'
import type { Current, CurrentFunction, VersionFacts } from './current.ts'
import type { Desired, FunctionConfiguration } from './desired.ts'
import {
  environmentAfter,
  environmentDifferences,
  environmentSizeProblem,
  isSameMap,
  withoutNulls,
} from './environment.ts'
import { hasLayers, layerText } from './layers.ts'
import { APP_TAG } from './ownership.ts'
import { isKnownCode } from './version.ts'

/** Changes of the function, and what `$LATEST` will be after them as far as that can be known. */
export interface FunctionPlan {
  readonly changes: readonly Change[]
  /** `undefined` when code or layers are sent: no existing version can be proved equal. */
  readonly latest: VersionFacts | undefined
}

/**
 * Code and configuration of the function: created whole, or updated where it differs (configuration before code).
 * @throws LayerliftError `usage` when a new function lacks what Lambda requires, or the variables are too large
 */
export function planFunction(desired: Desired, current: Current): FunctionPlan {
  if (current.function === undefined) return { changes: [createFunction(desired)], latest: undefined }
  const found = current.function
  const update = configurationUpdate(desired, current, found)
  const code = codeUpdate(desired, current, found)
  const changes = [update, codeSigning(desired, found), code, tagUpdate(desired, found)].filter(
    (change) => change !== undefined,
  )
  if (code !== undefined || update?.layers !== undefined) return { changes, latest: undefined }
  const configuration = { ...found.configuration, ...update?.configuration }
  return {
    changes,
    latest: { ...found, configuration, environment: update?.environment ?? found.environment },
  }
}

function createFunction(desired: Desired): Change {
  const configuration = withDefaults(desired.configuration, desired.onCreate)
  const environment = environmentAfter({}, desired.environment, 'replace')
  checkCreation(desired.functionName, configuration)
  checkEnvironment(environment)
  return {
    kind: 'create-function',
    functionName: desired.functionName,
    code: desired.code,
    configuration,
    environment,
    layers: desired.layers,
    architecture: desired.architecture,
    tags: { ...withoutNulls(desired.tags ?? {}), [APP_TAG]: desired.app },
    codeSigningConfigArn: desired.codeSigningConfigArn,
    sourceKmsKeyArn: desired.sourceKmsKeyArn,
  }
}

function withDefaults(set: FunctionConfiguration, defaults: FunctionConfiguration): FunctionConfiguration {
  return { ...defaults, ...definedOnly(set) }
}

/** Lambda requires these three for zip packages (developer guide, "CreateFunction"). */
function checkCreation(functionName: string, configuration: FunctionConfiguration): void {
  const required = [
    [
      'role',
      configuration.Role,
      "the ARN of the function's execution role",
      'arn:aws:iam::123456789012:role/hello',
    ],
    [
      'handler',
      configuration.Handler,
      'what the bootstrap reads from _HANDLER; often the CMD of the image',
      'hello',
    ],
    [
      'runtime',
      configuration.Runtime,
      'what runs the code, for an image with a bootstrap provided.al2023',
      'provided.al2023',
    ],
  ] as const
  const missing = required.filter(([, value]) => value === undefined || value === '')
  if (missing.length === 0) return
  throw new LayerliftError(
    'usage',
    `function "${functionName}" does not exist yet and cannot be made without ${formatCount(missing.length, 'setting')} that ${missing.length === 1 ? 'is' : 'are'} missing`,
    {
      hint: `for example ${missing.map(([name, , , example]) => `${name}: ${example}`).join(', ')}`,
      details: missing.map(([name, , meaning]) => `${name}: ${meaning}`),
    },
  )
}

function checkEnvironment(environment: Readonly<Record<string, string>>): void {
  const problem = environmentSizeProblem(environment)
  if (problem === undefined) return
  throw new LayerliftError('usage', problem, {
    hint: 'Remove variables (KEY: null), or keep large values in Parameter Store or Secrets Manager.',
  })
}

type UpdateConfiguration = Extract<Change, { kind: 'update-configuration' }>

function configurationUpdate(
  desired: Desired,
  current: Current,
  found: CurrentFunction,
): UpdateConfiguration | undefined {
  const configuration = changedConfiguration(desired.configuration, found.configuration, desired.functionName)
  const after = environmentAfter(found.environment, desired.environment, desired.environmentStrategy)
  const environment = isSameMap(found.environment, after) ? undefined : after
  const layers = hasLayers(found.layers, desired.layers, current.layerVersions) ? undefined : desired.layers
  const isEqual = Object.keys(configuration).length === 0 && environment === undefined && layers === undefined
  if (isEqual) return undefined
  if (environment !== undefined) checkEnvironment(environment)
  return {
    kind: 'update-configuration',
    functionName: desired.functionName,
    configuration,
    environment,
    layers,
    revisionId: desired.revisionId ?? mergeGuard(desired, found, environment !== undefined),
    differences: [
      ...configurationDifferences(configuration, found.configuration),
      ...environmentDifferences(found.environment, after),
      ...layerDifferences(desired, current, layers !== undefined),
    ],
  }
}

/**
 * A merged map was made from what we saw, so Lambda shall refuse it when someone wrote in between. While an update is in
 * progress the revision changes by itself, and no guard is possible.
 */
function mergeGuard(desired: Desired, found: CurrentFunction, isWritten: boolean): string | undefined {
  const isSettled = found.state === 'Active' && found.lastUpdateStatus === 'Successful'
  return isWritten && isSettled && desired.environmentStrategy === 'merge' ? found.revisionId : undefined
}

function layerDifferences(desired: Desired, current: Current, isChanged: boolean): readonly Difference[] {
  if (!isChanged) return []
  const before = current.function?.layers.join(', ')
  const after = desired.layers.map((layer) => layerText(layer, current.layerVersions)).join(', ')
  return [
    { key: 'Layers', before: before === '' ? undefined : before, after: after === '' ? undefined : after },
  ]
}

function codeUpdate(desired: Desired, current: Current, found: CurrentFunction): Change | undefined {
  // Lambda encrypts with its own key again when an update names none, so the one that is there goes along.
  const sourceKmsKeyArn = desired.sourceKmsKeyArn ?? found.sourceKmsKeyArn
  const isSameKey = sourceKmsKeyArn === found.sourceKmsKeyArn
  if (isSameKey && isKnownCode(desired, found, current.versions)) return undefined
  return {
    kind: 'update-code',
    functionName: desired.functionName,
    code: desired.code,
    architecture: found.architecture === desired.architecture ? undefined : desired.architecture,
    sourceKmsKeyArn,
    revisionId: desired.revisionId,
  }
}

/** Before the code, which is then checked against the new configuration. */
function codeSigning(desired: Desired, found: CurrentFunction): Change | undefined {
  const { functionName, codeSigningConfigArn } = desired
  if (codeSigningConfigArn === undefined || codeSigningConfigArn === found.codeSigningConfigArn)
    return undefined
  return { kind: 'put-code-signing', functionName, codeSigningConfigArn }
}

/** Only the tags the user names, or with `{}` all but the reserved ones; ours is set on creation alone. */
function tagUpdate(desired: Desired, found: CurrentFunction): Change | undefined {
  const wanted = desired.tags ?? {}
  const set = Object.entries(withoutNulls(wanted)).filter(([key, value]) => found.tags[key] !== value)
  const gone =
    Object.keys(wanted).length === 0 && desired.tags !== undefined
      ? Object.keys(found.tags).filter((key) => !RESERVED_TAG.test(key))
      : Object.keys(wanted).filter((key) => wanted[key] === null)
  const remove = gone.filter((key) => found.tags[key] !== undefined)
  if (set.length === 0 && remove.length === 0) return undefined
  return { kind: 'update-tags', functionArn: found.functionArn, set: Object.fromEntries(set), remove }
}

/** Tags of AWS itself and ours: nobody's to clear. */
const RESERVED_TAG = /^(aws|layerlift):/i
