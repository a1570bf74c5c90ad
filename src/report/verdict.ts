import type { Report } from '../deploy/report.ts'
import { assertNever } from '../errors.ts'
import { formatCount } from '../amounts.ts'

/** The one sentence that says how a run ended: heading of the summary and first closing line of the CLI. */
export function verdictOf(report: Report): string {
  const name = report.functionName ?? 'the image'
  if (report.failure !== undefined) return failureVerdict(report, name)
  switch (report.command) {
    case 'deploy':
      return deployVerdict(report, name)
    case 'demo':
      return `an account that has nothing would get ${formatCount(report.plan.length, 'change')} for ${name}`
    case 'plan':
      return report.plan.length === 0
        ? `${name} is up to date, nothing to do`
        : `${formatCount(report.plan.length, 'change')} for ${name}`
    case 'package':
      return `${formatCount(report.packages.length, 'package')} written`
    case 'publish':
      return `${formatCount(report.layersPublished, 'layer')} published, ${report.layerArns.length - report.layersPublished} unchanged`
    default:
      return assertNever(report.command)
  }
}

function deployVerdict(report: Report, name: string): string {
  const version = report.version === undefined ? name : `version ${report.version} of ${name}`
  if (!report.changed) return `${version} is live already, nothing changed`
  const tested = report.smokeStatus === 'skipped' ? ' (not smoke-tested)' : ''
  return `${version} is ${report.alias === undefined ? 'deployed' : 'live'}${tested}`
}

function failureVerdict(report: Report, name: string): string {
  const back = report.rolledBack ? ' and was rolled back' : ''
  if (report.failure?.code !== 'smoke-failed') return `${report.command} of ${name} failed${back}`
  const tested = report.version === undefined ? name : `version ${report.version} of ${name}`
  const serving = servingVersion(report)
  return `${tested} failed its smoke test${back}${serving === undefined ? '' : `, version ${serving} keeps serving`}`
}

/**
 * What callers have after a failure, as far as it is certain: the version before, unless the route was tested, failed, and
 * could not be brought back; undefined when nobody can say.
 */
export function servingVersion({ failure, previousVersion, rolledBack, smoke }: Report): string | undefined {
  if (rolledBack) return previousVersion
  if (failure?.code !== 'smoke-failed') return undefined
  return smoke.some(({ target }) => target === 'route') ? undefined : previousVersion
}
