/** Takes one sentence about a wrong value. */
export type Report = (problem: string) => void

/** What a value is, in the words of a YAML writer. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value === 'string') return 'a text'
  return `the ${typeof value} ${jsonText(value) ?? ''}`.trimEnd()
}

/** Reports each key that is not in the list, so that a misspelt one is never ignored. */
export function reportUnknownKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  report: Report,
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) report(`unknown key ${JSON.stringify(key)} (known: ${known.join(', ')})`)
  }
}

/** A value as JSON text; `undefined` for what JSON has no form for: circular maps of YAML anchors, big integers. */
export function jsonText(value: unknown): string | undefined {
  try {
    // The declared type hides that functions and symbols have no JSON form.
    const text: unknown = JSON.stringify(value)
    return typeof text === 'string' ? text : undefined
  } catch {
    // A circular value or a BigInt: the caller reports it under the setting's name.
    return undefined
  }
}
