import { type Document, LineCounter, parseDocument } from 'yaml'
import { messageOf } from '../../errors.ts'
import { type Parsed, value, wrong } from '../parsed.ts'

/** The key that would reach the prototype of an object that someone fills by assignment. */
export const forbiddenKey = '__proto__'

/**
 * Reads one YAML document, JSON included. `failsafe` leaves every scalar the text that was written; `core` makes numbers,
 * booleans and null. Messages give a position and the kind of fault, never the text, which may be secret.
 */
export function readDocument(text: string, schema: 'failsafe' | 'core'): Parsed<Document.Parsed> {
  const lines = new LineCounter()
  try {
    const document = parseDocument(withoutIndentingTabs(text), {
      schema,
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      merge: false,
      logLevel: 'error',
    })
    const [fault] = [...document.errors, ...document.warnings]
    if (fault === undefined) return value(document)
    const { line, col } = lines.linePos(fault.pos[0])
    return malformed(`at line ${line}, column ${col} (${faultNames[fault.code] ?? plainName(fault.code)})`)
  } catch (error) {
    // Nesting deep enough for the parser's own stack: malformed for our purpose.
    return malformed(`(${error instanceof RangeError ? 'nested too deeply' : messageOf(error)})`)
  }
}

/** The document as plain data. Aliases that expand without bound are refused. */
export function dataOf(document: Document.Parsed): Parsed<unknown> {
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 })
    return holdsForbiddenKey(data) ? wrong(forbiddenKeyFault) : value(data)
  } catch {
    // `toJS` throws for one reason: too many aliases, or one that refers to itself.
    return malformed('(its aliases cannot be expanded)')
  }
}

/** What is said of a key that must not be there. */
export const forbiddenKeyFault = { found: `the key ${forbiddenKey}`, expected: 'other keys' } as const

const faultNames: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key is repeated',
  BAD_INDENT: 'wrong indentation',
  MISSING_CHAR: 'a character is missing, often a closing quote or bracket',
  TAB_AS_INDENT: 'a tab is used as indentation',
  MULTIPLE_DOCS: 'a second document begins',
  NON_STRING_KEY: 'a key is not text',
  UNEXPECTED_TOKEN: 'something that does not belong there',
  TAG_RESOLVE_FAILED: 'an unknown tag',
}

function plainName(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ')
}

function malformed(where: string): Parsed<never> {
  return wrong({
    found: `malformed YAML ${where}`,
    expected: 'YAML or JSON',
    fix: 'Put values that hold special characters in quotes.',
  })
}

/** JSON may be indented with tabs, YAML may not; line ends cannot occur inside a JSON string. */
function withoutIndentingTabs(text: string): string {
  return /^\s*[[{]/.test(text) ? text.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length)) : text
}

function holdsForbiddenKey(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  if (Object.hasOwn(data, forbiddenKey)) return true
  return Object.values(data).some(holdsForbiddenKey)
}
