import { expect, it } from 'vitest'
import {
  getProvisionedConcurrency,
  setProvisionedConcurrency,
  setReservedConcurrency,
} from '../../src/aws/lambda-concurrency.ts'
import { applyWorld } from './apply-world.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

const reserved = '/2017-10-31/functions/hello/concurrency'
const provisioned = '/2019-09-30/functions/hello/provisioned-concurrency'
const functionName = 'hello'
const place = { functionName, alias: 'live' } as const
const status = (Status: string, StatusReason?: string): Answer => ({
  body: { Status, StatusReason, RequestedProvisionedConcurrentExecutions: 2 },
})

it.for<[number | undefined, string, unknown]>([
  [5, `PUT ${reserved}`, { ReservedConcurrentExecutions: 5 }],
  [0, `PUT ${reserved}`, { ReservedConcurrentExecutions: 0 }],
  [undefined, `DELETE ${reserved}`, undefined],
])('reserves %s, once more after a lost answer', async ([executions, call, body]) => {
  await using aws = await scriptedAws({ [call]: (_, nth) => (nth === 0 ? 'lost' : {}) })
  await setReservedConcurrency(
    { kind: 'set-reserved-concurrency', functionName, executions },
    applyWorld(aws),
  )
  expect(aws.calls()).toEqual([call, call])
  expect(aws.seen[1]?.body).toEqual(body)
})

it('provisions on the alias and waits until it is ready', async () => {
  await using aws = await scriptedAws({
    [`PUT ${provisioned}`]: () => ({ status: 202, body: {} }),
    [`GET ${provisioned}`]: (_, nth) => status(nth < 2 ? 'IN_PROGRESS' : 'READY'),
  })
  const change = { kind: 'set-provisioned-concurrency', ...place, executions: 2 } as const
  await setProvisionedConcurrency(change, applyWorld(aws))
  expect(aws.seen[0]?.body).toEqual({ ProvisionedConcurrentExecutions: 2 })
  expect(aws.seen.map(({ query }) => query.get('Qualifier'))).toEqual(['live', 'live', 'live', 'live'])
})

it('waits for nothing when it takes provisioned concurrency away', async () => {
  await using aws = await scriptedAws({ [`DELETE ${provisioned}`]: () => ({ status: 204 }) })
  const change = { kind: 'set-provisioned-concurrency', ...place, executions: undefined } as const
  await setProvisionedConcurrency(change, applyWorld(aws))
  expect(aws.calls()).toEqual([`DELETE ${provisioned}`])
})

it('fails with the reason of AWS', async () => {
  await using aws = await scriptedAws({
    [`PUT ${provisioned}`]: () => ({ status: 202, body: {} }),
    [`GET ${provisioned}`]: () => status('FAILED', 'over the account limit'),
  })
  const change = { kind: 'set-provisioned-concurrency', ...place, executions: 2 } as const
  await expect(setProvisionedConcurrency(change, applyWorld(aws))).rejects.toMatchObject({
    code: 'aws',
    message: 'the provisioned concurrency of hello:live failed: over the account limit',
  })
})

it('warns, and goes on, when it takes longer than wait-timeout', async () => {
  await using aws = await scriptedAws({
    [`PUT ${provisioned}`]: () => ({ status: 202, body: {} }),
    [`GET ${provisioned}`]: () => status('IN_PROGRESS'),
  })
  const change = { kind: 'set-provisioned-concurrency', ...place, executions: 2 } as const
  await setProvisionedConcurrency(change, applyWorld(aws, { waitTimeoutSeconds: 10 }))
  expect(aws.entries.at(-1)).toMatchObject({
    kind: 'warning',
    message: 'the provisioned concurrency of hello:live is not ready after 10 s: IN_PROGRESS',
  })
})

it.for<[string, Answer, number | undefined]>([
  ['what was asked for', status('IN_PROGRESS'), 2],
  ['nothing after a failure, so that it is asked for again', status('FAILED'), undefined],
  [
    'nothing where there is none',
    { status: 404, code: 'ProvisionedConcurrencyConfigNotFoundException' },
    undefined,
  ],
])('reads %s', async ([, answer, executions]) => {
  await using aws = await scriptedAws({ [`GET ${provisioned}`]: () => answer })
  expect(await getProvisionedConcurrency(aws.clients, place, aws.world.signal)).toBe(executions)
})

it('names the permission that is missing', async () => {
  await using aws = await scriptedAws({
    [`PUT ${reserved}`]: () => ({ status: 403, code: 'AccessDeniedException' }),
  })
  const change = { kind: 'set-reserved-concurrency', functionName, executions: 1 } as const
  await expect(setReservedConcurrency(change, applyWorld(aws))).rejects.toMatchObject({
    hint: 'allow the caller lambda:PutFunctionConcurrency on function hello',
  })
})
