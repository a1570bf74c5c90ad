import { assertNever } from '../errors.ts'
import type { LogEntry } from '../log.ts'
import { formatBytes, formatCount, formatShare } from '../amounts.ts'
import { printable } from '../printable.ts'

/** One log entry as one printable line without decoration: what both the terminal and the workflow log say. */
export function sentenceOf(entry: LogEntry): string {
  switch (entry.kind) {
    case 'step':
      return printable(entry.title)
    case 'note':
    case 'warning':
      return printable(entry.message)
    case 'progress':
      return printable(`${entry.task}: ${amountOf(entry)}`)
    case 'output':
      return printable(`${entry.source} | ${entry.line}`)
    case 'package':
      return printable(`${entry.name}: ${sizesOf(entry)}`)
    case 'change':
      return printable(entry.detail === undefined ? entry.change : `${entry.change} (${entry.detail})`)
    case 'waiting':
      return printable(
        `waiting for ${entry.resource}: ${entry.status}, ${Math.round(entry.elapsedSeconds)} s so far`,
      )
    case 'smoke':
      return printable(`${smokeVerdictOf(entry)}${entry.passed ? '' : `: ${entry.reasons.join('; ')}`}`)
    default:
      return assertNever(entry)
  }
}

function amountOf(entry: Extract<LogEntry, { kind: 'progress' }>): string {
  if (entry.done === true || entry.totalBytes === undefined) return formatBytes(entry.doneBytes)
  const share = formatShare(entry.doneBytes, entry.totalBytes)
  return `${share}, ${formatBytes(entry.doneBytes)} of ${formatBytes(entry.totalBytes)}`
}

function sizesOf(entry: Extract<LogEntry, { kind: 'package' }>): string {
  const zipped = entry.zippedBytes === undefined ? '' : `${formatBytes(entry.zippedBytes)} zipped, `
  return `${zipped}${formatBytes(entry.unzippedBytes)} unzipped, ${formatCount(entry.entryCount, 'entry', 'entries')}`
}

function smokeVerdictOf(entry: Extract<LogEntry, { kind: 'smoke' }>): string {
  const where = entry.target === 'version' ? 'the new version' : 'the route'
  const tries = entry.attempts > 1 ? ` after ${entry.attempts} attempts` : ''
  return `smoke test of ${where} ${entry.passed ? 'passed' : 'failed'}${tries}: ${entry.test}`
}
