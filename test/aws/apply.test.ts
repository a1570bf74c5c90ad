import { describe, expect, it } from 'vitest'
import { applyChanges } from '../../src/aws/apply.ts'
import { known, newOutcome } from '../../src/aws/outcome.ts'
import { emptyAccount } from '../../src/plan/current.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { functionArn, hash } from '../plan/account.ts'
import { packageLayer, wanted } from '../plan/wanted.ts'
import { applyWorld, ready } from './apply-world.ts'
import { type Answer, scriptedAws, type Script } from './scripted-aws.ts'

const own = packageLayer('php')
const layerName = own.kind === 'package' ? own.layerName : ''
const layers = `/2018-10-31/layers/${layerName}/versions`
const made: Script = {
  [`POST ${layers}`]: () => ({ status: 201, body: { LayerVersionArn: 'arn:own:1' } }),
  'POST /2015-03-31/functions': () => ({ status: 201, body: {} }),
  'GET /2015-03-31/functions/hello': () => ready,
  'POST /2015-03-31/functions/hello/versions': () => ({ status: 201, body: { Version: '1' } }),
  'POST /2015-03-31/functions/hello/aliases': () => ({ status: 201, body: { AliasArn: 'arn:live' } }),
  'POST /2015-03-31/functions/hello/policy': () => ({ status: 201, body: {} }),
  'POST /restapis': () => ({ status: 201, body: { id: 'a1b2c3', rootResourceId: 'root' } }),
  'POST /restapis/a1b2c3/resources/root': () => ({ status: 201, body: { id: 'r1' } }),
  'PUT /restapis/a1b2c3/resources/r1/methods/POST': () => ({ status: 201 }),
  'PUT /restapis/a1b2c3/resources/r1/methods/POST/integration': () => ({ status: 201 }),
  'POST /restapis/a1b2c3/deployments': () => ({ status: 201, body: { id: 'd1' } }),
}
const firstPlan = () => planDeployment(wanted(), emptyAccount('eu-west-1'), { hash })

describe('applying a plan', () => {
  it('makes a whole deployment in the order that keeps callers safe, and says each step', async () => {
    await using aws = await scriptedAws(made)
    const world = applyWorld(aws)
    const plan = firstPlan()
    await applyChanges(plan.version, world)
    await applyChanges(plan.traffic, world)
    expect(aws.calls()).toEqual([
      `GET ${layers}`,
      `POST ${layers}`,
      'POST /2015-03-31/functions',
      'GET /2015-03-31/functions/hello',
      'POST /2015-03-31/functions/hello/versions',
      'GET /2015-03-31/functions/hello',
      'POST /2015-03-31/functions/hello/aliases',
      'POST /restapis',
      'POST /2015-03-31/functions/hello/policy',
      'POST /restapis/a1b2c3/resources/root',
      'PUT /restapis/a1b2c3/resources/r1/methods/POST',
      'PUT /restapis/a1b2c3/resources/r1/methods/POST/integration',
      'POST /restapis/a1b2c3/deployments',
    ])
    expect(world.outcome).toMatchObject({
      functionArn: functionArn('hello'),
      version: '1',
      aliasArn: 'arn:live',
      layersPublished: ['arn:own:1'],
      apiId: 'a1b2c3',
      deploymentId: 'd1',
      previousVersion: undefined,
      formerDeploymentId: undefined,
    })
    const steps = aws.entries.filter((entry) => entry.kind === 'change')
    expect(steps.map(({ state }) => state)).toEqual(
      [...plan.version, ...plan.traffic].flatMap(() => ['started', 'done']),
    )
  })

  it('never writes an environment value to the log', async () => {
    await using aws = await scriptedAws(made)
    const desired = wanted({ environment: { PASSWORD: 'hunter2-secret' } })
    const plan = planDeployment(desired, emptyAccount('eu-west-1'), { hash })
    await applyChanges([...plan.version, ...plan.traffic], applyWorld(aws, { desired }))
    expect(JSON.stringify(aws.entries)).not.toContain('hunter2')
  })

  it('stops at the first failure; what comes after is not tried', async () => {
    await using aws = await scriptedAws({
      ...made,
      'POST /2015-03-31/functions': () => ({ code: 'ValidationException' }),
    })
    await expect(applyChanges(firstPlan().version, applyWorld(aws))).rejects.toMatchObject({ code: 'aws' })
    expect(aws.calls().at(-1)).toBe('POST /2015-03-31/functions')
    expect(aws.entries.at(-1)).toMatchObject({ kind: 'change', state: 'started' })
  })

  const moveAlias = {
    kind: 'update-alias',
    functionName: 'hello',
    alias: 'live',
    fromVersion: '1',
  } as const

  it.for<[string, Answer, boolean]>([
    ['may have moved the alias when every answer got lost', 'lost', true],
    ['has not moved the alias when AWS refused', { status: 403, code: 'AccessDeniedException' }, false],
  ])('%s', async ([, answer, mayHaveMoved]) => {
    await using aws = await scriptedAws({ 'PUT /2015-03-31/functions/hello/aliases/live': () => answer })
    const world = applyWorld(aws)
    world.outcome.version = '2'
    await expect(applyChanges([moveAlias], world)).rejects.toMatchObject({ code: 'aws' })
    expect(world.outcome.applied).toEqual([])
    expect(world.outcome.started).toEqual(mayHaveMoved ? [moveAlias] : [])
  })

  it('finishes the call that is under way when the caller stops, and begins no other change', async () => {
    await using aws = await scriptedAws({
      ...made,
      'POST /2015-03-31/functions/hello/aliases': () => {
        aws.abort()
        return { status: 201, body: { AliasArn: 'arn:live' } }
      },
    })
    const world = applyWorld(aws)
    world.outcome.version = '1'
    world.outcome.functionArn = functionArn('hello')
    await expect(applyChanges(firstPlan().traffic, world)).rejects.toMatchObject({ code: 'cancelled' })
    expect(aws.calls()).toEqual(['POST /2015-03-31/functions/hello/aliases'])
    expect(world.outcome.aliasArn).toBe('arn:live')
  })
})

describe('the outcome', () => {
  it('starts with what was observed', () => {
    const outcome = newOutcome({
      ...emptyAccount('eu-west-1'),
      layerVersions: new Map([['php', 'arn:own:1']]),
      alias: { name: 'live', aliasArn: 'arn:live', version: '3', isSplit: false },
      api: {
        apiId: 'a1b2c3',
        name: 'hello',
        tags: {},
        resources: [{ id: 'root', path: '/', parentId: undefined, methods: [] }],
        stage: { deploymentId: 'd1', deploymentDescription: '' },
      },
    })
    expect(outcome).toMatchObject({
      previousVersion: '3',
      version: undefined,
      formerDeploymentId: 'd1',
      deploymentId: 'd1',
      layerArns: new Map([['php', 'arn:own:1']]),
      resourceIds: new Map([['/', 'root']]),
    })
  })

  it('calls a plan in the wrong order a bug', () => {
    expect(() => known(undefined, 'API id')).toThrow('the plan uses the API id before anything has made it')
  })
})
