import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/deploy/report.ts'
import { LayerliftError } from '../../src/errors.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { deployed, emptyReport } from './reports.ts'

const nothing = { done: [], takenBack: [], left: [] }

describe('the job summary', () => {
  it('says first what is live', () => {
    expect(summaryOf(deployed, nothing).split('\n')[0]).toBe(
      '### ✅ layerlift deploy: version 4 of hello is live',
    )
  })

  it('sets the packages against the limit of Lambda', () => {
    const lines = summaryOf(deployed, nothing).split('\n')
    const at = lines.findIndex((line) => line.startsWith('| Package'))
    expect(lines.slice(at, at + 5)).toEqual([
      '| Package | Zipped | Unzipped | Share of 250 MB | Entries | State |',
      '| --- | --- | --- | --- | --- | --- |',
      '| <code>function.zip</code> | 4.0 KB | 10.0 KB | < 1 % | 2 | published |',
      '| <code>layer-1.zip</code> | – | 125.0 MB | 50 % | 800 | unchanged, not uploaded |',
      '| together |  | 125.0 MB | 50 % |  |  |',
    ])
  })

  it('names URL, routes, version and layers', () => {
    const text = summaryOf(deployed, nothing)
    expect(text).toContain(
      '<tr><td>URL</td><td><a href="https://abc.execute-api.eu-west-1.amazonaws.com/live">https://abc',
    )
    expect(text).toContain('<tr><td>Routes</td><td><code>POST /hello</code></td></tr>')
    expect(text).toContain('<tr><td>Version</td><td>4 (before: 3)</td></tr>')
    expect(text).toContain(
      '<td>Layers</td><td><code>arn:aws:lambda:eu-west-1:123456789012:layer:hello-0123:1</code></td>',
    )
  })

  it('lists the changes, the tests with their reasons, and the warnings as text', () => {
    const report: Report = {
      ...deployed,
      smoke: [
        { name: 'POST /hello', target: 'version', passed: true, attempts: 1, reasons: [] },
        { name: 'GET /', target: 'route', passed: false, attempts: 2, reasons: ['status 500', 'no body'] },
      ],
    }
    const text = summaryOf(report, nothing)
    expect(text).toContain('#### Changes\n\n- publish layer hello-0123\n- publish a version\n')
    expect(text).toContain('- ✅ <code>POST /hello</code> on the new version\n')
    expect(text).toContain('- ❌ <code>GET /</code> on the route: status 500; no body\n')
    expect(text).toContain('- libfoo.so.1 &#124; is &#42;missing&#42;\n')
  })

  it('puts a failure above everything else', () => {
    const failure = new LayerliftError('smoke-failed', 'GET / answered 500', { hint: 'read the log tail' })
    const lines = summaryOf({ ...deployed, failure, rolledBack: true }, nothing).split('\n')
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

  it('of a roll back says what serves, what failed, and what became of each change', () => {
    const failure = new LayerliftError('smoke-failed', 'smoke test failed: GET / (1 of 1)', {
      details: ['GET /: status 500', 'End of the function’s log:', '| START </pre> ```', '| END'],
    })
    const smoke = [
      { name: 'GET /', target: 'route', passed: false, attempts: 1, reasons: ['status 500'] },
    ] as const
    const text = summaryOf(
      { ...deployed, failure, rolledBack: true, smoke },
      { done: ['publish a version'], takenBack: ['move alias live'], left: ['deploy the API'] },
    )
    expect(text).toContain('<td>Serving</td><td>version 3</td></tr>\n<tr><td>Failed</td><td>version 4</td>')
    expect(text).toContain('#### Done\n\n- publish a version\n')
    expect(text).toContain('#### Done and taken back\n\n- move alias live\n')
    expect(text).toContain('#### Not done\n\n- deploy the API\n')
    expect(text).not.toContain('#### Changes')
    expect(text.match(/status 500/g)).toHaveLength(1)
    expect(text).toContain(
      '\nEnd of the function’s log:\n\n<pre>\nSTART &lt;/pre&gt; &#96;&#96;&#96;\nEND\n</pre>\n'
        .replace('&lt;', '&#60;')
        .replace('&gt;', '&#62;'),
    )
  })

  it('without a change says so beside the version', () => {
    expect(summaryOf({ ...deployed, changed: false }, nothing)).toContain('<td>4 (unchanged)</td>')
  })

  it('has no empty sections', () => {
    expect(summaryOf(emptyReport, nothing)).toBe(
      '### ✅ layerlift deploy: the image is live already, nothing changed\n',
    )
  })
})
