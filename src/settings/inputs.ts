const prefix = 'INPUT_'

/**
 * The inputs of an action as the workflow runner hands them over: INPUT_ and the name in upper case, hyphens kept, blanks
 * as underscores. Inputs that action.yml does not declare arrive too, so that misspelt ones can be refused.
 */
export function rawInputs(
  environment: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const raw = new Map<string, string>()
  for (const [name, text] of Object.entries(environment)) {
    if (name.startsWith(prefix) && text !== undefined) raw.set(name.slice(prefix.length).toLowerCase(), text)
  }
  return raw
}
