import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { entries, entryRooms, freeFiles, lintOverrides, roomOf, table } from './import-table.ts'

const source = join(import.meta.dirname, '../src')

/** Folders that one issue opens and another fills. */
const oneFileForNow: readonly string[] = []

interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()
const textOf = (path: string): string => readFileSync(join(source, path), 'utf8')

/** The imports and re-exports of a file, dynamic ones included; comments are taken out first. */
function importsOf(path: string, text: string = textOf(path)): Import[] {
  const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const statements = code.matchAll(
    /\b(?:import|export)\b(\s+type\b)?\s*(\{[^}]*\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*\{[^}]*\})?)?\s*(?:from)?\s*\(?\s*(['"])([^'"\n]+)\3/g,
  )
  return Array.from(statements, ([, type, names = '', , to = '']) => ({
    from: path,
    to: to.startsWith('.') ? relative(source, join(source, dirname(path), to)) : to,
    isType: type !== undefined || areAllTypes(names),
  }))
}

function areAllTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  const list = inner?.split(',').filter((name) => name.trim() !== '') ?? []
  return list.length > 0 && list.every((name) => /^\s*type\s/.test(name))
}

const isInside = (path: string): boolean => path.endsWith('.ts')
const matches = (name: string, allowed: string): boolean =>
  allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed

/** Why an import is against the table, or undefined. */
function objection({ from, to, isType }: Import): string | undefined {
  const room = roomOf(from)
  const rules = entryRooms.includes(room) ? entries : table[room]
  if (rules === undefined) return `${from}: the room ${room} is not in the table`
  if (!isInside(to)) {
    const name = to.replace(/^node:/, '')
    return (rules.world ?? []).some((allowed) => matches(name, allowed)) ? undefined : `${from} imports ${to}`
  }
  const target = roomOf(to)
  if (
    target === room ||
    freeFiles.includes(target) ||
    (entryRooms.includes(room) && entryRooms.includes(target))
  )
    return undefined
  const allows = (list: readonly string[] = []): boolean =>
    list.some((allowed) => allowed === target || `${allowed}.ts` === to)
  if (allows(rules.rooms) || (isType && allows(rules.types))) return undefined
  return `${from} imports ${isType ? 'types of ' : ''}${to}`
}

/** Files that reach themselves through imports, types included. */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of edges.keys()) visit(path, [])
  return found
}

const all = sources.flatMap((path) => importsOf(path))

