import { expect, it } from 'vitest'
import type { LogEntry } from '../../src/log.ts'
import { recorded } from '../../src/report/record.ts'
import { emptyReport } from './reports.ts'

it('a warning logged anywhere in the run is in the report, once', () => {
  const shown: LogEntry[] = []
  const { log, complete } = recorded((entry) => shown.push(entry))
  log({ kind: 'warning', message: 'no smoke test was run' })
  log({ kind: 'warning', message: 'libfoo.so.1 is missing' })
  log({ kind: 'note', message: 'all else' })
  const { warnings } = complete({ ...emptyReport, warnings: ['libfoo.so.1 is missing'] })
  expect(warnings).toEqual(['libfoo.so.1 is missing', 'no smoke test was run'])
  expect(shown).toHaveLength(3)
})

it('what was done is known at the end', () => {
  const { log, leftover } = recorded(() => undefined)
  log({ kind: 'change', state: 'done', change: 'a' })
  expect(leftover({ ...emptyReport, plan: ['a', 'b'] })).toEqual({ done: ['a'], takenBack: [], left: ['b'] })
})
