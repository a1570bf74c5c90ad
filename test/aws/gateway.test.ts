import { describe, expect, it } from 'vitest'
import { createApi, createDeployment, createResource } from '../../src/aws/gateway.ts'
import { deleteMethod, putMethod } from '../../src/aws/gateway-method.ts'
import { returnTraffic } from '../../src/aws/return-traffic.ts'
import { functionArn } from '../plan/account.ts'
import { applyWorld } from './apply-world.ts'
import { scriptedAws, type Answer, type ScriptedAws } from './scripted-aws.ts'

const api = {
  id: 'a1b2c3',
  name: 'hello',
  rootResourceId: 'root',
  tags: { 'layerlift:app': 'octo/shop/hello' },
}
const apiChange = {
  kind: 'create-api',
  api: { apiName: 'hello', stage: 'live', routes: [], binaryMediaTypes: ['image/*'] },
  tags: api.tags,
} as const
const route = { method: 'POST', path: '/hello' }
const conflict: Answer = { status: 409, code: 'ConflictException' }

/** A world in which the API and its resources `/` and `/hello` are there. */
function worldWithApi(aws: ScriptedAws) {
  const world = applyWorld(aws)
  world.outcome.apiId = 'a1b2c3'
  world.outcome.functionArn = functionArn('hello')
  world.outcome.resourceIds.set('/', 'root').set('/hello', 'r1')
  return world
}

describe('making a REST API', () => {
  it('makes it regional and tagged, and remembers its root', async () => {
    await using aws = await scriptedAws({ 'POST /restapis': () => ({ status: 201, body: api }) })
    const world = applyWorld(aws)
    await createApi(apiChange, world)
    expect(aws.seen[0]?.body).toEqual({
      name: 'hello',
      endpointConfiguration: { types: ['REGIONAL'] },
      tags: api.tags,
      binaryMediaTypes: ['image/*'],
    })
    expect(world.outcome.apiId).toBe('a1b2c3')
    expect(world.outcome.resourceIds).toEqual(new Map([['/', 'root']]))
  })

  it('finds the API of a lost answer by its tags, and makes no second one', async () => {
    await using aws = await scriptedAws({
      'POST /restapis': () => 'lost',
      'GET /restapis': () => ({ body: { item: [{ id: 'other', name: 'hello', tags: {} }, api] } }),
    })
    const world = applyWorld(aws)
    await createApi(apiChange, world)
    expect(world.outcome.apiId).toBe('a1b2c3')
    expect(aws.calls()).toEqual(['POST /restapis', 'GET /restapis'])
  })

  it('makes it without tags, with a warning, when the caller may not tag', async () => {
    const message =
      'User: u is not authorized to perform: apigateway:PUT on resource: arn:aws:apigateway:eu-west-1::/tags/x'
    await using aws = await scriptedAws({
      'POST /restapis': (_, nth) =>
        nth === 0
          ? { status: 403, code: 'AccessDeniedException', body: { message } }
          : { status: 201, body: api },
    })
    await createApi(apiChange, applyWorld(aws))
    expect(aws.seen.map(({ body }) => Object.hasOwn(Object(body), 'tags'))).toEqual([true, false])
    expect(aws.entries).toMatchObject([{ kind: 'warning' }])
  })

  it('says that an answer has no id, which is no bug of the plan', async () => {
    await using aws = await scriptedAws({ 'POST /restapis': () => ({ status: 201, body: {} }) })
    await expect(createApi(apiChange, applyWorld(aws))).rejects.toMatchObject({
      name: 'LayerliftError',
      code: 'aws',
      message: 'AWS answered without the API id',
    })
  })

  it('waits when API Gateway asks for it', async () => {
    const throttled: Answer = {
      status: 429,
      code: 'TooManyRequestsException',
      body: { message: 'slow down' },
    }
    await using aws = await scriptedAws({
      'POST /restapis': (_, nth) => (nth === 0 ? throttled : { status: 201, body: api }),
    })
    await createApi(apiChange, applyWorld(aws))
    expect(aws.calls()).toEqual(['POST /restapis', 'POST /restapis'])
  })
})

