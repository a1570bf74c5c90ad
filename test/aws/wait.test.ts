import { describe, expect, it } from 'vitest'
import { waitForFunction } from '../../src/aws/wait.ts'
import { containing, matching } from './matching.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

const call = 'GET /2015-03-31/functions/hello'
const wait = { functionName: 'hello', timeoutSeconds: 30 }

const state = (State: string, LastUpdateStatus: string | null, more: object = {}): Answer => ({
  body: { Configuration: { FunctionName: 'hello', State, LastUpdateStatus, ...more } },
})

describe('waiting for a function', () => {
  it.for<[string, readonly Answer[]]>([
    ['it is there at once', [state('Active', 'Successful')]],
    [
      'creation and update end',
      [state('Pending', 'InProgress'), state('Active', 'InProgress'), state('Active', 'Successful')],
    ],
    ['an idle function was updated', [state('Active', 'InProgress'), state('Inactive', 'Successful')]],
    [
      'a 404 right after create passes',
      [{ status: 404, code: 'ResourceNotFoundException' }, state('Active', 'Successful')],
    ],
  ])('ends when %s', async ([, answers]) => {
    await using aws = await scriptedAws({ [call]: (_, nth) => answers[nth] ?? 'lost' })
    const settled = await waitForFunction(aws.world, wait)
    expect(settled.FunctionName).toBe('hello')
    expect(aws.calls()).toHaveLength(answers.length)
    expect(aws.entries.map(({ kind }) => kind)).toEqual(answers.slice(1).map(() => 'waiting'))
  })

  it('looks only at the state of a version, whose update status may be null', async () => {
    await using aws = await scriptedAws({ [call]: () => state('Active', null) })
    await waitForFunction(aws.world, { ...wait, qualifier: '7' })
    expect(aws.seen.map(({ query }) => query.get('Qualifier'))).toEqual(['7'])
  })

  it('stops at once when AWS refuses to say, where the SDK waiter goes on polling', async () => {
    await using aws = await scriptedAws({ [call]: () => ({ status: 403, code: 'AccessDeniedException' }) })
    await expect(waitForFunction(aws.world, wait)).rejects.toMatchObject({
      code: 'aws',
      message: containing('GetFunction of function hello failed: AccessDeniedException'),
      hint: 'allow the caller lambda:GetFunction on function hello',
    })
    expect(aws.calls()).toHaveLength(1)
  })

  it('takes a 404 for the truth after ten seconds', async () => {
    await using aws = await scriptedAws({})
    await expect(waitForFunction(aws.world, { ...wait, timeoutSeconds: 300 })).rejects.toMatchObject({
      code: 'aws',
    })
    const waitedMs = aws.clock.sleptMs.reduce((sum, ms) => sum + ms, 0)
    expect(waitedMs).toBeGreaterThanOrEqual(10_000)
    expect(waitedMs).toBeLessThan(13_000)
  })

  it('reports why creation failed', async () => {
    const failed = state('Failed', 'Failed', { StateReasonCode: 'ImageAccessDenied', StateReason: 'no pull' })
    await using aws = await scriptedAws({ [call]: () => failed })
    await expect(waitForFunction(aws.world, wait)).rejects.toMatchObject({
      code: 'aws',
      message: 'function hello is in state Failed: ImageAccessDenied: no pull',
    })
  })

  it('reports why an update failed, and that the old code stays in service', async () => {
    const failed = state('Active', 'Failed', { LastUpdateStatusReasonCode: 'EniLimitExceeded' })
    await using aws = await scriptedAws({
      [call]: (_, nth) => (nth === 0 ? state('Active', 'InProgress') : failed),
    })
    await expect(waitForFunction(aws.world, wait)).rejects.toMatchObject({
      message: 'the update of function hello failed: EniLimitExceeded',
      hint: containing('stay in service'),
    })
  })

  it('gives up at its deadline and says what it saw last', async () => {
    await using aws = await scriptedAws({ [call]: () => state('Pending', 'InProgress') })
    await expect(waitForFunction(aws.world, wait)).rejects.toMatchObject({
      code: 'deadline',
      message: matching(
        /^function hello is not ready after 3\d s: State Pending, LastUpdateStatus InProgress$/,
      ),
      hint: containing('wait-timeout'),
    })
  })

  it('stops when the caller does', async () => {
    await using aws = await scriptedAws({
      [call]: () => {
        aws.abort()
        return state('Pending', 'InProgress')
      },
    })
    await expect(waitForFunction(aws.world, wait)).rejects.toMatchObject({ code: 'cancelled' })
    expect(aws.calls()).toHaveLength(1)
  })
})
