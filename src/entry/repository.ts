import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryFromGitConfig } from '../github/git-config.ts'

/**
 * `owner/name` of the repository around a folder, so that a deployment from a laptop owns the same function as one from
 * the repository's workflow. Undefined outside a repository.
 */
export async function repositoryAround(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const named = env['GITHUB_REPOSITORY'] ?? ''
  if (named !== '') return named
  // No such file here says nothing about the folder above.
  const config = await readFile(join(directory, '.git', 'config'), 'utf8').catch(() => undefined)
  if (config !== undefined) return repositoryFromGitConfig(config)
  const parent = dirname(directory)
  return parent === directory ? undefined : repositoryAround(parent, env)
}
