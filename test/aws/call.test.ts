import { describe, expect, it } from 'vitest'
import { write, type CallWorld, type Write } from '../../src/aws/call.ts'
import type { LogEntry } from '../../src/log.ts'
import { containing } from './matching.ts'
import { jumpingClock } from './scripted-aws.ts'

const throttle = {
  name: 'TooManyRequestsException',
  message: 'Rate exceeded',
  $metadata: { httpStatusCode: 429 },
}
const broken = { name: 'ServiceException', message: 'oops', $metadata: { httpStatusCode: 500 } }
const reset = { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' }
const refused = {
  name: 'ValidationException',
  message: 'no',
  $metadata: { httpStatusCode: 400, requestId: 'r-1' },
}
const quota = { name: 'LimitExceededException', message: 'resources', $metadata: { httpStatusCode: 429 } }

/** A write whose sendings end as listed: an error is thrown, a text is the answer; the last one repeats. */
function sending(ends: readonly (object | string)[], more: Partial<Write<string>> = {}) {
  const clock = jumpingClock()
  const entries: LogEntry[] = []
  const controller = new AbortController()
  const world: CallWorld = {
    clients: { clock },
    log: (entry) => void entries.push(entry),
    signal: controller.signal,
  }
  let sent = 0
  const call: Write<string> = {
    operation: 'PublishVersion',
    resource: 'function hello',
    afterLostAnswer: 'again',
    send: () => {
      const end = ends[Math.min(sent, ends.length - 1)] ?? 'nothing'
      sent += 1
      return typeof end === 'string' ? Promise.resolve(end) : Promise.reject(Object.assign(new Error(), end))
    },
    ...more,
  }
  return { run: () => write(world, call), sentTimes: () => sent, clock, entries, controller }
}

describe('sending a write', () => {
  it.for<[string, readonly (object | string)[], number]>([
    ['the first answer', ['done'], 1],
    ['the answer after a throttle', [throttle, throttle, 'done'], 3],
    ['the answer after lost ones, when it may be sent again', [broken, reset, 'done'], 3],
  ])('gives %s', async ([, ends, times]) => {
    const { run, sentTimes } = sending(ends)
    expect(await run()).toBe('done')
    expect(sentTimes()).toBe(times)
  })

  it.for<[string, object]>([
    ['a refusal', refused],
    ['a quota, which AWS reports with the status of a throttle', quota],
  ])('does not repeat after %s', async ([, error]) => {
    const { run, sentTimes, clock } = sending([error])
    await expect(run()).rejects.toMatchObject({ code: 'aws' })
    expect(sentTimes()).toBe(1)
    expect(clock.sleptMs).toEqual([])
  })

  it('names operation, resource, code and request id', async () => {
    await expect(sending([refused]).run()).rejects.toMatchObject({
      message: 'PublishVersion of function hello failed: ValidationException: no',
      details: [
        'operation: PublishVersion',
        'resource: function hello',
        'code: ValidationException (HTTP 400)',
        'request id: r-1',
      ],
      cause: { name: 'ValidationException' },
    })
  })

  it('gives up on throttles after a minute, in growing steps', async () => {
    const { run, clock } = sending([throttle])
    await expect(run()).rejects.toMatchObject({ hint: containing('rate') })
    expect(clock.sleptMs.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 8000, 8000])
    expect(clock.now()).toBeGreaterThanOrEqual(60_000)
    expect(clock.now()).toBeLessThan(75_000)
  })

  it('waits as long as AWS asks for', async () => {
    const { run, clock } = sending([{ ...quota, retryAfterSeconds: '30' }, 'done'])
    await run()
    expect(clock.sleptMs).toEqual([30_000])
  })

  it('takes what it finds after a lost answer, and does not send again', async () => {
    const { run, sentTimes } = sending([reset, 'second'], { afterLostAnswer: () => Promise.resolve('found') })
    expect(await run()).toBe('found')
    expect(sentTimes()).toBe(1)
  })

  it('sends again when it finds nothing after a lost answer', async () => {
    const { run, sentTimes, entries } = sending([reset, 'second'], {
      afterLostAnswer: () => Promise.resolve(undefined),
    })
    expect(await run()).toBe('second')
    expect(sentTimes()).toBe(2)
    expect(entries).toContainEqual({
      kind: 'note',
      message: 'PublishVersion of function hello: no answer (ECONNRESET)',
    })
  })

  it('sends once only what must not be done twice', async () => {
    const { run, sentTimes } = sending([reset], { afterLostAnswer: 'fail' })
    await expect(run()).rejects.toMatchObject({ code: 'aws', message: containing('ECONNRESET') })
    expect(sentTimes()).toBe(1)
  })

  it('gives up after the fourth lost answer', async () => {
    const { run, sentTimes } = sending([broken])
    await expect(run()).rejects.toMatchObject({ code: 'aws' })
    expect(sentTimes()).toBe(4)
  })

  it('is patient with refusals that pass, until their time is up', async () => {
    const patience = [
      {
        covers: (error: unknown) => error instanceof Error && error.message === 'no',
        seconds: 20,
        status: 'busy',
      },
    ]
    const passing = sending([refused, refused, 'done'], { patience })
    expect(await passing.run()).toBe('done')
    expect(passing.entries).toMatchObject([
      { kind: 'waiting', status: 'busy', elapsedSeconds: 0 },
      { kind: 'waiting', status: 'busy' },
    ])
    const lasting = sending([refused], { patience })
    await expect(lasting.run()).rejects.toMatchObject({ code: 'aws' })
    expect(lasting.clock.now()).toBeGreaterThanOrEqual(20_000)
    expect(lasting.clock.now()).toBeLessThan(35_000)
  })

  it('sends nothing once the caller has stopped', async () => {
    const { run, sentTimes, controller } = sending(['done'])
    controller.abort()
    await expect(run()).rejects.toMatchObject({ code: 'cancelled', hint: containing('again') })
    expect(sentTimes()).toBe(0)
  })

  it('stops between two sendings when the caller does', async () => {
    const { run, sentTimes, controller } = sending([throttle], {
      patience: [],
    })
    const ended = run()
    controller.abort()
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
    expect(sentTimes()).toBe(1)
  })
})
