/**
 * A value as one line of JSON for `--json`: an entry of the log, or the report at the end. JSON escapes control
 * characters itself; the two line separators that some readers split at are escaped as well.
 */
export function jsonLine(value: { readonly kind: string }): string {
  return `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)}\n`
}
