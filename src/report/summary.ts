import type { PackageReport, PackageState, Report } from '../deploy/report.ts'
import { maxUnzippedBytes } from '../limits.ts'
import { formatBytes, formatShare } from '../amounts.ts'
import { explain } from './annotations.ts'
import { inlineCode, inlineLink, inlineText, markdownList, markdownTable } from './markdown.ts'
import { verdictOf } from './verdict.ts'

/** The job summary: what is live now, the packages against Lambda's limit, the plan, the tests, the warnings. */
export function summaryOf(report: Report): string {
  return [
    `### ${heading(report)}`,
    '',
    ...failureLines(report),
    ...markdownTable(['', ''], factRows(report)),
    ...packageLines(report),
    ...markdownList(
      report.command === 'plan' ? 'Plan' : 'Changes',
      report.plan.map((sentence) => inlineText(sentence)),
    ),
    ...markdownList('Smoke tests', report.smoke.map(smokeItem)),
    ...markdownList('Warnings', report.warnings.map(inlineText)),
  ].join('\n')
}

function heading(report: Report): string {
  const mark = report.failure === undefined ? '✅' : '❌'
  return `${mark} layerlift ${report.command}: ${inlineText(verdictOf(report))}`
}

function failureLines({ failure, rolledBack }: Report): readonly string[] {
  if (failure === undefined) return []
  const { title, lines } = explain(failure)
  const back = rolledBack ? ['', 'Alias and stage were brought back to where they were.'] : []
  return ['> [!CAUTION]', `> **${title}**`, ...lines.map((line) => `> <br>${inlineText(line)}`), ...back, '']
}

function factRows(report: Report): readonly (readonly string[])[] {
  const before =
    report.previousVersion === undefined ? '' : ` (before: ${inlineText(report.previousVersion)})`
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['URL', report.url === undefined ? undefined : inlineLink(report.url)],
    ['Routes', report.routes.length === 0 ? undefined : report.routes.map(inlineCode).join('<br>')],
    ['Function', codeOf(report.functionArn ?? report.functionName)],
    ['Version', report.version === undefined ? undefined : `${inlineText(report.version)}${before}`],
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
    found.zippedBytes === undefined ? 'not needed' : formatBytes(found.zippedBytes),
    formatBytes(found.unzippedBytes),
    formatShare(found.unzippedBytes, maxUnzippedBytes),
    String(found.entryCount),
    stateWords[found.state],
  ]
  const total = ['together', '', formatBytes(totalBytes), formatShare(totalBytes, maxUnzippedBytes), '', '']
  return markdownTable(
    ['Package', 'Zipped', 'Unzipped', `Share of ${formatBytes(maxUnzippedBytes)}`, 'Entries', 'State'],
    report.packages.length === 1 ? report.packages.map(row) : [...report.packages.map(row), total],
  )
}

function smokeItem(result: Report['smoke'][number]): string {
  const where = result.target === 'version' ? 'new version' : 'route'
  const verdict = `${result.passed ? '✅' : '❌'} ${inlineCode(result.name)} on the ${where}`
  return result.passed ? verdict : `${verdict}: ${inlineText(result.reasons.join('; '))}`
}
