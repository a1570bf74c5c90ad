import { describe, expect, it, test } from 'vitest'
import { LayerliftError } from '../../../src/errors.ts'
import { parseSmokeTests, readSmokeTestsFile } from '../../../src/settings/kinds/smoke-tests.ts'

describe('smoke tests', () => {
  test.for(['tests.yml', './tests/smoke tests.yaml', '/abs/tests.json', '  tests.yml\n'])(
    '%j is a file',
    (text) => {
      expect(parseSmokeTests(text)).toEqual({ kind: 'value', value: { kind: 'file', path: text.trim() } })
    },
  )

  it('are taken as YAML, as the design shows them', () => {
    const text = [
      '- request: POST /hello',
      '  body: {"param": "田中 次郎"}',
      '  expect: {status: 200, body: hello from lambda! 田中 次郎さん}',
      '- invoke: {n: 1.50}',
      '  expect: {error: false, body: {n: 1.5}}',
    ].join('\n')
    expect(parseSmokeTests(text)).toEqual({
      kind: 'value',
      value: {
        kind: 'inline',
        tests: [
          {
            request: 'POST /hello',
            body: { param: '田中 次郎' },
            expect: { status: 200, body: 'hello from lambda! 田中 次郎さん' },
          },
          { invoke: { n: 1.5 }, expect: { error: false, body: { n: 1.5 } } },
        ],
      },
    })
  })

  it('keep a body or header that looks like a number as it was written', () => {
    const text =
      '- request: GET /\n  headers: {X-Version: 1.10}\n  body: 1e3\n  expect: {status: 200, body: 1.10, headers: {A: 0x1F}}'
    expect(parseSmokeTests(text)).toMatchObject({
      value: {
        tests: [
          {
            headers: { 'X-Version': '1.10' },
            body: '1e3',
            expect: { status: 200, body: '1.10', headers: { A: '0x1F' } },
          },
        ],
      },
    })
  })

  test.for<[string, string, string]>([
    ['a map', 'request: GET /', 'not a list'],
    ['malformed YAML', '- request: GET /\n body: x', 'malformed YAML at line 2'],
    ['a list that is not closed', '[', 'malformed YAML'],
    ['a __proto__', '- {"__proto__": {"a": 1}}', 'the key __proto__'],
    ['lines of text', 'a\nb', 'not a list'],
  ])('refuse %s', ([, text, found]) => {
    const parsed = parseSmokeTests(text)
    expect(parsed.kind === 'wrong' && parsed.faults[0]?.found).toContain(found)
  })

  it('may be in a file, whose name is in the error', () => {
    expect(readSmokeTestsFile('- invoke: {}', 'smoke.yml')).toEqual([{ invoke: {} }])
    expect(() => readSmokeTestsFile('hello', 'smoke.yml')).toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof LayerliftError && error.code === 'usage' && error.message.includes('smoke.yml'),
      ),
    )
  })
})
