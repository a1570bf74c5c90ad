import { expect, test } from 'vitest'
import { repositoryFromGitConfig } from '../../src/github/git-config.ts'

const origin = (url: string) =>
  `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/*\n`

test.for<[string, string | undefined]>([
  ['https://github.com/owner/hello.git', 'owner/hello'],
  ['https://github.com/owner/hello', 'owner/hello'],
  ['https://token@github.com/owner/he.llo.git/', 'owner/he.llo'],
  ['git@github.com:owner/hello.git', 'owner/hello'],
  ['ssh://git@github.example.com:22/owner/hello.git', 'owner/hello'],
  ['"https://github.com/owner/hello.git"', 'owner/hello'],
  ['https://gitlab.com/group/sub/hello.git', undefined],
  ['https://github.com/owner', undefined],
  ['/srv/git/hello.git', undefined],
  ['../hello', undefined],
  ['file:///srv/owner/hello.git', undefined],
  ['C:/work/hello', undefined],
  ['', undefined],
])('the origin %j is %s', ([url, expected]) => {
  expect(repositoryFromGitConfig(origin(url))).toBe(expected)
})

test('only the remote origin counts', () => {
  const upstream = '[remote "upstream"]\n  url = https://github.com/other/hello\n'
  expect(repositoryFromGitConfig(upstream)).toBeUndefined()
  expect(repositoryFromGitConfig(upstream + origin('git@github.com:owner/hello'))).toBe('owner/hello')
  expect(repositoryFromGitConfig(`${origin('git@github.com:owner/hello')}${upstream}`)).toBe('owner/hello')
  expect(repositoryFromGitConfig('not a config = at all')).toBeUndefined()
})
