import type { PackageReport, PackageState, Report } from '../deploy/report.ts'
import { maxUnzippedBytes } from '../limits.ts'
import { formatBytes, formatShare } from '../amounts.ts'
import { explain } from './annotations.ts'
import type { Leftover } from './leftover.ts'
import {
  factTable,
  inlineCode,
  inlineLink,
  inlineText,
  markdownList,
  markdownTable,
  verbatim,
} from './markdown.ts'
import { servingVersion, verdictOf } from './verdict.ts'

/** The job summary: what is live now, the packages against Lambda's limit, the plan, the tests, the warnings. */
export function summaryOf(report: Report, leftover: Leftover): string {
  return [
    `### ${heading(report)}`,
    '',
    ...failureLines(report),
    ...factTable(factRows(report)),
    ...packageLines(report),
    ...changeLines(report, leftover),
    ...markdownList('Smoke tests', report.smoke.map(smokeItem)),
    ...markdownList('Warnings', report.warnings.map(inlineText)),
  ].join('\n')
}

function heading(report: Report): string {
  const mark = report.failure === undefined ? '✅' : '❌'
  return `${mark} layerlift ${report.command}: ${inlineText(verdictOf(report))}`
}

/** A line of the function's log, as `smoke/verdict` marks it. */
const logMark = '  | '

/** The line of an error before those, as `smoke/verdict` writes it: here it is the heading of the block. */
const logTitle = 'End of the function’s log:'

function failureLines({ failure, rolledBack, smoke }: Report): readonly string[] {
  if (failure === undefined) return []
  const { title, lines } = explain(failure)
  // The reasons stand beside their tests.
  const told = new Set(smoke.flatMap(({ name, reasons }) => reasons.map((reason) => `  ${name}: ${reason}`)))
  const said = lines.filter(
    (line) => !line.startsWith(logMark) && line.trim() !== logTitle && !told.has(line),
  )
  const log = lines.filter((line) => line.startsWith(logMark)).map((line) => line.slice(logMark.length))
  const back = rolledBack ? ['Alias and stage were brought back to where they were.', ''] : []
  const box = ['> [!CAUTION]', `> **${title}**`, ...said.map((line) => `> <br>${inlineText(line)}`), '']
  return [...box, ...(log.length === 0 ? [] : [logTitle, '', ...verbatim(log)]), ...back]
}

function changeLines({ command, failure, plan }: Report, leftover: Leftover): readonly string[] {
  const list = (title: string, sentences: readonly string[]): readonly string[] =>
    markdownList(title, sentences.map(inlineText))
  if (failure === undefined) return list(command === 'plan' ? 'Plan' : 'Changes', plan)
  return [
    ...list('Done', leftover.done),
    ...list('Done and taken back', leftover.takenBack),
    ...list('Not done', leftover.left),
  ]
}

function versionRows(report: Report): readonly (readonly [string, string | undefined])[] {
  const { failure, version, previousVersion, changed, command } = report
  const before = previousVersion === undefined ? '' : ` (before: ${inlineText(previousVersion)})`
  if (version === undefined) return []
  if (failure === undefined)
    return [
      ['Version', `${inlineText(version)}${command === 'deploy' && !changed ? ' (unchanged)' : before}`],
    ]
  const serving = servingVersion(report)
  if (serving === undefined) return [['Version', `${inlineText(version)}, not finished${before}`]]
  return [
    ['Serving', `version ${inlineText(serving)}`],
    ['Failed', `version ${inlineText(version)}`],
  ]
}

function factRows(report: Report): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['URL', report.url === undefined ? undefined : inlineLink(report.url)],
    ['Routes', report.routes.length === 0 ? undefined : report.routes.map(inlineCode).join('<br>')],
    ['Function', codeOf(report.functionArn ?? report.functionName)],
    ...versionRows(report),
    ['Alias', codeOf(report.aliasArn ?? report.alias)],
    ['Stage', codeOf(report.stage)],
    ['Image', codeOf(report.imageDigest)],
    ['Layers', report.layerArns.length === 0 ? undefined : report.layerArns.map(inlineCode).join('<br>')],
  ]
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

function codeOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : inlineCode(text)
}

const stateWords: Readonly<Record<PackageState, string>> = {
  published: 'published',
  unchanged: 'unchanged, not uploaded',
  written: 'written',
  planned: 'to be published',
}

function packageLines(report: Report): readonly string[] {
  if (report.packages.length === 0) return []
  const totalBytes = report.packages.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0)
  const row = (found: PackageReport): readonly string[] => [
    inlineCode(found.fileName),
    found.zippedBytes === undefined ? '–' : formatBytes(found.zippedBytes),
    formatBytes(found.unzippedBytes),
    formatShare(found.unzippedBytes, maxUnzippedBytes),
    String(found.entryCount),
    stateWords[found.state],
  ]
  const total = ['together', '', formatBytes(totalBytes), formatShare(totalBytes, maxUnzippedBytes), '', '']
  const table = markdownTable(
    [
      'Package',
      'Zipped',
      'Unzipped',
      `Share of ${formatBytes(maxUnzippedBytes).replace('.0 ', ' ')}`,
      'Entries',
      'State',
    ],
    report.packages.length === 1 ? report.packages.map(row) : [...report.packages.map(row), total],
  )
  return ['#### Packages', '', ...table]
}

function smokeItem(result: Report['smoke'][number]): string {
  const where = result.target === 'version' ? 'new version' : 'route'
  const verdict = `${result.passed ? '✅' : '❌'} ${inlineCode(result.name)} on the ${where}`
  return result.passed ? verdict : `${verdict}: ${inlineText(result.reasons.join('; '))}`
}
