import { printable } from '../printable.ts'
import type { Header } from '../proxy/request-headers.ts'
import { redactor, type Redact } from '../redact.ts'

/** How much of one body a message may hold, in characters. */
const SHOWN_CHARACTERS = 200

/** Text in quotes for one line of a message: control characters escaped, cut to a bounded length. */
export function shown(text: string, limit = SHOWN_CHARACTERS): string {
  const { head, remark } = cut(text, limit)
  return `"${head}"${remark}`
}

/** The same for JSON text, which has its own quotes. */
export function shownJson(text: string, limit = SHOWN_CHARACTERS): string {
  const { head, remark } = cut(text, limit)
  return head + remark
}

function cut(text: string, limit: number): { readonly head: string; readonly remark: string } {
  // Cut in code points before escaping, so that neither a surrogate pair nor an escape is split.
  const head = Array.from(text.slice(0, limit * 2))
    .slice(0, limit)
    .join('')
  if (head.length === text.length) return { head: printable(head, 'shown'), remark: '' }
  return { head: `${printable(head, 'shown')}…`, remark: ` (${text.length} characters)` }
}

/**
 * Hides a test's header values wherever an answer or a log echoes them: whole, without their scheme (`Bearer`), and as
 * JSON writes them.
 */
export function headerRedactor(ownHeaders: readonly Header[]): Redact {
  return redactor(
    ownHeaders
      .flatMap(([, value]) => [value, value.trim(), value.trim().replace(/^\S+\s+/, '')])
      .flatMap((value) => [value, inJson(value), inJson(inJson(value))]),
  )
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
