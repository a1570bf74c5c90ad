import { readFileSync } from 'node:fs'

/** The version of layerlift, from the package.json that lies beside both src and dist. */
export function ownVersion(packageFile: URL): string {
  const facts: unknown = JSON.parse(readFileSync(packageFile, 'utf8'))
  const version: unknown =
    typeof facts === 'object' && facts !== null && 'version' in facts ? facts.version : ''
  return String(version)
}
