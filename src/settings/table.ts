import { buildSettings } from './build.ts'
import { commandSettings } from './command.ts'
import { functionSettings } from './function.ts'
import type { Route } from './kinds/routes.ts'
import type { SmokeTestsSource } from './kinds/smoke-tests.ts'
import { layerSettings } from './layers.ts'
import { packageSettings } from './package.ts'
import { publishSettings } from './publish.ts'
import { routeSettings } from './route.ts'
import { runSettings } from './run.ts'
import type { Setting, SettingGroup } from './setting.ts'
import { smokeSettings } from './smoke.ts'
import { trafficSettings } from './traffic.ts'

/** The groups in the order in which people read them. */
export const settingGroups: readonly { readonly title: string; readonly settings: SettingGroup }[] = [
  { title: 'Command', settings: commandSettings },
  { title: 'Build', settings: buildSettings },
  { title: 'Package', settings: packageSettings },
  { title: 'Layers', settings: layerSettings },
  { title: 'Publish', settings: publishSettings },
  { title: 'Function', settings: functionSettings },
  { title: 'Traffic', settings: trafficSettings },
  { title: 'Route', settings: routeSettings },
  { title: 'Smoke test', settings: smokeSettings },
  { title: 'Run', settings: runSettings },
]

type Table = typeof commandSettings &
  typeof buildSettings &
  typeof packageSettings &
  typeof layerSettings &
  typeof publishSettings &
  typeof functionSettings &
  typeof trafficSettings &
  typeof routeSettings &
  typeof smokeSettings &
  typeof runSettings

/** The kebab-case name of a setting: an input of the action, a flag of the command line, or both. */
export type SettingName = keyof Table

/** Every setting by name. A Map, so that no name that a user gives finds what an object inherits. */
export const settingsByName: ReadonlyMap<string, Setting> = new Map(
  settingGroups.flatMap(({ settings }) => Object.entries(settings)),
)

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

type ValueByKind<S extends Setting> = {
  text: string
  integer: number
  boolean: boolean
  choice: S extends { choices: readonly (infer Choice)[] } ? Choice : never
  list: readonly string[]
  /** `null` removes the key. */
  map: Readonly<Record<string, string | null>>
  structure: S extends { shape: 'objects' }
    ? readonly Readonly<Record<string, unknown>>[]
    : Readonly<Record<string, unknown>>
  routes: readonly Route[]
  'smoke-tests': SmokeTestsSource
}[S['kind']]

type ValueOf<S extends Setting> = S extends { default: unknown } ? ValueByKind<S> : ValueByKind<S> | undefined

/** Everything a run was told, parsed; a key is `undefined` when its setting was left out and has no default. */
export type Settings = { readonly [Name in SettingName as CamelCase<Name>]: ValueOf<Table[Name]> } & {
  /** The settings that were given a value other than their default. */
  readonly given: ReadonlySet<SettingName>
}

/** `memory-size` → `memorySize`. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
