import { isRecord } from '../json.ts'
import type { Difference } from './change.ts'
import type { FunctionConfiguration } from './desired.ts'

/**
 * Comparing configurations. Lambda answers with defaults and with keys nobody set (`VpcConfig.VpcId`,
 * `SnapStart.OptimizationStatus`), so a wanted value is compared only in the parts that were set, against the observed
 * value with Lambda's defaults filled in.
 */

type Key = keyof FunctionConfiguration
type Fields = Readonly<Record<string, unknown>>

/** What Lambda uses when a key was never set (service model and developer guide, "CreateFunction"). */
const DEFAULTS = {
  Handler: undefined,
  Runtime: undefined,
  Role: undefined,
  Description: '',
  MemorySize: 128,
  Timeout: 3,
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [], Ipv6AllowedForDualStack: false },
  DeadLetterConfig: { TargetArn: '' },
  KMSKeyArn: '',
  TracingConfig: { Mode: 'PassThrough' },
  FileSystemConfigs: [],
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'None' },
  LoggingConfig: { LogFormat: 'Text' },
  DurableConfig: { KMSKeyArn: '', RetentionPeriodInDays: undefined, ExecutionTimeout: undefined },
} as const satisfies Record<Key, unknown>

const KEYS = Object.keys(DEFAULTS).filter(isKey)

/** The wanted keys whose value differs from the observed one, in the form that Lambda takes. */
export function changedConfiguration(
  wanted: FunctionConfiguration,
  observed: FunctionConfiguration,
  functionName: string,
): FunctionConfiguration {
  const changed = KEYS.flatMap((key) => {
    const value = sendable(key, wanted[key], functionName)
    return value === undefined || isSatisfied(key, value, observed[key]) ? [] : [[key, value] as const]
  })
  return Object.fromEntries(changed)
}

/** True when two observed configurations do the same. The Description is left out: a version has its own. */
export function isSameConfiguration(a: FunctionConfiguration, b: FunctionConfiguration): boolean {
  return KEYS.every((key) => {
    if (key === 'Description') return true
    return canonical(key, relevant(key, a[key])) === canonical(key, relevant(key, b[key]))
  })
}

/** One difference for each changed key, for people. */
export function configurationDifferences(
  changed: FunctionConfiguration,
  observed: FunctionConfiguration,
): readonly Difference[] {
  return KEYS.filter((key) => changed[key] !== undefined).map((key) => ({
    key,
    before: textOf(observed[key] ?? DEFAULTS[key]),
    after: textOf(changed[key]),
  }))
}

/** `{}` clears: Lambda leaves an empty object alone, so the default is spelled out. */
function sendable(key: Key, value: unknown, functionName: string): unknown {
  if (!isRecord(value) || Object.keys(value).length > 0) return value
  if (key === 'LoggingConfig') return { ...DEFAULTS.LoggingConfig, LogGroup: `/aws/lambda/${functionName}` }
  // checkDesired refuses it: durability cannot be taken away.
  if (key === 'DurableConfig') return undefined
  if (key === 'VpcConfig') return { SubnetIds: [], SecurityGroupIds: [] }
  return DEFAULTS[key]
}

function isSatisfied(key: Key, wanted: unknown, observed: unknown): boolean {
  if (!isRecord(wanted)) return canonical(key, wanted) === canonical(key, observed ?? DEFAULTS[key])
  const full = { ...fieldsOf(DEFAULTS[key]), ...fieldsOf(observed) }
  return Object.keys(wanted).every((name) => canonical(key, wanted[name]) === canonical(key, full[name]))
}

/** The parts of an observed value that the function's behaviour depends on, with defaults. */
function relevant(key: Key, observed: unknown): unknown {
  const standard = DEFAULTS[key]
  if (!isRecord(standard)) return observed ?? standard
  const names = key === 'LoggingConfig' ? LOGGING_FIELDS : Object.keys(standard)
  const full: Fields = { ...standard, ...fieldsOf(observed) }
  return names.map((name) => full[name])
}

const LOGGING_FIELDS = ['LogFormat', 'ApplicationLogLevel', 'SystemLogLevel', 'LogGroup']

/** Text that is equal for equal values: keys sorted; subnets and security groups are sets. */
function canonical(key: Key, value: unknown): string {
  return JSON.stringify(ordered(value, key === 'VpcConfig')) ?? ''
}

function ordered(value: unknown, isSet: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => ordered(item, isSet))
    const isTextSet = isSet && items.every((item) => typeof item === 'string')
    return isTextSet ? [...items].sort() : items
  }
  if (!isRecord(value)) return value
  const keys = Object.keys(value).sort()
  return Object.fromEntries(keys.map((key) => [key, ordered(value[key], isSet)]))
}

function isKey(name: string): name is Key {
  return Object.hasOwn(DEFAULTS, name)
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fieldsOf(value: unknown): Fields {
  return isRecord(value) ? value : {}
}
