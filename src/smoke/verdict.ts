import { LayerliftError } from '../errors.ts'
import type { Log } from '../log.ts'
import { printable } from '../printable.ts'

/** Where a test was put: to the new version by Invoke, or to the route over HTTP. */
type SmokeTarget = 'version' | 'route'

export interface SmokeResult {
  readonly name: string
  readonly target: SmokeTarget
  readonly passed: boolean
  readonly attempts: number
  /** Empty when passed; else one line each. */
  readonly reasons: readonly string[]
}

export interface SmokeVerdict {
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly results: readonly SmokeResult[]
  /** The end of the function's log for the first test that failed, without the test's header values. */
  readonly logTail?: string | undefined
}

/** How many lines of the log tail an error carries; Lambda gives at most 4 KB. */
const LOG_TAIL_LINES = 60

/** Sums results up: one failure is a failure, no result at all is `skipped`. */
export function verdictOf(results: readonly SmokeResult[], logTail?: string): SmokeVerdict {
  if (results.length === 0) return { status: 'skipped', results }
  const passed = results.every((result) => result.passed)
  return passed ? { status: 'passed', results } : { status: 'failed', results, logTail }
}

/** Sends one result to the log. */
export function logResult(log: Log, result: SmokeResult): void {
  const { name, target, passed, attempts, reasons } = result
  log({ kind: 'smoke', test: name, target, passed, attempts, reasons })
}

/** The error for a failed verdict: every reason, then the log tail; `hint` says what became of the deployment. */
export function smokeFailure(verdict: SmokeVerdict, hint?: string): LayerliftError {
  const failed = verdict.results.filter((result) => !result.passed)
  const target = failed[0]?.target === 'route' ? 'the route' : 'the new version'
  const names = failed.map(({ name }) => printable(name, 'shown')).join(', ')
  return new LayerliftError(
    'smoke-failed',
    `smoke test of ${target} failed: ${names} (${failed.length} of ${verdict.results.length})`,
    {
      hint,
      details: [
        ...failed.flatMap(({ name, reasons }) =>
          reasons.map((reason) => `${printable(name, 'shown')}: ${reason}`),
        ),
        ...logTailLines(verdict.logTail),
      ],
    },
  )
}

/** The bar keeps a line of the log from being read as a command of the workflow runner. */
function logTailLines(logTail = ''): readonly string[] {
  const text = logTail.trimEnd()
  if (text === '') return []
  const lines = text.split(/\r\n|[\r\n]/).slice(-LOG_TAIL_LINES)
  return ['End of the function’s log:', ...lines.map((line) => `| ${printable(line.replaceAll('\t', ' '))}`)]
}