describe('the rooms', () => {
  it('import only what the table allows', () => {
    expect(all.flatMap((one) => objection(one) ?? [])).toEqual([])
  })

  it('have no cycles, types included', () => {
    const edges = new Map(
      sources.map((path) => [path, importsOf(path).flatMap(({ to }) => (isInside(to) ? [to] : []))]),
    )
    expect(cycles(edges)).toEqual([])
  })

  it('import only files that exist', () => {
    const missing = all.filter(({ to }) => isInside(to) && !sources.includes(to))
    expect(missing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('are no folders for one file', () => {
    const folders = Map.groupBy(sources, (path) => dirname(path))
    const lonely = [...folders].flatMap(([folder, inside]) =>
      folder !== '.' && inside.length === 1 && !hasSubfolders(folder) && !oneFileForNow.includes(folder)
        ? [folder]
        : [],
    )
    expect(lonely).toEqual([])
  })
})

function hasSubfolders(folder: string): boolean {
  return sources.some((path) => path.startsWith(`${folder}/`) && dirname(path) !== folder)
}

describe('the linter', () => {
  it('repeats the table (after a change of it: vitest -u)', async () => {
    const path = join(import.meta.dirname, '../.oxlintrc.json')
    const config: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const wanted: unknown = Object.assign({}, config, {
      overrides: [...handWritten(config), ...lintOverrides(sources)],
    })
    await expect(
      await format(JSON.stringify(wanted), { parser: 'json', printWidth: 110 }),
    ).toMatchFileSnapshot(path)
  })
})

/** The overrides that are about something else. */
function handWritten(config: unknown): readonly unknown[] {
  const overrides: unknown = Object(config).overrides
  const isOther = (one: unknown): boolean => !JSON.stringify(one).includes('no-restricted-imports')
  return Array.isArray(overrides) ? overrides.filter(isOther) : []
}

describe('the files', () => {
  it('have names of the domain, in kebab-case', () => {
    const banned = ['utils', 'helpers', 'common', 'misc', 'manager', 'types', 'index']
    const bad = sources.filter((path) => {
      const parts = path.replace(/\.ts$/, '').split('/')
      return parts.some((part) => banned.includes(part) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))
    })
    expect(bad).toEqual([])
  })

  it('have at most 400 lines, and 110 in the middle', () => {
    const lengths = sources.map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([])
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(110)
  })

  it.for<[name: string, pattern: RegExp, allowed: (room: string) => boolean]>([
    ['a default export', /^export default\b/m, () => false],
    ['a barrel', /^export \*/m, () => false],
    ['an enum', /^\s*(export )?(const )?enum\b/m, () => false],
    ['the console', /\bconsole\./, () => false],
    [
      'the process',
      /\bprocess\.(env|argv|exit|exitCode|cwd|on|stdout|stderr)\b/,
      (room) => entryRooms.includes(room),
    ],
    ['a failed step', /\bsetFailed\b/, (room) => room === 'action'],
    ['work left for later', /\b(TODO|FIXME|XXX)\b(?! #\d)/, () => false],
  ])('hold %s only where it belongs', ([, pattern, allowed]) => {
    const holders = sources.filter(
      (path) => !allowed(roomOf(path)) && pattern.test(withoutComments(textOf(path))),
    )
    expect(holders).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/(^|\s)\/\/ (?!TODO|FIXME|XXX).*$/gm, '')
}

describe('this test itself', () => {
  it.for<[text: string, to: string, isType: boolean]>([
    [`import { a } from '../log.ts'`, 'log.ts', false],
    [`import type { a } from '../log.ts'`, 'log.ts', true],
    [`import { type a, type b } from '../log.ts'`, 'log.ts', true],
    [`import { type a, b } from '../log.ts'`, 'log.ts', false],
    [`import {\n  a,\n  b,\n} from "node:fs"`, 'node:fs', false],
    [`import * as core from '@actions/core'`, '@actions/core', false],
    [`import 'yaml'`, 'yaml', false],
    [`export { a } from './x.ts'`, 'plan/x.ts', false],
    [`const { a } = await import('./x.ts')`, 'plan/x.ts', false],
  ])('understands %s', ([text, to, isType]) => {
    expect(importsOf('plan/file.ts', text)).toEqual([{ from: 'plan/file.ts', to, isType }])
  })

  it('reads the imports of src', () => {
    expect(all.length).toBeGreaterThan(sources.length)
  })

  it('sees no import in a comment', () => {
    expect(importsOf('plan/file.ts', `/** import { a } from 'x' */\n// import 'y'\n`)).toEqual([])
  })

  it.for<[from: string, to: string, isType: boolean, isAllowed: boolean]>([
    ['plan/function.ts', 'aws/apply.ts', false, false],
    ['plan/function.ts', 'node:path', false, false],
    ['plan/function.ts', 'limits.ts', false, true],
    ['plan/function.ts', 'pack/limits.ts', false, false],
    ['plan/function.ts', 'pack/zip.ts', false, false],
    ['report/summary.ts', 'deploy/report.ts', true, true],
    ['report/summary.ts', 'deploy/report.ts', false, false],
    ['deploy.ts', '@aws-sdk/client-lambda', false, false],
    ['aws/clients.ts', '@aws-sdk/client-lambda', false, true],
    ['settings/parse.ts', 'entry/main.ts', false, false],
    ['entry/main.ts', 'deploy.ts', false, true],
    ['unknown/a.ts', 'log.ts', false, false],
  ])('judges %s → %s', ([from, to, isType, isAllowed]) => {
    expect(objection({ from, to, isType }) === undefined).toBe(isAllowed)
  })

  it('finds cycles', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ])
    expect(cycles(edges)).toEqual(['b → c → b'])
  })

  it('names every file and folder of src in the table', () => {
    const names = new Set(sources.map(roomOf))
    const known = [...Object.keys(table), ...entryRooms]
    expect([...names].filter((name) => !known.includes(name))).toEqual([])
  })
})
