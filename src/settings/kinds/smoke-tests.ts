import { type Document, isMap, isScalar, isSeq, visit } from 'yaml'
import { LayerliftError } from '../../errors.ts'
import { type Parsed, value, wrong } from '../parsed.ts'
import { dataOf, readDocument } from './document.ts'

/** Where the smoke tests are: read here as YAML, or in a file that the caller reads with `readSmokeTestsFile`. */
export type SmokeTestsSource =
  | { readonly kind: 'inline'; readonly tests: readonly unknown[] }
  | { readonly kind: 'file'; readonly path: string }

/** A list of smoke tests, or one line that is the path of a file. What a test may say is checked by whoever runs it. */
export function parseSmokeTests(written: string): Parsed<SmokeTestsSource> {
  const text = written.trim()
  const isPath = !text.includes('\n') && !/^([[{#&*!|>'"]|-(\s|$))/.test(text) && !/:\s/.test(text)
  if (isPath) return value({ kind: 'file', path: text })
  const tests = parseTestList(written)
  return tests.kind === 'wrong' ? tests : value({ kind: 'inline', tests: tests.value })
}

/** The smoke tests in the text of a file. @throws LayerliftError `usage`, naming the file. */
export function readSmokeTestsFile(text: string, path: string): readonly unknown[] {
  const tests = parseTestList(text)
  if (tests.kind === 'value') return tests.value
  throw new LayerliftError('usage', `the smoke tests in ${path} cannot be read`, {
    hint: 'Write a YAML list of tests, each with request or invoke.',
    details: tests.faults.map(
      ({ found, expected }) => `${path}: ${found ?? 'something else'}, expected ${expected}`,
    ),
  })
}

function parseTestList(text: string): Parsed<readonly unknown[]> {
  const read = readDocument(text, 'core')
  if (read.kind === 'wrong') return read
  keepWrittenNumbers(read.value)
  const data = dataOf(read.value)
  if (data.kind === 'wrong') return data
  if (Array.isArray(data.value)) return value(data.value)
  return wrong({
    found: 'YAML that is not a list',
    expected: 'a list of tests, or the path of a file with one',
  })
}

/**
 * A body or header of a test that is the text 1.10 must not become the number 1.1. Numbers that would print differently
 * stay text there; numbers inside a JSON body are numbers.
 */
function keepWrittenNumbers(document: Document.Parsed): void {
  if (!isSeq(document.contents)) return
  for (const test of document.contents.items) {
    if (!isMap(test)) continue
    for (const owner of [test, test.get('expect', true)]) {
      if (!isMap(owner)) continue
      for (const node of [owner.get('body', true), owner.get('headers', true)]) {
        if (isScalar(node)) keepWritten(node)
        else if (isMap(node) && node === owner.get('headers', true))
          visit(node, { Scalar: (_, scalar) => keepWritten(scalar) })
      }
    }
  }
}

function keepWritten(scalar: { value: unknown; source?: string | undefined }): void {
  if (typeof scalar.value !== 'number' || scalar.source === undefined) return
  if (String(scalar.value) !== scalar.source) scalar.value = scalar.source
}
