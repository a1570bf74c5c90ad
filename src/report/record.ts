import type { Report } from '../deploy/report.ts'
import type { Log, LogEntry } from '../log.ts'
import { type Leftover, leftoverOf } from './leftover.ts'

/** A `Log` that also remembers what the end of a run has to tell again. */
export interface Recording {
  readonly log: Log
  /** The report with every warning of the run, each once. */
  readonly complete: (report: Report) => Report
  readonly leftover: (report: Report) => Leftover
}

/** Passes every entry on, and keeps changes and warnings: those who read only the result must find them there. */
export function recorded(show: Log): Recording {
  const entries: LogEntry[] = []
  const warnings: string[] = []
  return {
    log: (entry) => {
      if (entry.kind === 'change') entries.push(entry)
      if (entry.kind === 'warning') warnings.push(entry.message)
      show(entry)
    },
    complete: (report) => ({ ...report, warnings: [...new Set([...report.warnings, ...warnings])] }),
    leftover: (report) => leftoverOf(report, entries),
  }
}
