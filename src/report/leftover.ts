import type { LogEntry } from '../log.ts'

/** Which sentences of the plan were carried out when a run ended early, and which are left. */
export interface Leftover {
  readonly done: readonly string[]
  readonly left: readonly string[]
}

/** Compares the plan with the log; a sentence that stands twice in the plan must be done twice. */
export function leftoverOf(plan: readonly string[], entries: readonly LogEntry[]): Leftover {
  const finished = entries.flatMap((entry) =>
    entry.kind === 'change' && entry.state === 'done' ? [entry.change] : [],
  )
  const done: string[] = []
  const left: string[] = []
  for (const sentence of plan) {
    const index = finished.indexOf(sentence)
    if (index === -1) {
      left.push(sentence)
    } else {
      finished.splice(index, 1)
      done.push(sentence)
    }
  }
  return { done, left }
}
