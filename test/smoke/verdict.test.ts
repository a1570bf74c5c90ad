import { expect, test } from 'vitest'
import { exitCodeOf } from '../../src/errors.ts'
import { smokeFailure, verdictOf, type SmokeResult } from '../../src/smoke/verdict.ts'

const passed: SmokeResult = { name: 'GET /', target: 'version', passed: true, attempts: 1, reasons: [] }
const failed: SmokeResult = {
  name: 'POST /hello',
  target: 'version',
  passed: false,
  attempts: 1,
  reasons: ['expected status 200, got 502', 'the body was "x"'],
}

test.for([
  ['skipped', []],
  ['passed', [passed, passed]],
  ['failed', [passed, failed]],
] as const)('a verdict is %s', ([status, results]) => {
  expect(verdictOf(results, 'log')).toMatchObject({ status, results })
  expect(verdictOf(results, 'log').logTail).toBe(status === 'failed' ? 'log' : undefined)
})

test('the failure names the tests, every reason and the log, and ends with exit code 3', () => {
  const error = smokeFailure(
    verdictOf([passed, failed], 'START\r\n::error::\u001b[0m\n\tat x\n'),
    'Run it again.',
  )
  expect(exitCodeOf(error)).toBe(3)
  expect(error).toMatchObject({
    code: 'smoke-failed',
    message: 'smoke test of the new version failed: POST /hello (1 of 2)',
    hint: 'Run it again.',
    details: [
      'POST /hello: expected status 200, got 502',
      'POST /hello: the body was "x"',
      'End of the function’s log:',
      '| START',
      '| ::error::\\x1b[0m',
      '|  at x',
    ],
  })
})

test('without a log only the reasons are told', () => {
  const error = smokeFailure(verdictOf([{ ...failed, target: 'route' }]))
  expect(error.message).toBe('smoke test of the route failed: POST /hello (1 of 1)')
  expect(error.details).toHaveLength(2)
})

test('of a long log the last sixty lines are told', () => {
  const log = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n')
  const { details } = smokeFailure(verdictOf([failed], log))
  expect([details.length, details.at(3), details.at(-1)]).toEqual([63, '| line 40', '| line 99'])
})
