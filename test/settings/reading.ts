import { LayerliftError } from '../../src/errors.ts'
import { type Caller, parseSettings } from '../../src/settings/parse.ts'
import type { Settings } from '../../src/settings/table.ts'

/** Settings of a workflow that gave these inputs, and a function name. */
export function settingsOf(inputs: Readonly<Record<string, string>>): Settings {
  return parseSettings(new Map(Object.entries({ 'function-name': 'hello', ...inputs })), {
    surface: 'action',
  })
}

/** The lines of the usage error that these inputs cause, and nothing but them. */
export function problemsOf(inputs: Readonly<Record<string, string>>, caller: Caller = { surface: 'action' }) {
  return usageDetails(() =>
    parseSettings(new Map(Object.entries({ 'function-name': 'hello', ...inputs })), caller),
  )
}

/** The details of the usage error that an action throws; empty when it throws nothing. Other errors go on. */
export function usageDetails(action: () => unknown): readonly string[] {
  try {
    action()
    return []
  } catch (error) {
    if (error instanceof LayerliftError && error.code === 'usage') return error.details
    throw error
  }
}
