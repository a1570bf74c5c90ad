import { LayerliftError } from '../errors.ts'
import {
  ephemeralStorageMegabytes,
  maxAliasNameCharacters,
  maxCompatibleRuntimes,
  maxDescriptionCharacters,
  maxFunctionNameCharacters,
  maxHandlerCharacters,
  maxLayers,
  memoryMegabytes,
  timeoutSeconds,
} from '../limits.ts'
import type { Desired, DesiredApi, FunctionConfiguration } from './desired.ts'
import { environmentAfter, environmentSizeProblem } from './environment.ts'
import { routeProblems } from './route-syntax.ts'

/**
 * Checks the wanted deployment against Lambda's and API Gateway's rules before anything is asked of AWS. Every problem names
 * its input; variables are named, their values never shown.
 * @throws LayerliftError `usage`, all problems in `details`
 */
export function checkDesired(desired: Desired): void {
  const problems = [
    ...nameProblems(desired),
    ...configurationProblems({ ...desired.onCreate, ...desired.configuration }),
    ...environmentProblems(desired),
    ...tagProblems(desired.tags ?? {}),
    ...concurrencyProblems(desired),
    ...layerProblems(desired),
    ...(desired.api === undefined ? [] : apiProblems(desired.api)),
  ]
  const [first] = problems
  if (first === undefined) return
  const message = problems.length === 1 ? first : `${problems.length} settings are wrong`
  throw new LayerliftError('usage', message, {
    hint: 'Correct the named inputs; the numbers are those of "Lambda quotas" and the service model.',
    details: problems,
  })
}

function nameProblems({ functionName, alias, architecture, versionDescription }: Desired): readonly string[] {
  return list([
    isName(functionName, maxFunctionNameCharacters) ||
      `function-name: ${quoted(functionName)}; expected 1 to ${maxFunctionNameCharacters} letters, digits, - and _`,
    alias === undefined ||
      (isName(alias, maxAliasNameCharacters) && !/^\d+$/.test(alias)) ||
      `alias: ${quoted(alias)}; expected 1 to ${maxAliasNameCharacters} letters, digits, - and _, and not only digits`,
    architecture === 'x86_64' ||
      architecture === 'arm64' ||
      `architectures: ${quoted(architecture)}; expected x86_64 or arm64`,
    versionDescription.length <= maxDescriptionCharacters ||
      `the version's description: ${versionDescription.length} characters; Lambda allows ${maxDescriptionCharacters}`,
  ])
}

const ranges = [
  ['memory-size', 'MB', memoryMegabytes, (set: FunctionConfiguration) => set.MemorySize],
  ['timeout', 'seconds', timeoutSeconds, (set: FunctionConfiguration) => set.Timeout],
  [
    'ephemeral-storage',
    'MB',
    ephemeralStorageMegabytes,
    (set: FunctionConfiguration) => set.EphemeralStorage?.Size,
  ],
] as const

function configurationProblems(set: FunctionConfiguration): readonly string[] {
  const numbers = ranges.map(([input, unit, { min, max }, read]) => {
    const value = read(set)
    const isFine = value === undefined || (Number.isInteger(value) && value >= min && value <= max)
    return isFine || `${input}: ${value}; expected a whole number of ${unit} from ${min} to ${max}`
  })
  const { Handler: handler, Description: description, Role: role, DurableConfig: durable } = set
  return list([
    ...numbers,
    durable === undefined ||
      Object.keys(durable).length > 0 ||
      'durable-config: {} cannot clear it; a function is durable or not from its creation on',
    handler === undefined ||
      (/^\S+$/.test(handler) && handler.length <= maxHandlerCharacters) ||
      `handler: ${quoted(handler)}; expected 1 to ${maxHandlerCharacters} characters without white space`,
    description === undefined ||
      description.length <= maxDescriptionCharacters ||
      `function-description: ${description.length} characters; Lambda allows ${maxDescriptionCharacters}`,
    role === undefined ||
      /^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/?[\w+=,.@\-/]+$/.test(role) ||
      `role: ${quoted(role)}; expected a role's ARN, as in arn:aws:iam::123456789012:role/hello`,
  ])
}

