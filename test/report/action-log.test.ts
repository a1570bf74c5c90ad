import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { actionLog, commandSafe } from '../../src/report/action-log.ts'

function written(entries: readonly LogEntry[], stepMs = 0): string {
  let text = ''
  let nowMs = 0
  const { log, close } = actionLog({ write: (part) => (text += part), nowMs: () => (nowMs += stepMs) })
  for (const entry of entries) log(entry)
  close()
  return text
}

/** The runner's own rule: `::name` after blanks at the start of a line, or `##[name]` anywhere in it. */
const commandsIn = (text: string): string[] =>
  text.split(/\r\n|[\r\n\u0085\u2028\u2029]/).filter((line) => /^\s*::/.test(line) || line.includes('##['))

describe('the workflow log', () => {
  it('puts each step into a group of its own', () => {
    const text = written([
      { kind: 'step', title: 'Read the image' },
      { kind: 'note', message: 'one layer' },
      { kind: 'step', title: 'Apply' },
      { kind: 'change', state: 'started', change: 'publish a version' },
      { kind: 'change', state: 'done', change: 'publish a version' },
    ])
    expect(text.split('\n')).toEqual([
      '::group::Read the image',
      'one layer',
      '::endgroup::',
      '::group::Apply',
      'publish a version ...',
      'done: publish a version',
      '::endgroup::',
      '',
    ])
  })

  it('closes no group that it did not open', () => {
    expect(written([{ kind: 'note', message: 'hello' }])).toBe('hello\n')
  })

  it('makes warnings annotations, with the hint on a line of its own', () => {
    expect(written([{ kind: 'warning', message: '100% odd: a, b', hint: 'look\nhere' }])).toBe(
      '::warning title=layerlift::100%25 odd: a, b%0Alook\\nhere\n',
    )
  })

  it('lets no line of a build start a workflow command', () => {
    const hostile = [
      '::set-output name=x::y',
      '  ::add-mask::live',
      '##[error]x',
      'a\n::error::b',
      'a\r::error::b',
    ]
    const entries = hostile.map((line): LogEntry => ({ kind: 'output', source: 'docker', line }))
    expect(commandsIn(written(entries))).toEqual([])
  })

  it('lets no text of any entry start a workflow command', () => {
    const text = fc
      .array(
        fc.constantFrom('::', ':', 'error', '##[', '#', '[', ' ', '\n', '\r', '%0A', '\u0085', '\u2028', 'x'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (hostile) => {
        const entries: LogEntry[] = [
          { kind: 'note', message: hostile },
          { kind: 'output', source: hostile, line: hostile },
          { kind: 'progress', task: hostile, doneBytes: 1, done: true },
          { kind: 'package', name: hostile, unzippedBytes: 1, entryCount: 1 },
          { kind: 'change', state: 'done', change: hostile, detail: hostile },
          { kind: 'smoke', test: hostile, target: 'route', passed: false, attempts: 1, reasons: [hostile] },
        ]
        expect(commandsIn(written(entries))).toEqual([])
        const group = written([{ kind: 'step', title: hostile }])
        expect(group.split('\n')).toHaveLength(3)
        expect(written([{ kind: 'warning', message: hostile, hint: hostile }]).split('\n')).toHaveLength(2)
      }),
    )
  })

  it.for<[name: string, line: string, expected: string]>([
    ['a harmless line stays as it is', 'a::b # c [d]', 'a::b # c [d]'],
    ['a command is broken visibly', '::error::x', '\\::error::x'],
    ['blanks do not hide it', ' \t::error::x', ' \t\\::error::x'],
    ['the older form is broken anywhere', 'x ##[error]y', 'x #\\#[error]y'],
  ])('%s', ([, line, expected]) => {
    expect(commandSafe(line)).toBe(expected)
  })

  it('says that work is done when it took a second', () => {
    const entries: LogEntry[] = [
      { kind: 'progress', task: 'Packing', doneBytes: 1 },
      { kind: 'progress', task: 'Packing', doneBytes: 2, done: true },
    ]
    expect(written(entries, 600)).toBe('Packing: 2 B\n')
    expect(written(entries, 1)).toBe('')
  })

  it('stays quiet about progress for ten seconds', () => {
    const entries = Array.from({ length: 21 }, (_, index): LogEntry => ({
      kind: 'progress',
      task: 'Packing',
      doneBytes: index,
      totalBytes: 20,
    }))
    expect(written(entries, 1000).split('\n')).toEqual([
      'Packing: 50 %, 10 B of 20 B',
      'Packing: 100 %, 20 B of 20 B',
      '',
    ])
  })
})
