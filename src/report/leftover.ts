import type { Report } from '../deploy/report.ts'
import type { LogEntry } from '../log.ts'

/** Which sentences of the plan were carried out when a run ended early, and which are left. */
export interface Leftover {
  readonly done: readonly string[]
  /** Done, and undone again when callers went back to what they had. */
  readonly takenBack: readonly string[]
  readonly left: readonly string[]
}

/** Compares the plan with the log; a sentence that stands twice in the plan must be done twice. */
export function leftoverOf(
  { plan, rolledBack, callerChanges = [] }: Pick<Report, 'plan' | 'rolledBack' | 'callerChanges'>,
  entries: readonly LogEntry[],
): Leftover {
  const finished = entries.flatMap((entry) =>
    entry.kind === 'change' && entry.state === 'done' ? [entry.change] : [],
  )
  const found = { done: [] as string[], takenBack: [] as string[], left: [] as string[] }
  for (const sentence of plan) {
    const index = finished.indexOf(sentence)
    if (index === -1) {
      found.left.push(sentence)
    } else {
      finished.splice(index, 1)
      const isUndone = rolledBack && callerChanges.includes(sentence)
      found[isUndone ? 'takenBack' : 'done'].push(sentence)
    }
  }
  return found
}
