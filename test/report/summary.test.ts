import { describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { deployed, emptyReport } from './reports.ts'

describe('the job summary', () => {
  it('says first what is live', () => {
    expect(summaryOf(deployed).split('\n')[0]).toBe('### ✅ layerlift deploy: version 4 of hello is live')
  })

  it('sets the packages against the limit of Lambda', () => {
    const lines = summaryOf(deployed).split('\n')
    const at = lines.findIndex((line) => line.startsWith('| Package'))
    expect(lines.slice(at, at + 5)).toEqual([
      '| Package | Zipped | Unzipped | Share of 250.0 MB | Entries | State |',
      '| --- | --- | --- | --- | --- | --- |',
      '| <code>function.zip</code> | 4.0 KB | 10.0 KB | < 1 % | 2 | published |',
      '| <code>layer-1.zip</code> | not needed | 125.0 MB | 50 % | 800 | unchanged, not uploaded |',
      '| together |  | 125.0 MB | 50 % |  |  |',
    ])
  })

  it('names URL, routes, version and layers', () => {
    const text = summaryOf(deployed)
    expect(text).toContain(
      '| URL | <a href="https://abc.execute-api.eu-west-1.amazonaws.com/live">https://abc',
    )
    expect(text).toContain('| Routes | <code>POST /hello</code> |')
    expect(text).toContain('| Version | 4 (before: 3) |')
    expect(text).toContain(
      '| Layers | <code>arn:aws:lambda:eu-west-1:123456789012:layer:hello-0123:1</code> |',
    )
  })

  it('lists the changes, the tests with their reasons, and the warnings as text', () => {
    const text = summaryOf({
      ...deployed,
      smoke: [
        { name: 'POST /hello', target: 'version', passed: true, attempts: 1, reasons: [] },
        { name: 'GET /', target: 'route', passed: false, attempts: 2, reasons: ['status 500', 'no body'] },
      ],
    })
    expect(text).toContain('#### Changes\n\n- publish layer hello-0123\n- publish a version\n')
    expect(text).toContain('- ✅ <code>POST /hello</code> on the new version\n')
    expect(text).toContain('- ❌ <code>GET /</code> on the route: status 500; no body\n')
    expect(text).toContain('- libfoo.so.1 &#124; is &#42;missing&#42;\n')
  })

  it('puts a failure above everything else', () => {
    const failure = new LayerliftError('smoke-failed', 'GET / answered 500', { hint: 'read the log tail' })
    const lines = summaryOf({ ...deployed, failure, rolledBack: true }).split('\n')
    expect(lines[0]).toMatch(/^### ❌ layerlift deploy: version 4 of hello failed its smoke test/)
    expect(lines.slice(2, 7)).toEqual([
      '> [!CAUTION]',
      '> **smoke test failed**',
      '> <br>GET / answered 500',
      '> <br>hint: read the log tail',
      '',
    ])
    expect(lines[7]).toBe('Alias and stage were brought back to where they were.')
  })

  it('has no empty sections', () => {
    expect(summaryOf(emptyReport)).toBe(
      '### ✅ layerlift deploy: the image is live already, nothing changed\n',
    )
  })
})
