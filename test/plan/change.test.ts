import { expect, test } from 'vitest'
import { type Change, describeDifferences, sentenceOf } from '../../src/plan/change.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

const layer = packageLayer('php')
if (layer.kind !== 'package') throw new Error('packageLayer makes packages')
const { code } = wanted()
const route = { method: 'POST', path: '/hello' }
const functionName = 'hello'

test.for<[Change, string]>([
  [
    { kind: 'publish-layer', layer, compatibleRuntimes: [], architecture: 'arm64' },
    `publish ${layer.fileName} as ${layer.layerName} (7 B unzipped)`,
  ],
  [
    {
      kind: 'create-function',
      functionName,
      code,
      configuration: {},
      environment: { KEY: 'secret' },
      layers: [foreignLayer('a')],
      architecture: 'arm64',
      tags: {},
    },
    'create function hello (arm64, 1 layer)',
  ],
  [
    {
      kind: 'update-configuration',
      functionName,
      configuration: { Timeout: 9 },
      environment: { KEY: 'secret' },
      layers: undefined,
      revisionId: undefined,
      differences: [
        { key: 'Timeout', before: '3', after: '9' },
        { key: 'Environment.KEY', before: undefined, after: 'changed' },
      ],
    },
    'update configuration of hello: Timeout 3 → 9; Environment.KEY changed',
  ],
  [
    { kind: 'update-code', functionName, code, architecture: undefined, revisionId: undefined },
    'update code of hello (42 B unzipped)',
  ],
  [
    { kind: 'update-tags', functionArn: 'arn:x', set: { team: 'a' }, remove: ['old'] },
    'update tags of arn:x: set team, remove old',
  ],
  [{ kind: 'publish-version', functionName, description: 'd' }, 'publish a version of hello'],
  [
    { kind: 'put-code-signing', functionName, codeSigningConfigArn: 'arn:x' },
    'check the code of hello by arn:x',
  ],
  [
    { kind: 'set-reserved-concurrency', functionName, executions: 1 },
    'reserve 1 concurrent execution for hello',
  ],
  [
    { kind: 'set-reserved-concurrency', functionName, executions: undefined },
    'reserve no concurrency for hello',
  ],
  [
    { kind: 'set-provisioned-concurrency', functionName, alias: 'live', executions: 2 },
    'provision 2 concurrent executions for hello:live',
  ],
  [
    { kind: 'set-provisioned-concurrency', functionName, alias: 'live', executions: undefined },
    'provision no concurrency for hello:live',
  ],
  [{ kind: 'create-alias', functionName, alias: 'live' }, 'create alias live of hello'],
  [
    { kind: 'update-alias', functionName, alias: 'live', fromVersion: '3' },
    'move alias live from version 3 to the new version',
  ],
  [
    { kind: 'create-api', api: { apiName: 'shop', stage: 'live', routes: [] }, tags: {} },
    'create REST API shop',
  ],
  [{ kind: 'add-permission', functionName, alias: 'live' }, 'allow the API to call hello:live'],
  [
    { kind: 'add-permission', functionName, alias: undefined, replaces: true },
    'correct the permission of the API to call hello',
  ],
  [{ kind: 'create-resource', path: '/hello' }, 'create resource /hello'],
  [{ kind: 'put-method', route, exists: false }, 'create POST /hello'],
  [{ kind: 'put-method', route, exists: true, calls: 'hello' }, 'point POST /hello to hello'],
  [{ kind: 'put-method', route, exists: true, calls: 'hello:live' }, 'point POST /hello to hello:live'],
  [{ kind: 'delete-method', resourceId: 'r', route }, 'delete POST /hello'],
  [{ kind: 'create-deployment', stage: 'live', description: 'd' }, 'deploy the API to stage live'],
])('a change is one sentence: $0.kind', ([change, sentence]) => {
  expect(sentenceOf(change)).toBe(sentence)
})

test('differences say what was absent', () => {
  expect(
    describeDifferences([
      { key: 'Layers', before: undefined, after: 'arn:x' },
      { key: 'Description', before: 'old', after: undefined },
      { key: 'Environment.KEY', before: undefined, after: 'removed' },
    ]),
  ).toEqual(['Layers (none) → arn:x', 'Description old → (none)', 'Environment.KEY removed'])
})
