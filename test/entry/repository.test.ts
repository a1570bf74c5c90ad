import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryAround } from '../../src/entry/repository.ts'
import { temporary } from '../fixtures/temporary.ts'

function checkout(): string {
  const folder = temporary()
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, '.git/config'), '[remote "origin"]\n\turl = git@github.com:owner/name.git\n')
  mkdirSync(join(folder, 'deep/inside'), { recursive: true })
  return folder
}

describe('the repository around a folder', () => {
  it('is what the workflow says, wherever the folder is', async () => {
    expect(await repositoryAround(checkout(), { GITHUB_REPOSITORY: 'other/one' })).toBe('other/one')
  })

  it('is found from any folder inside it', async () => {
    expect(await repositoryAround(join(checkout(), 'deep/inside'), {})).toBe('owner/name')
  })

  it('is unknown outside a repository', async () => {
    expect(await repositoryAround(temporary(), {})).toBeUndefined()
  })
})
