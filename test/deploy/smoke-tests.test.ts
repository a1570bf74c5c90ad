import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { smokeTestsOf } from '../../src/deploy/smoke-tests.ts'
import { containing } from '../aws/matching.ts'
import { settingsOf } from '../settings/reading.ts'
import { testWorld } from './story.ts'

const namesOf = async (inputs: Readonly<Record<string, string>>, world = testWorld()) =>
  (await smokeTestsOf(settingsOf(inputs), world)).map(({ name }) => name)

describe('the smoke tests of a run', () => {
  it.for<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'those of the setting',
      { routes: 'POST /hello', 'smoke-tests': '- request: POST /hello\n- invoke: {}' },
      ['POST /hello', 'invoke'],
    ],
    ['a GET on the first route that has one', { routes: 'POST /a\nGET /b' }, ['GET /b (default test)']],
    ['a GET on an ANY route', { routes: 'ANY /c' }, ['GET /c (default test)']],
    ['none when every route has side effects', { routes: 'POST /hello' }, []],
    ['none without a route', {}, []],
    ['none when the list is empty', { routes: 'GET /b', 'smoke-tests': '[]' }, []],
  ])('are %s', async ([, inputs, names]) => {
    expect(await namesOf(inputs)).toEqual(names)
  })

  it('are those of the file that the setting names, from the working directory on', async () => {
    const world = testWorld()
    writeFileSync(join(world.workingDirectory, 'smoke.yml'), '- request: GET /from-file\n')
    expect(await namesOf({ routes: 'GET /from-file', 'smoke-tests': 'smoke.yml' }, world)).toEqual([
      'GET /from-file',
    ])
  })

  it('are refused before anything is built when one calls a route and the run has none', async () => {
    await expect(namesOf({ 'smoke-tests': '- request: POST /hello' })).rejects.toMatchObject({
      code: 'usage',
      message: containing('needs routes'),
    })
  })

  it('are refused with the path when there is no such file', async () => {
    const world = testWorld()
    const path = join(world.workingDirectory, 'missing.yml')
    await expect(namesOf({ 'smoke-tests': 'missing.yml' }, world)).rejects.toMatchObject({
      code: 'file',
      message: containing(path),
      hint: containing('smoke-tests'),
    })
  })

  it.for<[string, string]>([
    ['is no list', 'request: GET /\n'],
    ['is no YAML', '- {request: GET /\n'],
    ['has a test without a request', '- expect: {status: 200}\n'],
  ])('are refused as wrong usage when the file %s', async ([, text]) => {
    const world = testWorld()
    writeFileSync(join(world.workingDirectory, 'smoke.yml'), text)
    await expect(namesOf({ 'smoke-tests': 'smoke.yml' }, world)).rejects.toMatchObject({ code: 'usage' })
  })
})
