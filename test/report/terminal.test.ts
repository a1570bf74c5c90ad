import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { terminalLog, wantsColour } from '../../src/report/terminal.ts'

interface Situation {
  readonly isTerminal?: boolean
  readonly columns?: number
  readonly hasColour?: boolean
  /** Milliseconds between two entries. */
  readonly stepMs?: number
}

/** What the terminal receives for these entries. */
function written(entries: readonly LogEntry[], situation: Situation = {}): string {
  let text = ''
  let nowMs = 0
  const log = terminalLog({
    write: (part) => (text += part),
    isTerminal: situation.isTerminal ?? false,
    columns: situation.columns ?? 80,
    hasColour: situation.hasColour ?? false,
    nowMs: () => (nowMs += situation.stepMs ?? 0),
  })
  for (const entry of entries) log(entry)
  return text
}

/** What a person sees at the end: carriage returns and line clearing carried out. */
function screen(text: string): string[] {
  return text.split('\n').map((line) => line.slice(line.lastIndexOf('\r') + 1).replace('\u001b[K', ''))
}

const packing = (doneBytes: number, totalBytes?: number, task = 'Packing layer-1.zip'): LogEntry => ({
  kind: 'progress',
  task,
  doneBytes,
  totalBytes,
})
const mega = 1024 * 1024

describe('the terminal log in a file or in CI', () => {
  it('writes one plain line for each entry', () => {
    const text = written([
      { kind: 'step', title: 'Apply' },
      { kind: 'note', message: 'the layer is there already' },
      { kind: 'warning', message: 'libfoo.so.1 is missing', hint: 'copy it to /opt/lib' },
      { kind: 'change', state: 'started', change: 'publish a version' },
      { kind: 'change', state: 'done', change: 'publish a version', detail: 'version 4' },
      { kind: 'output', source: 'docker', line: '#1 [internal]\u0007' },
      { kind: 'smoke', test: 'GET /', target: 'route', passed: true, attempts: 1, reasons: [] },
    ])
    expect(text).toBe(
      [
        '> Apply',
        '  the layer is there already',
        '  warning: libfoo.so.1 is missing',
        '           copy it to /opt/lib',
        '  publish a version ...',
        '  done: publish a version (version 4)',
        '  docker | #1 [internal]\\x07',
        '  smoke test of the route passed: GET /',
        '',
      ].join('\n'),
    )
  })

  it('holds no control character but line feeds', () => {
    const text = written([packing(1, 2), packing(2, 2), { kind: 'step', title: '\r\u001b[2J' }])
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('says how far long work is only every ten seconds', () => {
    const entries = Array.from({ length: 21 }, (_, index) => packing(index * mega, 20 * mega))
    expect(written(entries, { stepMs: 1000 }).split('\n')).toEqual([
      '  Packing layer-1.zip: 50 %, 10.0 MB of 20.0 MB',
      '  Packing layer-1.zip: 100 %, 20.0 MB of 20.0 MB',
      '',
    ])
  })

  it('says of work that took a second that it is done, of shorter work nothing', () => {
    const done: LogEntry = { kind: 'progress', task: 'Packing layer-1.zip', doneBytes: mega, done: true }
    expect(written([packing(1), packing(2), done], { stepMs: 600 })).toBe('  Packing layer-1.zip: 1.0 MB\n')
    expect(written([packing(1), packing(2), done], { stepMs: 1 })).toBe('')
  })

  it('says what it waits for only every ten seconds', () => {
    const waits = Array.from({ length: 12 }, (_, index): LogEntry => ({
      kind: 'waiting',
      resource: 'function hello',
      status: 'Pending',
      elapsedSeconds: index,
    }))
    expect(written(waits, { stepMs: 1000 })).toBe('  waiting for function hello: Pending, 10 s so far\n')
  })
})

describe('the terminal log for a person', () => {
  it('refreshes one line with a bar, percent and bytes', () => {
    const text = written([packing(mega, 4 * mega), packing(3 * mega, 4 * mega)], {
      isTerminal: true,
      stepMs: 200,
    })
    expect(text).not.toContain('\n')
    expect(screen(text)).toEqual(['  [###############.....]  75 %  3.0 MB of 4.0 MB  Packing layer-1.zip'])
  })

  it('draws at most ten times a second', () => {
    const entries = Array.from({ length: 1000 }, (_, index) => packing(index, 1000))
    const draws = written(entries, { isTerminal: true, stepMs: 1 }).split('\r').length - 1
    expect(draws).toBe(10)
  })

  it('shows bytes alone while the total is unknown', () => {
    expect(screen(written([packing(mega)], { isTerminal: true }))).toEqual(['  Packing layer-1.zip: 1.0 MB'])
  })

  it('keeps the refreshed line below what is printed meanwhile, and leaves nothing of it when done', () => {
    const text = written(
      [
        packing(mega, 2 * mega),
        { kind: 'note', message: 'meanwhile' },
        { kind: 'progress', task: 'Packing layer-1.zip', doneBytes: 2 * mega, done: true },
        { kind: 'note', message: 'after' },
      ],
      { isTerminal: true, stepMs: 1500 },
    )
    expect(screen(text)).toEqual(['  meanwhile', '  Packing layer-1.zip: 2.0 MB', '  after', ''])
  })

  it('leaves nothing of a bar that was over at once', () => {
    const done: LogEntry = { kind: 'progress', task: 'Packing layer-1.zip', doneBytes: 2, done: true }
    expect(screen(written([packing(1, 2), done], { isTerminal: true }))).toEqual([''])
  })

  it('counts work that runs at the same time', () => {
    const text = written([packing(1, 2), packing(1, 2, 'Packing layer-2.zip')], {
      isTerminal: true,
      stepMs: 200,
    })
    expect(screen(text)[0]).toMatch(/Packing layer-1\.zip \(and 1 more\)$/)
  })

  it.for([20, 40, 79])('never lets the refreshed line wrap at %i columns', (columns) => {
    const text = written([packing(1, 2, `Packing ${'山'.repeat(60)}`)], { isTerminal: true, columns })
    const cells = Array.from(screen(text)[0] ?? '').reduce(
      (sum, letter) => sum + (letter < '\u007f' ? 1 : 2),
      0,
    )
    expect(cells).toBeLessThan(columns)
  })

  it('colours only when asked to', () => {
    const entries: LogEntry[] = [
      { kind: 'warning', message: 'careful' },
      { kind: 'smoke', test: 'GET /', target: 'route', passed: false, attempts: 1, reasons: ['status 500'] },
    ]
    expect(written(entries, { hasColour: true })).toContain('\u001b[33mwarning:\u001b[0m careful')
    expect(written(entries, { hasColour: true })).toContain('\u001b[31m')
    expect(written(entries)).not.toContain('\u001b')
  })
})

describe('the wish for colour', () => {
  it.for<[name: string, env: Record<string, string>, isTerminal: boolean, expected: boolean]>([
    ['a terminal has it', {}, true, true],
    ['a pipe has not', {}, false, false],
    ['NO_COLOR takes it away', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR means nothing', { NO_COLOR: '' }, true, true],
    ['a dumb terminal has not', { TERM: 'dumb' }, true, false],
  ])('%s', ([, env, isTerminal, expected]) => {
    expect(wantsColour(env, isTerminal)).toBe(expected)
  })
})
