/**
 * A text that is safe to print on one line: control characters, line separators, broken surrogates and the marks that
 * reverse the direction of writing become visible escapes, so nothing from an image, a build or an answer can move a
 * cursor or start a workflow command. Tabs stay unless they shall be shown too: the output of builds is full of them.
 */
export function printable(text: string, tabs: 'kept' | 'shown' = 'kept'): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === '\t' && tabs === 'kept' ? character : escaped(character),
  )
}

/** The lines of a text, each printable; both kinds of line end are understood, empty lines at the end are dropped. */
export function printableLines(text: string): string[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => printable(line))
}

/** A path as tar holds it (each character is one byte) for people: UTF-8 where it is valid, otherwise `\xNN`. */
export function displayPath(bytes: string): string {
  return printable(asText(bytes), 'shown')
}

function asText(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    // Not UTF-8, as names in an image may be.
    return bytes.replace(/[\x80-\xff]/g, hexOf)
  }
}

function escaped(character: string): string {
  return shortEscapes.get(character) ?? hexOf(character)
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function hexOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}
