import { LayerliftError } from '../errors.ts'
import { type Fault, quote } from './parsed.ts'
import { presetText, type Setting } from './setting.ts'

/** Names are shown as the user writes them: `memory-size` in a workflow, `--memory-size` on the command line. */
export type Surface = 'action' | 'cli'

/** A setting's name as the user of this surface writes it. */
export function shownName(name: string, surface: Surface): string {
  return surface === 'cli' ? `--${name}` : name
}

/** One line: the name, what was given (never for a secret), what was expected, what to do. */
export function faultLine(name: string, given: string, fault: Fault, setting: Setting): string {
  const found = fault.found ?? (setting.secret === true ? 'something else (not shown)' : quote(given))
  return `${name}: got ${found}, expected ${fault.expected}. ${fault.fix ?? usualFix(setting)}`
}

function usualFix(setting: Setting): string {
  const fallback = setting.absent ?? presetText(setting) ?? ''
  return `Correct it, or leave it out${fallback === '' ? '' : ` (then: ${fallback})`}.`
}

/** All problems of the settings as one error. @throws LayerliftError `usage` when there is at least one. */
export function refuseProblems(problems: readonly string[], surface: Surface): void {
  if (problems.length === 0) return
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  throw new LayerliftError('usage', `the settings have ${count}`, {
    details: problems,
    hint:
      surface === 'cli'
        ? 'Run "layerlift help COMMAND" for what a command reads.'
        : 'The inputs are described in action.yml and README.md.',
  })
}
