import type { Log, LogEntry } from '../log.ts'
import { printable } from '../printable.ts'
import { sentenceOf } from './sentence.ts'

export interface ActionLogOptions {
  readonly write: (text: string) => void
  /** A clock in milliseconds; only differences matter. */
  readonly nowMs: () => number
}

/** Long work says that it is alive this often: a workflow log is a file, not a screen. */
const quietMs = 10_000

/** Work that was over sooner is not worth a line: what it made says so itself. */
const noteworthyMs = 1000

/** A `Log` for a workflow run, and `close`, which ends the last group. */
export interface ActionLog {
  readonly log: Log
  readonly close: () => void
}

/**
 * Steps become groups and warnings become annotations. Every other line passes `commandSafe`, so that a line from an
 * image or a build can never act as a workflow command (GitHub docs, "Workflow commands for GitHub Actions").
 */
export function actionLog(options: ActionLogOptions): ActionLog {
  let isGroupOpen = false
  const lastShown = new Map<string, number>()
  const startedMs = new Map<string, number>()
  const close = (): void => {
    if (isGroupOpen) options.write('::endgroup::\n')
    isGroupOpen = false
  }
  const isQuiet = (key: string): boolean => {
    const now = options.nowMs()
    const shown = lastShown.get(key)
    if (shown !== undefined && now - shown < quietMs) return true
    lastShown.set(key, now)
    return shown === undefined
  }
  const isChatter = (entry: LogEntry): boolean => {
    if (entry.kind === 'waiting') return isQuiet(entry.resource)
    if (entry.kind !== 'progress') return false
    const started = startedMs.get(entry.task) ?? options.nowMs()
    if (entry.done !== true) startedMs.set(entry.task, started)
    else for (const known of [startedMs, lastShown]) known.delete(entry.task)
    return entry.done === true ? options.nowMs() - started < noteworthyMs : isQuiet(entry.task)
  }
  const log = (entry: LogEntry): void => {
    if (entry.kind === 'step') {
      close()
      options.write(command('group', {}, sentenceOf(entry)))
      isGroupOpen = true
    } else if (entry.kind === 'warning') {
      const hint = entry.hint === undefined ? '' : `\n${printable(entry.hint)}`
      options.write(command('warning', { title: 'layerlift' }, `${sentenceOf(entry)}${hint}`))
    } else if (!isChatter(entry)) {
      options.write(`${commandSafe(stated(entry))}\n`)
    }
  }
  return { log, close }
}

/** A text of ours for the end of the log, outside every group and safe line by line. */
export function safeLines(text: string): string {
  return text.split('\n').map(commandSafe).join('\n')
}

/** A change is told twice, before and after, and not in the same words. */
function stated(entry: LogEntry): string {
  const sentence = sentenceOf(entry)
  if (entry.kind !== 'change') return sentence
  return entry.state === 'done' ? `done: ${sentence}` : `${sentence} ...`
}

/**
 * A line that the runner cannot take for a command: it knows `::name::` at the start of a line, blanks before it
 * included, and the older `##[name]` anywhere.
 */
export function commandSafe(line: string): string {
  return printable(line)
    .replace(/^(\s*):(?=:)/, '$1\\:')
    .replaceAll('##[', '#\\#[')
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`)
  return `::${name}${pairs.length === 0 ? '' : ` ${pairs.join(',')}`}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
