import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of our own under the runner's or the system's temp folder; removed with all it holds when disposed. */
export async function temporaryFolder(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(environment['RUNNER_TEMP'] || tmpdir(), 'layerlift-'))
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  }
}
