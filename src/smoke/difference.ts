import { assertNever } from '../errors.ts'
import { isRecord, jsonValue } from '../json.ts'
import { printable } from '../printable.ts'
import type { Redact } from '../redact.ts'
import type { BodyExpectation } from './expectation.ts'
import { shown, shownJson } from './show.ts'
import { jsonText } from './values.ts'

/** How many differences inside one JSON body are named. */
const NAMED_DIFFERENCES = 5

/** What a body has other than expected, one short line each; an empty list when it fits. */
export function bodyDifferences(
  expected: BodyExpectation | undefined,
  body: string,
  redact: Redact,
): readonly string[] {
  if (expected === undefined) return []
  switch (expected.kind) {
    case 'text':
      return body === expected.text ? [] : [textDifference(redact(expected.text), redact(body))]
    case 'pattern': {
      const { source, flags } = expected
      if (new RegExp(source, flags).test(body)) return []
      return [
        `expected a body that matches ${printable(`/${redact(source)}/${flags}`, 'shown')}, got ${shown(redact(body))}`,
      ]
    }
    case 'json': {
      const actual = jsonValue(body)
      if (actual === undefined) return [`expected a JSON body, got ${shown(redact(body))}`]
      return namedDifferences(expected.value, actual.value, redact)
    }
    default:
      return assertNever(expected)
  }
}

/** Short texts are shown whole, long ones around the first character that differs. */
function textDifference(expected: string, actual: string): string {
  const at = firstDifference(expected, actual)
  if (at < 60) return `expected the body ${shown(expected)}, got ${shown(actual)}`
  const from = Math.max(0, at - 20)
  const [wanted, got] = [expected, actual].map((text) => `…${shown(text.slice(from, at + 60), 80)}`)
  return `the body differs from character ${at + 1} on: expected ${wanted}, got ${got}`
}

function firstDifference(left: string, right: string): number {
  let at = 0
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1
  return at
}

function namedDifferences(expected: unknown, actual: unknown, redact: Redact): readonly string[] {
  const all = [...jsonDifferences(expected, actual, 'body')]
  const lines = all.slice(0, NAMED_DIFFERENCES).map(({ path, wanted, got }) => {
    const value = got === undefined ? 'nothing' : shownJson(redact(got), 80)
    return `${printable(redact(path), 'shown')}: expected ${shownJson(redact(wanted), 80)}, got ${value}`
  })
  return all.length > lines.length ? [...lines, `and ${all.length - lines.length} more differences`] : lines
}

interface JsonDifference {
  readonly path: string
  /** JSON text, or a remark. */
  readonly wanted: string
  readonly got: string | undefined
}

/** Maps are compared as subsets, lists by index at equal length, all else by value. */
function* jsonDifferences(expected: unknown, actual: unknown, path: string): Generator<JsonDifference> {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      yield { path: `${path}.length`, wanted: String(expected.length), got: String(actual.length) }
    }
    for (const [index, one] of expected.slice(0, actual.length).entries()) {
      yield* jsonDifferences(one, actual[index], `${path}[${index}]`)
    }
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const [key, one] of Object.entries(expected)) {
      const inner = /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
      if (Object.hasOwn(actual, key)) yield* jsonDifferences(one, actual[key], inner)
      else yield { path: inner, wanted: jsonText(one) ?? '', got: undefined }
    }
  } else if (expected !== actual) {
    yield { path, wanted: jsonText(expected) ?? '', got: jsonText(actual) ?? '' }
  }
}
