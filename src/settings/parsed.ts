/** What is wrong with one setting, in words that never hold a secret value. */
export interface Fault {
  /** What was found; left out, the raw text is shown unless the setting is secret. */
  readonly found?: string
  /** Completes "expected …". */
  readonly expected: string
  /** What to do; left out, a sentence that fits every setting. */
  readonly fix?: string
}

/** The outcome of reading one raw text: all that is wrong with it is known at once. */
export type Parsed<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'wrong'; readonly faults: readonly Fault[] }

/** A text that was understood. */
export function value<T>(given: T): Parsed<T> {
  return { kind: 'value', value: given }
}

/** A text that was not; at least one fault. */
export function wrong(...faults: readonly [Fault, ...Fault[]]): Parsed<never> {
  return { kind: 'wrong', faults }
}

/** The value, unless faults were collected on the way. */
export function unlessWrong<T>(faults: readonly Fault[], given: T): Parsed<T> {
  return faults.length > 0 ? { kind: 'wrong', faults } : value(given)
}

/** The given text for a message: quoted, control characters escaped, cut to 80 characters. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text)
}
