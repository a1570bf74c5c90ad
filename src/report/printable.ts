/**
 * A text that is safe to print on one line: control characters, line separators and the marks that reverse the
 * direction of writing become visible escapes, so nothing from an image or a build can move a cursor or start a line.
 */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const unsafe = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
  return text.replace(unsafe, escaped)
}

/** The lines of a text, each printable; both kinds of line end are understood, empty lines at the end are dropped. */
export function printableLines(text: string): string[] {
  return text.trimEnd().split(/\r?\n/).map(printable)
}

function escaped(character: string): string {
  const code = character.charCodeAt(0)
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}