describe('making resources', () => {
  it('makes each under its parent', async () => {
    await using aws = await scriptedAws({
      'POST /restapis/a1b2c3/resources/root': () => ({ status: 201, body: { id: 'r2' } }),
      'POST /restapis/a1b2c3/resources/r2': () => ({ status: 201, body: { id: 'r3' } }),
    })
    const world = worldWithApi(aws)
    await createResource({ kind: 'create-resource', path: '/a' }, world)
    await createResource({ kind: 'create-resource', path: '/a/{proxy+}' }, world)
    expect(aws.seen.map(({ body }) => body)).toEqual([{ pathPart: 'a' }, { pathPart: '{proxy+}' }])
    expect(world.outcome.resourceIds.get('/a/{proxy+}')).toBe('r3')
  })

  it('takes a resource that someone made meanwhile', async () => {
    await using aws = await scriptedAws({
      'POST /restapis/a1b2c3/resources/root': () => conflict,
      'GET /restapis/a1b2c3/resources': () => ({ body: { item: [{ id: 'r9', path: '/a' }] } }),
    })
    const world = worldWithApi(aws)
    await createResource({ kind: 'create-resource', path: '/a' }, world)
    expect(world.outcome.resourceIds.get('/a')).toBe('r9')
  })

  it('reports a conflict that is about something else', async () => {
    await using aws = await scriptedAws({
      'POST /restapis/a1b2c3/resources/root': () => conflict,
      'GET /restapis/a1b2c3/resources': () => ({ body: { item: [{ id: 'r9', path: '/{id}' }] } }),
    })
    const change = { kind: 'create-resource', path: '/{name}' } as const
    await expect(createResource(change, worldWithApi(aws))).rejects.toMatchObject({ code: 'aws' })
  })
})

