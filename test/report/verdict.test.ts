import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/deploy/report.ts'
import { LayerliftError } from '../../src/errors.ts'
import { verdictOf } from '../../src/report/verdict.ts'
import { deployed, emptyReport } from './reports.ts'

const smokeFailure = new LayerliftError('smoke-failed', 'status 500')

const failedRoute = {
  name: 'POST /hello',
  target: 'route',
  passed: false,
  attempts: 3,
  reasons: ['status: 500'],
} as const

describe('the verdict', () => {
  it.for<[expected: string, report: Report]>([
    ['version 4 of hello is live', deployed],
    ['version 4 of hello is live (not smoke-tested)', { ...deployed, smokeStatus: 'skipped' }],
    ['version 4 of hello is live already, nothing changed', { ...deployed, changed: false }],
    ['hello is deployed', { ...emptyReport, functionName: 'hello', changed: true }],
    ['3 changes for hello', { ...deployed, command: 'plan' }],
    ['hello is up to date, nothing to do', { ...deployed, command: 'plan', plan: [] }],
    ['2 packages written', { ...deployed, command: 'package' }],
    ['1 layer published, 0 unchanged', { ...deployed, command: 'publish' }],
    [
      'an account that has nothing would get 1 change for the image',
      { ...emptyReport, command: 'demo', plan: ['create the function'] },
    ],
    [
      'version 4 of hello failed its smoke test, version 3 keeps serving',
      { ...deployed, failure: smokeFailure },
    ],
    [
      'version 4 of hello failed its smoke test and was rolled back, version 3 keeps serving',
      { ...deployed, failure: smokeFailure, rolledBack: true },
    ],
    [
      'version 4 of hello failed its smoke test',
      { ...deployed, failure: smokeFailure, smoke: [failedRoute] },
    ],
    [
      'version 4 of hello failed its smoke test and was rolled back, version 3 keeps serving',
      { ...deployed, failure: smokeFailure, smoke: [failedRoute], rolledBack: true },
    ],
    [
      'deploy of hello failed and was rolled back',
      { ...deployed, failure: new LayerliftError('aws', 'AccessDenied'), rolledBack: true },
    ],
    ['deploy of hello failed', { ...deployed, failure: new LayerliftError('aws', 'AccessDenied') }],
  ])('reads: %s', ([expected, report]) => {
    expect(verdictOf(report)).toBe(expected)
  })
})
