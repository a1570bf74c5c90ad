/**
 * Bytes of a name for people: UTF-8 where they are valid, otherwise `\xNN`; control characters escaped, because names
 * go to logs, where a line feed could start a workflow command.
 */
export function displayBytes(bytes: string): string {
  return asText(bytes).replace(/./gsu, (char) => (isControl(char) ? escaped(char) : char))
}

/** `10 files: /opt/a, /opt/b, …`: the first ten of a list and how many it has. */
export function firstTen(noun: string, names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  const rest = names.length > 10 ? `, and ${names.length - 10} more` : ''
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'}: ${shown}${rest}`
}

/** `1.5 MB`, in units of 1024 as Lambda counts them. */
export function displaySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const kib = bytes / 1024
  return kib < 1024 ? `${kib.toFixed(1)} KB` : `${(kib / 1024).toFixed(1)} MB`
}

function asText(bytes: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return bytes.replace(/[\u0080-\u00ff]/g, escaped)
  }
}

/** C0, DEL, C1, and the separators that some viewers take for line ends. */
function isControl(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  return code > 0xff ? `\\u${code.toString(16)}` : `\\x${code.toString(16).padStart(2, '0')}`
}
