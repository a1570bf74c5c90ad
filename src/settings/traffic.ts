import { maxAliasNameCharacters } from '../limits.ts'
import { nameUpTo } from './pattern.ts'
import { deployCommands, type SettingGroup } from './setting.ts'

const aliasName = nameUpTo(maxAliasNameCharacters)

/** Who reaches the new version. */
export const trafficSettings = {
  alias: {
    kind: 'text',
    default: 'live',
    // Lambda API, Alias: not digits alone.
    pattern: new RegExp(`^(?!\\d+$)${aliasName.pattern.source.slice(1)}`),
    expected: `${aliasName.expected}, not digits alone; or none`,
    sentence:
      'The alias that callers use; it moves to a version that passed its smoke tests. none: no alias and no such protection.',
    commands: deployCommands,
  },
} as const satisfies SettingGroup

/** Concurrent executions as they were written; `none` takes them away. */
export function executionsOf(written: string | undefined): number | 'none' | undefined {
  return written === undefined || written === 'none' ? written : Number(written)
}

/** The alias to move, or undefined when there is none: `none` was said, or no version is published. */
export function aliasOf(settings: { readonly alias: string; readonly publish: boolean }): string | undefined {
  return settings.publish && settings.alias !== 'none' ? settings.alias : undefined
}
