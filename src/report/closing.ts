import type { PackageReport, Report } from '../deploy/report.ts'
import { assertNever } from '../errors.ts'
import { formatBytes } from '../amounts.ts'
import { curlLine } from './curl.ts'
import type { Leftover } from './leftover.ts'
import { printable } from '../printable.ts'
import { verdictOf } from './verdict.ts'

/** What a command says at its end, on standard output: the result, where it answers, and what to type next. */
export function closingText(report: Report, leftover: Leftover): string {
  return textOf([...closingLines(report, leftover), ...nextLines(report)])
}

/** The same at the end of a workflow's log, where nobody types a command. */
export function closingOfAction(report: Report, leftover: Leftover): string {
  const tryIt = report.failure === undefined && report.command === 'deploy' ? nextLines(report) : []
  return textOf([...closingLines(report, leftover), ...tryIt])
}

function textOf(lines: readonly string[]): string {
  return `${lines.map((line) => printable(line)).join('\n')}\n`
}

function closingLines(report: Report, leftover: Leftover): readonly string[] {
  return [
    verdictOf(report),
    ...packageLines(report),
    ...factLines(report),
    ...planLines(report),
    ...leftoverLines(report, leftover),
  ]
}

function packageLines({ packages }: Report): readonly string[] {
  const width = Math.max(...packages.map(({ fileName, path }) => (path ?? fileName).length), 0)
  return packages.map((found) => `  ${(found.path ?? found.fileName).padEnd(width)}  ${sizesOf(found)}`)
}

function sizesOf({ zippedBytes, unzippedBytes, state }: PackageReport): string {
  const zipped = zippedBytes === undefined ? '' : `${formatBytes(zippedBytes)} zipped, `
  return `${zipped}${formatBytes(unzippedBytes)} unzipped, ${state}`
}

function factLines(report: Report): readonly string[] {
  const isDry = report.command === 'plan' || report.command === 'demo'
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['function', report.functionArn],
    ['alias', report.aliasArn],
    ['url', report.url],
    ...report.layerArns.map((arn) => ['layer', arn] as const),
  ]
  if (isDry) return []
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(9)} ${value}`]))
}

/** Only commands that do not act show the whole plan; the others have logged each change. */
function planLines({ command, plan }: Report): readonly string[] {
  if (command !== 'plan' && command !== 'demo') return []
  return plan.map((sentence, index) => `  ${String(index + 1).padStart(2)}. ${sentence}`)
}

function leftoverLines({ failure }: Report, { done, takenBack, left }: Leftover): readonly string[] {
  if (failure === undefined) return []
  const named = [
    ['done before it ended:', done],
    ['done and taken back:', takenBack],
    ['not done:', left],
  ] as const
  return named.flatMap(([title, sentences]) =>
    sentences.length === 0 ? [] : [title, ...sentences.map((sentence) => `  ${sentence}`)],
  )
}

function nextLines(report: Report): readonly string[] {
  if (report.failure?.code === 'smoke-failed')
    return ['next: mend the function, then run the same command again']
  if (report.failure !== undefined) return ['next: run the same command again, it takes up what is left']
  switch (report.command) {
    case 'deploy':
      return report.url === undefined || report.routes.length === 0
        ? []
        : ['try it:', `  ${curlLine(report.url, report.routes)}`]
    case 'plan':
      return report.plan.length === 0 ? [] : ['next: layerlift deploy with the same settings']
    case 'package':
      // Without /var/task there is no function to deploy.
      return report.packages.some(({ fileName }) => fileName === 'function.zip')
        ? ['next: layerlift publish for the layers alone, or layerlift deploy for everything']
        : ['next: layerlift publish with the same settings']
    case 'demo':
      return [
        'next, in a folder with a Dockerfile:',
        "  layerlift deploy --function-name NAME --handler HANDLER --role ARN --routes 'POST /hello'",
      ]
    case 'publish':
      return layerListLines(report)
    default:
      return assertNever(report.command)
  }
}

/** `publish` leaves the lists beside the packages. */
function layerListLines({ packages }: Report): readonly string[] {
  const folder = packages.find(({ path }) => path !== undefined)?.path?.replace(/[^/\\]*$/, '')
  if (folder === undefined) return []
  return [
    `written: ${folder}layers.json and ${folder}layers.yaml`,
    'next: name one of them as the layers of a function, as README.md shows for serverless.yml',
  ]
}