/** Variables that Lambda sets itself and refuses (Lambda developer guide, "Reserved environment variables"). */
const RESERVED = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
])

function environmentProblems({ environment }: Desired): readonly string[] {
  const wanted = Object.entries(environment ?? {}).filter(([, value]) => value !== null)
  const keys = wanted.flatMap(([key]) => {
    if (RESERVED.has(key)) return [`environment: ${key} is set by Lambda itself and cannot be given`]
    if (/^[a-zA-Z]\w+$/.test(key)) return []
    return [
      `environment: ${quoted(key)} is not a name; expected a letter, then one or more letters, digits and _`,
    ]
  })
  const size = environmentSizeProblem(environmentAfter({}, environment, 'replace'))
  return size === undefined ? keys : [...keys, size]
}

function tagProblems(tags: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.entries(tags).flatMap(([key, value]) =>
    list([
      !/^(aws|layerlift):/i.test(key) || `tags: ${quoted(key)} uses a reserved prefix (aws:, layerlift:)`,
      (key.length >= 1 && key.length <= 128) || `tags: ${quoted(key)}; a key has 1 to 128 characters`,
      value === null || value.length <= 256 || `tags: the value of ${quoted(key)} is over 256 characters`,
    ]),
  )
}

function concurrencyProblems(desired: Desired): readonly string[] {
  const { provisionedConcurrency: provisioned, reservedConcurrency: reserved } = desired
  const isOver = typeof provisioned === 'number' && typeof reserved === 'number' && provisioned > reserved
  return list([
    !isOver || `provisioned-concurrency: ${provisioned} is more than reserved-concurrency, ${reserved}`,
  ])
}

const LAYER_VERSION_ARN = /^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/

function layerProblems({ layers, compatibleRuntimes }: Desired): readonly string[] {
  const arns = layers.flatMap((layer) => (layer.kind === 'arn' ? [layer.arn] : []))
  const names = arns.map((arn) => arn.slice(0, arn.lastIndexOf(':')))
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return list([
    layers.length <= maxLayers ||
      `layers: ${layers.length} (${arns.length} given, ${layers.length - arns.length} from the image); Lambda allows ${maxLayers}`,
    compatibleRuntimes.length <= maxCompatibleRuntimes ||
      `compatible-runtimes: ${compatibleRuntimes.length}; Lambda allows ${maxCompatibleRuntimes}`,
    ...arns.map(
      (arn) =>
        LAYER_VERSION_ARN.test(arn) ||
        `layers: ${quoted(arn)}; expected the ARN of a layer version, its number included`,
    ),
    ...[...twice].map(
      (name) => `layers: ${name} is listed more than once; a function takes one version of a layer`,
    ),
  ])
}

function apiProblems({ stage, apiName, apiId, routes }: DesiredApi): readonly string[] {
  return list([
    /^[\w-]{1,128}$/.test(stage) || `stage: ${quoted(stage)}; expected 1 to 128 letters, digits, - and _`,
    apiName.trim() !== '' || 'api-name: it is empty; expected the name of the REST API',
    apiId === undefined ||
      /^[\w-]+$/.test(apiId) ||
      `api-id: ${quoted(apiId)}; expected an id such as a1b2c3d4e5`,
    ...routeProblems(routes).map((problem) => `routes: ${problem}`),
  ])
}

/** Keeps the sentences; `true` stands for a check that passed. */
function list(checks: readonly (true | string)[]): readonly string[] {
  return checks.filter((check) => check !== true)
}

function isName(text: string, maxCharacters: number): boolean {
  return /^[\w-]+$/.test(text) && text.length <= maxCharacters
}

function quoted(value: string): string {
  return `"${value.length > 80 ? `${value.slice(0, 80)}…` : value}"`
}
