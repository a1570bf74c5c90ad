/** Takes secrets out of a text that is about to be printed. */
export type Redact = (text: string) => string

/** In characters: shorter texts say nothing, and blanking them would make half of a log unreadable. */
export const shortestSecret = 4

/** Blanks these texts wherever they stand; longer ones go first, so that none leaves a part of another behind. */
export function redactor(texts: readonly string[]): Redact {
  const secrets = [...new Set(texts)]
    .filter(({ length }) => length >= shortestSecret)
    .sort((left, right) => right.length - left.length)
  return (text) => secrets.reduce((safe, secret) => safe.replaceAll(secret, '***'), text)
}
