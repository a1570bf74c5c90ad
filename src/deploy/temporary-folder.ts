import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder of our own in `parent`; removed with all it holds when disposed. */
export async function temporaryFolder(parent: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(parent, 'layerlift-'))
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  }
}
