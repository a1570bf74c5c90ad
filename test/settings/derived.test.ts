import { describe, expect, it, test } from 'vitest'
import { commandOf } from '../../src/settings/command.ts'
import { rawInputs } from '../../src/settings/inputs.ts'
import { layerNamespaceOf } from '../../src/settings/layers.ts'
import { apiOf } from '../../src/settings/route.ts'
import { aliasOf, executionsOf } from '../../src/settings/traffic.ts'
import { settingsOf } from './reading.ts'

describe('what several settings decide together', () => {
  test.for<[Record<string, string>, string | undefined]>([
    [{}, 'live'],
    [{ alias: 'prod' }, 'prod'],
    [{ alias: 'none' }, undefined],
    [{ publish: 'false' }, undefined],
  ])('%j has the alias %s', ([inputs, alias]) => {
    expect(aliasOf(settingsOf(inputs))).toBe(alias)
  })

  test.for<[string | undefined, number | 'none' | undefined]>([
    [undefined, undefined],
    ['none', 'none'],
    ['0', 0],
    ['12', 12],
  ])('concurrency written as %s is %s', ([written, executions]) => {
    expect(executionsOf(written)).toBe(executions)
  })

  test.for<[Record<string, string>, string]>([
    [{}, 'none'],
    [{ routes: 'GET /' }, 'rest'],
    [{ 'api-id': 'abc' }, 'rest'],
    [{ api: 'none' }, 'none'],
  ])('%j wants the API %s', ([inputs, api]) => {
    expect(apiOf(settingsOf(inputs))).toBe(api)
  })

  test.for([
    ['deploy', true, 'plan'],
    ['deploy', false, 'deploy'],
    ['publish', true, 'package'],
    ['publish', false, 'publish'],
    ['plan', true, 'plan'],
    ['package', true, 'package'],
  ] as const)('%s with dry-run %s is %s', ([command, dryRun, expected]) => {
    expect(commandOf(command, dryRun)).toBe(expected)
  })

  it('names layers by namespace, else by function, else as img2lambda did', () => {
    const named = { layerNamespace: 'ns', functionName: 'hello' }
    expect(layerNamespaceOf(named)).toBe('ns')
    expect(layerNamespaceOf({ ...named, layerNamespace: undefined })).toBe('hello')
    expect(layerNamespaceOf({ layerNamespace: undefined, functionName: undefined })).toBe('img2lambda')
  })
})

test('inputs are taken from the environment as the runner names them, unknown ones too', () => {
  const environment = {
    'INPUT_FUNCTION-NAME': 'hello',
    'INPUT_S3-BUCKET': '',
    INPUT_ZIP_FILE: 'x',
    INPUT_ABSENT: undefined,
    PATH: '/bin',
  }
  expect(Object.fromEntries(rawInputs(environment))).toEqual({
    'function-name': 'hello',
    's3-bucket': '',
    zip_file: 'x',
  })
})
