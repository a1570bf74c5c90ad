/** The commands whose behaviour settings change. `help` reads none. */
export type Command = 'package' | 'publish' | 'plan' | 'deploy' | 'demo'

interface Described {
  /** One sentence for action.yml, the README and `layerlift help`. */
  readonly sentence: string
  /** Who reads it on the command line; empty when it is an input of the action only. */
  readonly commands: readonly Command[]
  /** In words, what holds when the setting is left out and there is no literal default. */
  readonly absent?: string
  /** What was given is never repeated in a message. */
  readonly secret?: boolean
  /** A flag without an input of the action. */
  readonly cliOnly?: boolean
}

/** Kept as written, but for white space around it: `1.10` stays `1.10`. */
export interface TextSetting extends Described {
  readonly kind: 'text'
  readonly default?: string
  readonly pattern?: RegExp
  /** The pattern in words. */
  readonly expected?: string
}

export interface IntegerSetting extends Described {
  readonly kind: 'integer'
  readonly minimum: number
  readonly maximum: number
  readonly unit: 'MB' | 'seconds'
  readonly default?: number
}

interface BooleanSetting extends Described {
  readonly kind: 'boolean'
  readonly default: boolean
}

export interface ChoiceSetting extends Described {
  readonly kind: 'choice'
  readonly choices: readonly string[]
  readonly default?: string
}

/** YAML, JSON or one item a line; `[]` is a list without items, which is not the same as an absent one. */
export interface ListSetting extends Described {
  readonly kind: 'list'
  readonly default?: readonly string[]
  readonly item: RegExp
  /** One item in words. */
  readonly expected: string
  readonly maximumItems?: number
  /** Items of a line may be separated by commas: only where an item cannot hold one. */
  readonly commas?: boolean
  /** Items are KEY=VALUE, so a YAML or JSON map is taken too. */
  readonly pairs?: boolean
}

/** YAML, JSON or KEY=VALUE lines; values are text, `null` removes a key, `{}` clears. */
export interface MapSetting extends Described {
  readonly kind: 'map'
  readonly key: RegExp
  /** A key in words. */
  readonly expected: string
  /** Keys that AWS or layerlift keeps for itself. */
  readonly reserved?: readonly string[]
}

/** YAML or JSON that goes to the Lambda API as it is. */
export interface StructureSetting extends Described {
  readonly kind: 'structure'
  readonly shape: 'object' | 'objects'
  /** Spelled as the Lambda API spells them; the SDK would drop others without a word. */
  readonly keys: readonly string[]
}

interface RoutesSetting extends Described {
  readonly kind: 'routes'
}

interface SmokeTestsSetting extends Described {
  readonly kind: 'smoke-tests'
}

/** A row of the table that action.yml, the README, the flags and `layerlift help` are made from. */
export type Setting =
  | TextSetting
  | IntegerSetting
  | BooleanSetting
  | ChoiceSetting
  | ListSetting
  | MapSetting
  | StructureSetting
  | RoutesSetting
  | SmokeTestsSetting

/** The literal value that holds when a setting is left out, if it has one. */
export function presetOf(setting: Setting): string | number | boolean | readonly string[] | undefined {
  return 'default' in setting ? setting.default : undefined
}

/** The same as text, for people; a list is none. */
export function presetText(setting: Setting): string | undefined {
  const preset = presetOf(setting)
  return preset === undefined || typeof preset === 'object' ? undefined : String(preset)
}

/** Settings by kebab-case name, in the order in which they are shown. */
export type SettingGroup = Readonly<Record<string, Setting>>

/** What packages and publishes, plans and deploys. */
export const everyCommand = ['package', 'publish', 'plan', 'deploy'] as const

/** What looks at the function in AWS. */
export const deployCommands = ['plan', 'deploy'] as const

/** What calls AWS. */
export const awsCommands = ['publish', 'plan', 'deploy'] as const
