import { describe, expect, test } from 'vitest'
import type { Change } from '../../src/plan/change.ts'
import type { CurrentApi, CurrentMethod } from '../../src/plan/current.ts'
import { integrationUri } from '../../src/plan/integration-uri.ts'
import { deploymentDescriptionOf, parseDeploymentDescription } from '../../src/plan/route-tree.ts'
import { planStage } from '../../src/plan/stage.ts'
import { functionArn, hash } from './account.ts'

function calls(name: string, changes: Partial<CurrentMethod> = {}): CurrentMethod {
  const uri = integrationUri({
    partition: 'aws',
    region: 'eu-west-1',
    functionArn: functionArn(name),
    alias: 'live',
  })
  return { method: 'GET', integrationUri: uri, hasIntegration: true, authorizationType: 'NONE', ...changes }
}

function apiWith(description: string | undefined, methods: Record<string, CurrentMethod>): CurrentApi {
  return {
    apiId: 'api1',
    name: 'shop',
    tags: {},
    resources: Object.entries(methods).map(([path, method]) => ({
      id: path,
      path,
      parentId: undefined,
      methods: [method],
    })),
    stage: description === undefined ? undefined : { deploymentId: 'd1', deploymentDescription: description },
  }
}

const route = { method: 'GET', path: '/a' }
const target = { functionName: 'hello', alias: 'live', region: 'eu-west-1', accountId: '123456789012' }
const put: Change = { kind: 'put-method', route, exists: false }

function stage(current: CurrentApi | undefined, edits: readonly Change[] = [], functionName = 'hello') {
  const api = { apiName: 'shop', stage: 'live', routes: [route] }
  return planStage({ api, current, target: { ...target, functionName }, edits, hash })
}

/** The description that a deployment of this tree gets. */
function descriptionOf(methods: Record<string, CurrentMethod>, functionName = 'hello'): string {
  const [change] = stage(apiWith(undefined, methods), [], functionName).changes
  return change?.kind === 'create-deployment' ? change.description : ''
}

const ours = { '/a': calls('hello') }
const shared = { ...ours, '/b': calls('other') }

describe('planStage', () => {
  test.for<[string, CurrentApi | undefined, Change[], number]>([
    ['no API yet', undefined, [put], 1],
    ['no stage yet', apiWith(undefined, ours), [], 1],
    ['our deployment of this tree', apiWith(descriptionOf(ours), ours), [], 0],
    ['a route changed', apiWith(descriptionOf(ours), ours), [put], 1],
    ["others' edits alone, ours deployed", apiWith(descriptionOf(ours), shared), [], 0],
    [
      "another workflow's deployment of this very tree",
      apiWith(descriptionOf(shared, 'other'), shared),
      [],
      0,
    ],
    ["another workflow's deployment of another tree", apiWith(descriptionOf(ours, 'other'), shared), [], 1],
    ['a deployment by hand, which proves nothing', apiWith('by hand', ours), [], 1],
    ['our deployment with other routes', apiWith(descriptionOf({}, 'hello2'), ours), [], 1],
  ])('%s', ([, current, edits, deployments]) => {
    expect(stage(current, edits).changes).toHaveLength(deployments)
  })

  test('the description tells the tree as it will be, so the next run finds it equal', () => {
    const [change] = stage(apiWith(descriptionOf({}), { '/b': calls('other') }), [put]).changes
    expect(change).toEqual({ kind: 'create-deployment', stage: 'live', description: descriptionOf(shared) })
  })

  test('a deleted method is not in the tree that is described', () => {
    const gone: Change = { kind: 'delete-method', resourceId: '/b', route: { method: 'GET', path: '/b' } }
    const [change] = stage(apiWith('', { ...ours, '/b': calls('hello') }), [gone]).changes
    expect(change).toMatchObject({ description: descriptionOf(ours) })
  })

  test('what is planned without knowing the account is described as with it', () => {
    const api = { apiName: 'shop', stage: 'live', routes: [route] }
    const unknown = planStage({
      api,
      current: undefined,
      target: { ...target, accountId: undefined },
      edits: [put],
      hash,
    })
    expect(unknown.changes).toEqual([
      { kind: 'create-deployment', stage: 'live', description: descriptionOf(ours) },
    ])
  })

  test.for<[string, CurrentMethod]>([
    ['another function', calls('other2')],
    ['another authorization', calls('other', { authorizationType: 'AWS_IAM' })],
    ['no integration', calls('other', { hasIntegration: true, integrationUri: undefined })],
    ['another kind of backend', calls('other', { integrationUri: 'https://example.com' })],
  ])('the tree is another one with %s', ([, method]) => {
    const tree = (description: string) => parseDeploymentDescription(description)?.tree
    expect(tree(descriptionOf({ ...ours, '/b': method }))).not.toBe(tree(descriptionOf(shared)))
  })

  test.for<[string, string | undefined, Record<string, CurrentMethod>, RegExp | undefined]>([
    ['pending edits of others', descriptionOf(ours), shared, /edits that are not published yet/],
    ['nothing pending', descriptionOf(shared), shared, undefined],
    ['an unknown deployment of a shared tree', 'by hand', shared, /if any, go live with it/],
    ['an unknown deployment of a tree that is only ours', 'by hand', ours, undefined],
    ['a stage that does not exist yet', undefined, shared, undefined],
  ])('warning: %s', ([, description, methods, warning]) => {
    const { warnings } = stage(apiWith(description, methods), [put])
    expect(warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)])
  })

  test('a half-made method of others stops a deployment, and only a deployment', () => {
    const methods = { ...ours, '/b': calls('other', { hasIntegration: false, integrationUri: undefined }) }
    expect(() => stage(apiWith('by hand', methods))).toThrow(/GET \/b has no integration yet/)
    expect(stage(apiWith(descriptionOf(ours), methods)).changes).toEqual([])
  })

  test('a half-made method that this plan finishes stops nothing', () => {
    const methods = { '/a': calls('hello', { hasIntegration: false, integrationUri: undefined }) }
    expect(stage(apiWith('by hand', methods), [{ ...put, exists: true }]).changes).toHaveLength(1)
  })
})

test.for(['', 'by hand', 'layerlift tree=1 own=2', `layerlift tree=${'a'.repeat(16)} own=${'b'.repeat(17)}`])(
  '"%s" is not a description of ours',
  (description) => {
    expect(parseDeploymentDescription(description)).toBeUndefined()
  },
)

test('a deployment description is read back', () => {
  const hashes = { tree: 'a'.repeat(16), own: 'b'.repeat(16) }
  expect(parseDeploymentDescription(deploymentDescriptionOf(hashes))).toEqual(hashes)
})
