import { expect, it } from 'vitest'
import { invokeFunction } from '../../src/aws/invoke.ts'
import { returnTraffic } from '../../src/aws/return-traffic.ts'
import { scriptedAws } from './scripted-aws.ts'

const invoke = 'POST /2015-03-31/functions/hello/invocations'
const invocation = {
  functionName: 'hello',
  qualifier: '4',
  payload: '{"a":1}',
  signal: new AbortController().signal,
}

it('sends the payload to one version and gives back what the function said', async () => {
  await using aws = await scriptedAws({ [invoke]: () => ({ body: { statusCode: 200 } }) })
  const result = await invokeFunction(aws.clients, invocation)
  expect(JSON.parse(result.payload)).toEqual({ statusCode: 200 })
  expect(aws.seen).toMatchObject([{ call: invoke, body: { a: 1 } }])
  expect(aws.seen[0]?.query.get('Qualifier')).toBe('4')
})

it('never repeats a call whose answer is lost, because the function may have had effects', async () => {
  await using aws = await scriptedAws({ [invoke]: () => 'lost' })
  await expect(invokeFunction(aws.clients, invocation)).rejects.toMatchObject({ code: 'aws' })
  expect(aws.calls()).toEqual([invoke])
})

it('waits for a function that wakes up from being idle', async () => {
  await using aws = await scriptedAws({
    [invoke]: (_, nth) => (nth < 2 ? { status: 409, code: 'ResourceConflictException' } : { body: {} }),
  })
  await invokeFunction(aws.clients, invocation)
  expect(aws.calls()).toHaveLength(3)
})

it('names the permission that Invoke needs, which has another name', async () => {
  await using aws = await scriptedAws({ [invoke]: () => ({ status: 403, code: 'AccessDeniedException' }) })
  await expect(invokeFunction(aws.clients, invocation)).rejects.toMatchObject({
    hint: 'allow the caller lambda:InvokeFunction on function hello:4',
  })
})

const alias = 'PUT /2015-03-31/functions/hello/aliases/live'
const stage = 'PATCH /restapis/a1b2c3/stages/live'

it('returns the traffic: first the alias, then the stage, each twice when an answer is lost', async () => {
  await using aws = await scriptedAws({
    [alias.replace('PUT', 'GET')]: () => ({ body: { FunctionVersion: '4' } }),
    [stage.replace('PATCH', 'GET')]: () => ({ body: { deploymentId: 'd2' } }),
    [alias]: (_, nth) => (nth === 0 ? 'lost' : { body: {} }),
    [stage]: (_, nth) => (nth === 0 ? { status: 503, code: 'ServiceUnavailableException' } : { body: {} }),
  })
  await returnTraffic(
    {
      alias: { functionName: 'hello', alias: 'live', version: '3', movedTo: '4' },
      stage: {
        apiId: 'a1b2c3',
        stage: 'live',
        deploymentId: 'd1',
        movedTo: { deploymentId: 'd2', description: '' },
      },
    },
    aws.world,
  )
  const sent = aws.seen.filter(({ call }) => !call.startsWith('GET'))
  expect(sent.map(({ call }) => call)).toEqual([alias, alias, stage, stage])
  expect(sent[1]?.body).toMatchObject({ FunctionVersion: '3' })
  expect(sent[3]?.body).toEqual({
    patchOperations: [{ op: 'replace', path: '/deploymentId', value: 'd1' }],
  })
})

it('leaves alone what did not move', async () => {
  await using aws = await scriptedAws({})
  await returnTraffic({}, aws.world)
  expect(aws.calls()).toEqual([])
})
