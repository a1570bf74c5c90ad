import { LayerliftError, messageOf, type ErrorCode } from '../errors.ts'
import { printable, printableLines } from '../printable.ts'

/** What people read about a failure: a short title, and lines from the most to the least useful. */
export interface Explanation {
  readonly title: string
  readonly lines: readonly string[]
}

const titles: Readonly<Record<ErrorCode, string>> = {
  usage: 'wrong usage',
  cancelled: 'stopped',
  engine: 'container engine',
  'build-failed': 'build failed',
  'image-not-found': 'image not found',
  'image-invalid': 'image is damaged',
  'digest-mismatch': 'digest does not match',
  'image-unsupported': 'image not supported',
  'package-invalid': 'nothing that Lambda could run',
  'limit-exceeded': 'over a limit of Lambda',
  ownership: 'not ours to change',
  aws: 'AWS refused',
  deadline: 'took too long',
  'smoke-failed': 'smoke test failed',
  file: 'file',
  bug: 'a bug of layerlift',
}

/** Details beyond this many lines help nobody; the rest is counted. Room for all problems and the tail of a log. */
const mostDetails = 200

/** An error for people. Anything that is not a LayerliftError is a bug of ours and shows its stack. */
export function explain(thrown: unknown): Explanation {
  if (!(thrown instanceof LayerliftError)) return bug(thrown)
  const hint = thrown.hint === undefined ? [] : [`hint: ${printable(thrown.hint)}`]
  if (thrown.code === 'bug') {
    const { title, lines } = bug(thrown.cause)
    return { title, lines: [...lines, ...hint] }
  }
  const shown = thrown.details.slice(0, mostDetails)
  const hidden = thrown.details.length - shown.length
  const more = hidden > 0 ? [`  and ${hidden} more`] : []
  return {
    title: titles[thrown.code],
    lines: [
      ...printableLines(thrown.message),
      ...shown.map((detail) => `  ${printable(detail)}`),
      ...more,
      ...hint,
    ],
  }
}

/** For the end of a terminal: `error: …` first, all else below it. */
export function errorText(thrown: unknown): string {
  const { lines } = explain(thrown)
  return `${lines.map((line, index) => (index === 0 ? `error: ${line}` : line)).join('\n')}\n`
}

/** For a workflow run: title and message of the annotation. */
export function annotationOf(thrown: unknown): { readonly title: string; readonly message: string } {
  const { title, lines } = explain(thrown)
  return { title: `layerlift: ${title}`, message: lines.join('\n') }
}

function bug(thrown: unknown): Explanation {
  const stack = thrown instanceof Error ? thrown.stack : undefined
  return {
    title: 'a bug of layerlift',
    lines: [
      `${printable(messageOf(thrown))} (this is a bug of layerlift, please report it with the lines below)`,
      ...printableLines(stack ?? 'no stack: what was thrown is not an Error').map((line) => `  ${line}`),
    ],
  }
}
