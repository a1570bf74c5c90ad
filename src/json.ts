/** Whether a value is a map of JSON or YAML. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value inside data that nobody has checked; `undefined` when the way to it ends early. */
export function property(data: unknown, ...path: readonly string[]): unknown {
  let here = data
  for (const key of path) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** A value that is a text, for reading data that nobody has checked. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** JSON text as a value, or `undefined` when it is none. */
export function jsonValue(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    // Not JSON: what comes from outside may be anything, and the caller says so.
    return undefined
  }
}

/** Without the keys that hold `undefined`: in a comparison and in a spread they count as given. */
export function definedOnly<Given extends object>(given: Given): Defined<Given> {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined)
  // oxlint-disable-next-line no-unsafe-type-assertion -- the keys of fromEntries are not typed
  return Object.fromEntries(kept) as Defined<Given>
}

type Defined<Given> = { readonly [Key in keyof Given]?: Exclude<Given[Key], undefined> }
