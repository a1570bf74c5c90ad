import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workflowAround } from '../../src/entry/workflow.ts'
import { temporary } from '../fixtures/temporary.ts'

function eventFile(text: string): string {
  const path = join(temporary(), 'event.json')
  writeFileSync(path, text)
  return path
}

describe('the workflow around us', () => {
  it('is read from the variables and the event file', async () => {
    const context = await workflowAround({
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: eventFile('{"repository": {"default_branch": "trunk"}}'),
      GITHUB_REF: 'refs/heads/trunk',
      GITHUB_SHA: 'abc',
      GITHUB_REPOSITORY: 'owner/name',
    })
    expect(context).toEqual({
      kind: 'push',
      on: 'default-branch',
      name: 'trunk',
      commit: 'abc',
      repository: 'owner/name',
    })
  })

  it('is none outside a workflow', async () => {
    expect(await workflowAround({})).toMatchObject({ kind: 'other', eventName: '' })
  })

  it.for<[name: string, path: () => string]>([
    ['missing', () => '/nonexistent/event.json'],
    ['no JSON', () => eventFile('{')],
  ])('is refused when its event file is %s', async ([, path]) => {
    const reading = workflowAround({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path() })
    await expect(reading).rejects.toThrow('cannot read the event')
    await expect(reading).rejects.toMatchObject({ code: 'usage' })
  })
})
