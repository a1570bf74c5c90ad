import { expect, it } from 'vitest'
import { getCodeSigning, putCodeSigning } from '../../src/aws/lambda-code-signing.ts'
import { observe } from '../../src/aws/observe.ts'
import { wanted } from '../plan/wanted.ts'
import { applyWorld, ready } from './apply-world.ts'
import { scriptedAws } from './scripted-aws.ts'

const path = '/2020-06-30/functions/hello/code-signing-config'
const change = { kind: 'put-code-signing', functionName: 'hello', codeSigningConfigArn: 'arn:csc' } as const

it('is put on the function', async () => {
  await using aws = await scriptedAws({ [`PUT ${path}`]: () => ({ body: {} }) })
  await putCodeSigning(change, applyWorld(aws))
  expect(aws.seen[0]).toMatchObject({ call: `PUT ${path}`, body: { CodeSigningConfigArn: 'arn:csc' } })
})

it('waits for another update of the function', async () => {
  await using aws = await scriptedAws({
    [`PUT ${path}`]: (_, nth) => (nth === 0 ? { status: 409, code: 'ResourceConflictException' } : {}),
  })
  await putCodeSigning(change, applyWorld(aws))
  expect(aws.calls()).toHaveLength(2)
})

it.for([
  [{ body: { CodeSigningConfigArn: 'arn:csc' } }, 'arn:csc'],
  [{ status: 404, code: 'CodeSigningConfigNotFoundException' }, undefined],
] as const)('is read as %j', async ([answer, arn]) => {
  await using aws = await scriptedAws({ [`GET ${path}`]: () => answer })
  expect(await getCodeSigning(aws.clients, 'hello', aws.world.signal)).toBe(arn)
})

it('is asked about, as is provisioned concurrency, only when one is wanted', async () => {
  await using aws = await scriptedAws({ 'GET /2015-03-31/functions/hello': () => ready })
  const extra = (call: string) => /code-signing|concurrency/.test(call)
  await observe(aws.clients, wanted({ api: undefined }), aws.world)
  expect(aws.calls().filter(extra)).toEqual([])
  const extras = { codeSigningConfigArn: 'arn:csc', provisionedConcurrency: 2 }
  const desired = wanted({ api: undefined, ...extras })
  await observe(aws.clients, desired, aws.world)
  expect(aws.calls().filter(extra)).toHaveLength(2)
})
