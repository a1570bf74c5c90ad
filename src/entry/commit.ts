import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/**
 * The commit of the checkout around a folder, so that a version that was deployed from a laptop says what it was made from.
 * Read from the files of git: no git command is needed. Undefined outside a checkout and before its first commit.
 */
export async function commitAround(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const named = env['GITHUB_SHA'] ?? ''
  if (named !== '') return named
  const folder = await gitFolder(join(directory, '.git'))
  const head = folder === undefined ? undefined : await textOf(join(folder, 'HEAD'))
  if (folder !== undefined && head !== undefined) return commitOf(folder, head)
  const parent = dirname(directory)
  return parent === directory ? undefined : commitAround(parent, env)
}

/** In a linked worktree `.git` is a file that names the folder. */
async function gitFolder(path: string): Promise<string | undefined> {
  const [, named] = /^gitdir: (.+)$/m.exec((await textOf(path)) ?? '') ?? []
  return named === undefined ? path : resolve(dirname(path), named)
}

async function commitOf(folder: string, head: string): Promise<string | undefined> {
  const [, ref] = /^ref: (\S+)\s*$/.exec(head) ?? []
  if (ref === undefined) return asCommit(head)
  // Branches are shared between worktrees: gitrepository-layout(5), "commondir".
  const shared = resolve(folder, ((await textOf(join(folder, 'commondir'))) ?? '.').trim())
  const packed = (await textOf(join(shared, 'packed-refs'))) ?? ''
  const line = packed.split('\n').find((one) => one.trim().endsWith(` ${ref}`))
  return asCommit(await textOf(join(shared, ref))) ?? asCommit(line?.split(' ')[0])
}

function asCommit(text: string | undefined): string | undefined {
  const commit = text?.trim() ?? ''
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? commit : undefined
}

/** What cannot be read says nothing: a commit is good to know, no more. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}