describe('methods', () => {
  const method = 'PUT /restapis/a1b2c3/resources/r1/methods/POST'
  const integration = `${method}/integration`

  it('makes the method without authorization, with our mark, and its integration to the alias', async () => {
    await using aws = await scriptedAws({
      [method]: () => ({ status: 201 }),
      [integration]: () => ({ status: 201 }),
    })
    await putMethod({ kind: 'put-method', route, exists: false }, worldWithApi(aws))
    expect(aws.seen).toMatchObject([
      {
        call: method,
        body: { authorizationType: 'NONE', operationName: 'layerlift_octo_shop_hello_POST_hello' },
      },
      {
        call: integration,
        body: {
          type: 'AWS_PROXY',
          httpMethod: 'POST',
          uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn('hello')}:live/invocations`,
        },
      },
    ])
  })

  it('leaves a method that is there and sends only the integration', async () => {
    await using aws = await scriptedAws({ [integration]: () => ({ status: 201 }) })
    await putMethod({ kind: 'put-method', route, exists: true }, worldWithApi(aws))
    expect(aws.calls()).toEqual([integration])
  })

  it('never puts a method twice, which would be refused, and on an emulator drop the integration', async () => {
    await using aws = await scriptedAws({
      [method]: () => 'lost',
      [method.replace('PUT', 'GET')]: () => ({ body: { httpMethod: 'POST' } }),
      [integration]: () => ({ status: 201 }),
    })
    await putMethod({ kind: 'put-method', route, exists: false }, worldWithApi(aws))
    expect(aws.calls()).toEqual([method, method.replace('PUT', 'GET'), integration])
  })

  it('leaves the method of someone who was faster alone', async () => {
    await using aws = await scriptedAws({ [method]: () => conflict })
    await expect(
      putMethod({ kind: 'put-method', route, exists: false }, worldWithApi(aws)),
    ).rejects.toMatchObject({
      code: 'aws',
    })
    expect(aws.calls()).toEqual([method])
  })

  it.for<[string, Answer]>([
    ['is there', { status: 204 }],
    ['is gone already', { status: 404, code: 'NotFoundException' }],
  ])('deletes a method that %s', async ([, answer]) => {
    await using aws = await scriptedAws({ [method.replace('PUT', 'DELETE')]: () => answer })
    await deleteMethod({ kind: 'delete-method', resourceId: 'r1', route }, worldWithApi(aws))
    expect(aws.calls()).toHaveLength(1)
  })
})

describe('deploying the API', () => {
  const deploy = 'POST /restapis/a1b2c3/deployments'
  const change = { kind: 'create-deployment', stage: 'live', description: 'layerlift tree=1 own=2' } as const

  it('makes one deployment and names the stage', async () => {
    await using aws = await scriptedAws({ [deploy]: () => ({ status: 201, body: { id: 'd2' } }) })
    const world = worldWithApi(aws)
    await createDeployment(change, world)
    expect(aws.seen[0]?.body).toEqual({ stageName: 'live', description: 'layerlift tree=1 own=2' })
    expect(world.outcome.deploymentId).toBe('d2')
  })

  it.for<[string, string, string, number]>([
    ['takes the new one that the stage serves', 'd2', change.description, 1],
    ['repeats when the stage serves the former one', 'd1', change.description, 2],
    ['repeats when the stage serves the one of someone else', 'd3', 'theirs', 2],
  ])('after a lost answer %s', async ([, deploymentId, description, sent]) => {
    await using aws = await scriptedAws({
      [deploy]: (_, nth) => (nth === 0 ? 'lost' : { status: 201, body: { id: 'd2' } }),
      'GET /restapis/a1b2c3/stages/live': () => ({ body: { deploymentId } }),
      [`GET /restapis/a1b2c3/deployments/${deploymentId}`]: () => ({
        body: { id: deploymentId, description },
      }),
    })
    const world = worldWithApi(aws)
    await createDeployment(change, { ...world, outcome: { ...world.outcome, formerDeploymentId: 'd1' } })
    expect(aws.calls().filter((call) => call === deploy)).toHaveLength(sent)
  })
})

describe('when someone else changes the API at the same moment', () => {
  const busy: Answer = {
    ...conflict,
    body: {
      message: 'Unable to complete operation due to concurrent modification. Please try again later.',
    },
  }
  const place = '/restapis/a1b2c3/resources/r1/methods/POST'
  const deployment = { kind: 'create-deployment', stage: 'live', description: 'd' } as const
  const formerStage = {
    apiId: 'a1b2c3',
    stage: 'live',
    deploymentId: 'd1',
    movedTo: { deploymentId: 'd2', description: 'd' },
  }

  it.for<[string, string, (world: ReturnType<typeof worldWithApi>) => Promise<void>]>([
    [
      'a resource',
      'POST /restapis/a1b2c3/resources/root',
      (world) => createResource({ kind: 'create-resource', path: '/a' }, world),
    ],
    ['a method', `PUT ${place}`, (world) => putMethod({ kind: 'put-method', route, exists: false }, world)],
    [
      'an integration',
      `PUT ${place}/integration`,
      (world) => putMethod({ kind: 'put-method', route, exists: true }, world),
    ],
    [
      'a deletion',
      `DELETE ${place}`,
      (world) => deleteMethod({ kind: 'delete-method', resourceId: 'r1', route }, world),
    ],
    ['a deployment', 'POST /restapis/a1b2c3/deployments', (world) => createDeployment(deployment, world)],
    [
      'the return of a stage',
      'PATCH /restapis/a1b2c3/stages/live',
      async (world) => void (await returnTraffic({ stage: formerStage }, world)),
    ],
  ])('%s is asked for again, for a minute', async ([, call, make]) => {
    const done: Answer = { status: 201, body: { id: 'x' } }
    const rest = {
      'GET /restapis/a1b2c3/resources': () => ({ body: {} }),
      'GET /restapis/a1b2c3/stages/live': () => ({ body: { deploymentId: 'd2' } }),
      [`PUT ${place}`]: () => done,
      [`PUT ${place}/integration`]: () => done,
    }
    await using aws = await scriptedAws({ ...rest, [call]: (_, nth) => (nth < 2 ? busy : done) })
    await make(worldWithApi(aws))
    expect(aws.calls().filter((seen) => seen === call)).toHaveLength(3)
    expect(aws.entries).toContainEqual(
      expect.objectContaining({ kind: 'waiting', status: 'someone else is changing the API' }),
    )
    await using never = await scriptedAws({ ...rest, [call]: () => busy })
    await expect(make(worldWithApi(never))).rejects.toMatchObject({ code: 'aws' })
    expect(never.clock.now()).toBeGreaterThanOrEqual(60_000)
    expect(never.clock.now()).toBeLessThan(80_000)
  })
})
