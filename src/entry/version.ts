import { readFileSync } from 'node:fs'
import { property, textOf } from '../json.ts'

/** The version of layerlift, from the package.json that lies beside both src and dist. */
export function ownVersion(packageFile: URL): string {
  const facts: unknown = JSON.parse(readFileSync(packageFile, 'utf8'))
  return textOf(property(facts, 'version')) ?? ''
}
