import { isAlias, isMap, isScalar, type Document, type Node, type Pair } from 'yaml'
import { type Fault, type Parsed, quote, unlessWrong, value, wrong } from '../parsed.ts'
import type { MapSetting } from '../setting.ts'
import { forbiddenKey, forbiddenKeyFault, readDocument } from './document.ts'

type TextMap = Readonly<Record<string, string | null>>
type KeyRules = Pick<MapSetting, 'key' | 'expected' | 'reserved' | 'secret'>
type Entry = readonly [key: string, value: string | null]

/**
 * A map of text. The first line decides the form: `{` or `KEY: VALUE` is YAML or JSON, else each line is KEY=VALUE and
 * the value is everything after the first `=`. Scalars stay as written: 1.10 is not 1.1, `yes` is not true.
 */
export function parseMap(text: string, setting: KeyRules): Parsed<TextMap> {
  const parsed = isYamlMap(text) ? entriesOfYaml(text) : entriesOfLines(text)
  if (parsed.kind === 'wrong') return parsed
  const faults = parsed.value.flatMap(([key], index) => keyFaults(key, index, setting))
  // `fromEntries` defines keys, it never assigns them.
  return unlessWrong(faults, Object.fromEntries(parsed.value))
}

/** Whether a text that must be a map is written as YAML or JSON rather than as KEY=VALUE lines. */
export function isYamlMap(text: string): boolean {
  const first = text.split('\n').find((line) => /^\s*[^\s#]/.test(line)) ?? ''
  return /^\s*(\{|---(\s|$)|[^=\s"'][^=]*:(\s|$)|"[^"]*"\s*:(\s|$)|'[^']*'\s*:(\s|$))/.test(first)
}

/** The entries of a YAML or JSON map, in the order written. */
export function entriesOfYaml(text: string): Parsed<readonly Entry[]> {
  const read = readDocument(text, 'failsafe')
  if (read.kind === 'wrong') return read
  const { contents } = read.value
  if (!isMap(contents))
    return wrong({ found: 'YAML that is not a map', expected: 'KEY: VALUE or KEY=VALUE lines' })
  const faults: Fault[] = []
  const entries: Entry[] = []
  for (const pair of contents.items) {
    const entry = entryOfPair(pair, read.value)
    if (entry.kind === 'wrong') faults.push(...entry.faults)
    else entries.push(entry.value)
  }
  return unlessWrong(faults, entries)
}

function entryOfPair(pair: Pair, document: Document.Parsed): Parsed<Entry> {
  const key = isScalar(pair.key) ? String(pair.key.value) : ''
  const text = scalarText(pair.value, document)
  if (text !== undefined) return value([key, text] as const)
  const isEmpty = pair.value === null || (isScalar(pair.value) && pair.value.value === '')
  if (isEmpty) {
    return wrong({
      found: `${quote(key)} without a value`,
      expected: 'a value for each key',
      fix: `Write ${key}: "" for an empty text, ${key}: null to remove it.`,
    })
  }
  return wrong({
    found: `a map, a list or an unknown alias as the value of ${quote(key)}`,
    expected: 'text as each value',
    fix: 'Put a value that is itself JSON in single quotes.',
  })
}

/** A scalar as it was written; null for a plain null; undefined for nothing at all and for anything else. */
export function scalarText(node: unknown, document: Document.Parsed): string | null | undefined {
  const target: Node | undefined = isAlias(node) ? node.resolve(document) : isScalar(node) ? node : undefined
  if (!isScalar(target)) return undefined
  const text = typeof target.value === 'string' ? target.value : String(target.value)
  if (target.type !== 'PLAIN') return text
  if (text === '') return undefined
  return /^(null|Null|NULL|~)$/.test(text) ? null : text
}

function entriesOfLines(text: string): Parsed<readonly Entry[]> {
  const faults: Fault[] = []
  const entries = new Map<string, string>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const split = line.indexOf('=')
    const key = line.slice(0, split).trim()
    if (split < 0) {
      faults.push({
        found: `line ${index + 1} without "="`,
        expected: 'KEY=VALUE on each line',
        fix: 'Do not mix KEY=VALUE and KEY: VALUE; write text of several lines as YAML.',
      })
    } else if (entries.has(key)) {
      faults.push({ found: `the key of line ${index + 1} twice`, expected: 'each key once' })
    } else entries.set(key, line.slice(split + 1))
  }
  return unlessWrong(faults, [...entries])
}

function keyFaults(key: string, index: number, setting: KeyRules): readonly Fault[] {
  if (key === forbiddenKey) return [forbiddenKeyFault]
  if (setting.reserved?.includes(key) === true) {
    return [
      {
        found: `the key ${quote(key)}`,
        expected: 'keys that Lambda does not set itself',
        fix: 'Leave it out.',
      },
    ]
  }
  if (setting.key.test(key)) return []
  // What is no key may be a line of a secret value: a PEM file among KEY=VALUE lines, for instance.
  const found = setting.secret === true ? `another key as entry ${index + 1}` : `the key ${quote(key)}`
  return [{ found, expected: `as each key ${setting.expected}` }]
}
