import { assertNever } from '../errors.ts'
import { contradictions } from './consistency.ts'
import { parseList } from './kinds/list.ts'
import { parseMap } from './kinds/map.ts'
import { parseRoutes } from './kinds/routes.ts'
import { parseBoolean, parseChoice, parseInteger, parseText } from './kinds/scalar.ts'
import { parseSmokeTests } from './kinds/smoke-tests.ts'
import { parseStructure } from './kinds/structure.ts'
import { nearest } from './nearest.ts'
import type { Parsed } from './parsed.ts'
import { faultLine, refuseProblems, shownName, type Surface } from './problem.ts'
import { type Command, presetOf, type Setting } from './setting.ts'
import { camelCase, type Settings, settingsByName } from './table.ts'

/** Who asks: a workflow's `with:`, or a command line whose own problems are reported together with those found here. */
export type Caller =
  | { readonly surface: 'action' }
  | { readonly surface: 'cli'; readonly command: Command; readonly problems: readonly string[] }

/**
 * Raw texts by kebab-case name → Settings. White space around a single value is dropped; a text of nothing but white
 * space is an absent one.
 * @throws LayerliftError `usage` with one line in `details` for every problem there is.
 */
export function parseSettings(raw: ReadonlyMap<string, string>, caller: Caller): Settings {
  const { surface } = caller
  const problems = [...(caller.surface === 'cli' ? caller.problems : []), ...unknownNames(raw, surface)]
  const values: Record<string, unknown> = {}
  const given = new Set<string>()
  for (const [name, setting] of settingsByName) {
    const written = raw.get(name) ?? ''
    const text = isOfLines(setting) ? written : written.trim()
    const preset = presetOf(setting)
    values[camelCase(name)] = preset
    if (text.trim() === '') continue
    const parsed = parseSetting(text, setting)
    if (parsed.kind === 'value') values[camelCase(name)] = parsed.value
    else
      problems.push(
        ...parsed.faults.map((fault) => faultLine(shownName(name, surface), text.trim(), fault, setting)),
      )
    if (parsed.kind === 'wrong' || parsed.value !== preset) given.add(name)
  }
  const settings = madeOfTable({ ...values, given })
  const command = caller.surface === 'cli' ? caller.command : settings.command
  refuseProblems([...problems, ...contradictions({ settings, command, surface })], surface)
  return settings
}

/** The one cast: the loop gave every key of the table a value of its row's kind, and Settings is typed by the same rows. */
function madeOfTable(values: Readonly<Record<string, unknown>>): Settings {
  // oxlint-disable-next-line no-unsafe-type-assertion -- see above
  return values as unknown as Settings
}

/** In these white space counts: the indentation of YAML, the end of a KEY=VALUE line. */
function isOfLines({ kind }: Setting): boolean {
  return kind === 'list' || kind === 'map' || kind === 'structure' || kind === 'smoke-tests'
}

function parseSetting(text: string, setting: Setting): Parsed<unknown> {
  switch (setting.kind) {
    case 'text':
      return parseText(text, setting)
    case 'integer':
      return parseInteger(text, setting)
    case 'boolean':
      return parseBoolean(text)
    case 'choice':
      return parseChoice(text, setting)
    case 'list':
      return parseList(text, setting)
    case 'map':
      return parseMap(text, setting)
    case 'structure':
      return parseStructure(text, setting)
    case 'routes':
      return parseRoutes(text)
    case 'smoke-tests':
      return parseSmokeTests(text)
    default:
      return assertNever(setting)
  }
}

function unknownNames(raw: ReadonlyMap<string, string>, surface: Surface): readonly string[] {
  const known = knownNames(surface)
  return [...raw.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => unknownLine(shownName(name, surface), known, surface))
}

/** The names that may be given on this surface. */
export function knownNames(surface: Surface): readonly string[] {
  return [...settingsByName]
    .filter(([, setting]) => (surface === 'cli' ? setting.commands.length > 0 : setting.cliOnly !== true))
    .map(([name]) => name)
}

/** What is said of an input or flag that does not exist, with the nearest that does. */
export function unknownLine(shown: string, known: readonly string[], surface: Surface): string {
  const meant = nearest(shown.replace(/^-+/, ''), known)
  const fix = meant === undefined ? 'Leave it out.' : `Did you mean ${shownName(meant, surface)}?`
  return `${shown}: not ${surface === 'cli' ? 'a flag' : 'an input'} of this version of layerlift. ${fix}`
}
