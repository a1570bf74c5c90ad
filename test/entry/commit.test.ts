import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commitAround } from '../../src/entry/commit.ts'
import { temporary } from '../fixtures/temporary.ts'

const one = '1'.repeat(40)
const two = '2'.repeat(40)

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporary()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

describe('the commit of a deployment from a laptop', () => {
  it.for<[title: string, files: Record<string, string>, expected: string | undefined]>([
    ['of a branch', { HEAD: 'ref: refs/heads/a/b\n', 'refs/heads/a/b': `${one}\n` }, one],
    [
      'of a packed branch',
      {
        HEAD: 'ref: refs/heads/main\n',
        'packed-refs': `# pack-refs with: peeled\n${two} refs/heads/not/refs/heads/main\n${one} refs/heads/main\n`,
      },
      one,
    ],
    [
      'of a branch that has moved since it was packed',
      {
        HEAD: 'ref: refs/heads/main\n',
        'refs/heads/main': one,
        'packed-refs': `${two} refs/heads/main\n`,
      },
      one,
    ],
    ['of a detached HEAD', { HEAD: `${one}\n` }, one],
    ['of a repository of SHA-256', { HEAD: `${'a'.repeat(64)}\n` }, 'a'.repeat(64)],
    ['before the first commit', { HEAD: 'ref: refs/heads/main\n' }, undefined],
    ['that is no commit', { HEAD: 'nonsense' }, undefined],
  ])('is that %s', async ([, files, expected]) => {
    const git = Object.entries(files).map(([name, text]) => [`.git/${name}`, text] as const)
    const folder = folderOf({ ...Object.fromEntries(git), 'deep/inside/file': '' })
    expect(await commitAround(join(folder, 'deep/inside'), {})).toBe(expected)
  })

  it('is found in a linked worktree, whose branch lies in the main one', async () => {
    const folder = folderOf({
      'main/.git/HEAD': 'ref: refs/heads/main',
      'main/.git/refs/heads/main': two,
      'main/.git/refs/heads/topic': one,
      'main/.git/worktrees/topic/HEAD': 'ref: refs/heads/topic',
      'main/.git/worktrees/topic/commondir': '../..\n',
      'topic/.git': 'gitdir: ../main/.git/worktrees/topic\n',
    })
    expect(await commitAround(join(folder, 'topic'), {})).toBe(one)
  })

  it('is what the workflow says, and unknown outside a checkout', async () => {
    const folder = folderOf({ '.git/HEAD': one })
    expect(await commitAround(folder, { GITHUB_SHA: two })).toBe(two)
    expect(await commitAround(temporary(), {})).toBeUndefined()
  })
})
