import { assertNever } from '../errors.ts'
import type { Log, LogEntry } from '../log.ts'
import { formatBytes, formatShare } from '../amounts.ts'
import { printable } from '../printable.ts'
import { sentenceOf } from './sentence.ts'

export interface TerminalOptions {
  readonly write: (text: string) => void
  /** A person watches: one line is refreshed for work in progress. Otherwise plain lines, few of them. */
  readonly isTerminal: boolean
  /** Width of the terminal in cells. */
  readonly columns: number
  readonly hasColour: boolean
  /** A clock in milliseconds; only differences matter. */
  readonly nowMs: () => number
}

/** Faster than the eye: a refreshed line is drawn at most this often. */
const refreshMs = 100
/** In a log file, long work says that it is alive this often. */
const plainMs = 10_000
/** Work that was over sooner is not worth a line: what it made says so itself. */
const noteworthyMs = 1000
const barCells = 20

type Progress = Extract<LogEntry, { kind: 'progress' }>
type Style = keyof typeof styles
const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const

/** A `Log` for people at a terminal, or for a log file when it is none. */
export function terminalLog(options: TerminalOptions): Log {
  const running = new Map<string, Progress>()
  const startedMs = new Map<string, number>()
  const lastShown = new Map<string, number>()
  let isLineOpen = false

  const clear = (): void => {
    if (isLineOpen) options.write('\r\u001b[K')
    isLineOpen = false
  }
  const line = (text: string): void => {
    clear()
    options.write(`${text}\n`)
    redraw()
  }
  const draw = (text: string): void => {
    options.write(`\r${fit(text, options.columns - 1)}\u001b[K`)
    isLineOpen = true
  }
  const redraw = (): void => {
    const [first] = running.values()
    if (options.isTerminal && first !== undefined) draw(progressLine(first, running.size - 1))
  }
  const update = (): void => {
    clear()
    redraw()
  }
  const isDue = (key: string): boolean => {
    const now = options.nowMs()
    const shown = lastShown.get(key)
    if (shown !== undefined && now - shown < (options.isTerminal ? refreshMs : plainMs)) return false
    lastShown.set(key, now)
    // A log file hears of work only once it has lasted; a terminal at once.
    return options.isTerminal || shown !== undefined
  }
  const progress = (entry: Progress): void => {
    const started = startedMs.get(entry.task) ?? options.nowMs()
    if (entry.done === true) {
      for (const known of [running, startedMs, lastShown]) known.delete(entry.task)
      if (options.nowMs() - started >= noteworthyMs) line(`  ${sentenceOf(entry)}`)
      else update()
      return
    }
    startedMs.set(entry.task, started)
    running.set(entry.task, entry)
    if (!isDue(options.isTerminal ? '' : entry.task)) return
    if (options.isTerminal) redraw()
    else line(`  ${sentenceOf(entry)}`)
  }
  const waiting = (entry: LogEntry & { kind: 'waiting' }): void => {
    if (!isDue(entry.resource)) return
    if (options.isTerminal) draw(`  ${sentenceOf(entry)}`)
    else line(`  ${sentenceOf(entry)}`)
  }

  return (entry) => {
    if (entry.kind === 'progress') return progress(entry)
    if (entry.kind === 'waiting') return waiting(entry)
    for (const text of linesOf(entry, options.hasColour ? coloured : plain)) line(text)
  }
}

/** Whether to colour: only for a terminal, and never against NO_COLOR or a dumb one (no-color.org). */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  return isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
}

type Painter = (style: Style, text: string) => string

function linesOf(entry: Exclude<LogEntry, { kind: 'progress' | 'waiting' }>, paint: Painter): string[] {
  const text = sentenceOf(entry)
  switch (entry.kind) {
    case 'step':
      return [paint('bold', `> ${text}`)]
    case 'note':
    case 'package':
      return [`  ${text}`]
    case 'warning': {
      const hint = entry.hint === undefined ? [] : [`           ${printable(entry.hint)}`]
      return [`  ${paint('yellow', 'warning:')} ${text}`, ...hint]
    }
    case 'output':
      return [paint('dim', `  ${text}`)]
    case 'change':
      return entry.state === 'done' ? [`  ${paint('green', 'done:')} ${text}`] : [`  ${text} ...`]
    case 'smoke':
      return [`  ${entry.passed ? paint('green', text) : paint('red', text)}`]
    default:
      return assertNever(entry)
  }
}

function progressLine(entry: Progress, others: number): string {
  const more = others > 0 ? ` (and ${others} more)` : ''
  const task = printable(entry.task)
  if (entry.totalBytes === undefined || entry.totalBytes === 0) {
    return `  ${task}: ${formatBytes(entry.doneBytes)}${more}`
  }
  const full = Math.min(barCells, Math.floor((entry.doneBytes / entry.totalBytes) * barCells))
  const bar = `[${'#'.repeat(full)}${'.'.repeat(barCells - full)}]`
  const amount = `${formatBytes(entry.doneBytes)} of ${formatBytes(entry.totalBytes)}`
  return `  ${bar} ${formatShare(entry.doneBytes, entry.totalBytes).padStart(5)}  ${amount}  ${task}${more}`
}

/** Cut so that a refreshed line never wraps; a character outside ASCII may take two cells. */
function fit(text: string, cells: number): string {
  let used = 0
  let kept = ''
  for (const character of text) {
    used += character < '\u007f' ? 1 : 2
    if (used > cells) return kept
    kept += character
  }
  return kept
}

const coloured: Painter = (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m`
const plain: Painter = (_style, text) => text
