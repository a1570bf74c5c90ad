import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that decides what the archives do. */
export const sources = ['Cargo.toml', 'layer/hello.json', 'src/main.rs'] as const

/** The label of the image's config that holds `sourcesHash()` of the sources it was built from. */
export const sourcesLabel = 'layerlift.example.sources'

/** SHA-256, lower-case hex, over the names and bytes of the sources. */
export function sourcesHash(folder: string = import.meta.dirname): string {
  const hash = createHash('sha256')
  for (const name of sources) {
    const bytes = readFileSync(join(folder, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}
