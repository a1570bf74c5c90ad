import { shortestSecret } from '../redact.ts'

/** What AWS and GitHub tools leave in the environment of a job and no log may show. */
const credentialNames = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'GITHUB_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
] as const

/**
 * What the runner must mask, found before anything is parsed so that no message can show it: credentials of the
 * environment and what look like values of build secrets (`secretsToMask` is sure of them, later). Environment values of the function are not masked: `live`
 * would blank every output that holds the word (design, decisions).
 */
export function textsToMask(
  env: Readonly<Record<string, string | undefined>>,
  inputs: ReadonlyMap<string, string>,
): readonly string[] {
  const found = [
    ...credentialNames.map((name) => env[name] ?? ''),
    ...(inputs.get('secrets') ?? '').split(/\r?\n/).map(secretValue),
  ]
  return [...new Set(found.flatMap(maskedLines))]
}

/** What the runner must mask of the build secrets, once they are parsed: no way to write a list hides one from this. */
export function secretsToMask(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets.flatMap((item) => maskedLines(item.slice(item.indexOf('=') + 1))))]
}

/** A guess: `ID=VALUE`, or the same as an item of a YAML or JSON list or map, on a line of its own. */
function secretValue(line: string): string {
  return line.replace(/^[\s\-[{"']*[^=:]*[=:]\s*["']?/, '').replace(/["'\s,\]}]*$/, '')
}

/** The runner compares line by line. */
function maskedLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.filter((line) => line.length >= shortestSecret)
}
