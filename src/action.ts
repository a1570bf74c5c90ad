import * as core from '@actions/core'
import { resolve } from 'node:path'
import type { Report } from './deploy/report.ts'
import { abortOnSignals, asThrown } from './entry/interrupt.ts'
import { secretsToMask, textsToMask } from './entry/secrets.ts'
import { ownVersion } from './entry/version.ts'
import { workflowAround } from './entry/workflow.ts'
import { exitCodeOf } from './errors.ts'
import { type AutoCommand, resolveAuto } from './github/auto.ts'
import { actionLog, safeLines } from './report/action-log.ts'
import { annotationOf } from './report/annotations.ts'
import { closingOfAction } from './report/closing.ts'
import type { Leftover } from './report/leftover.ts'
import { outputsOf } from './report/outputs.ts'
import { recorded, type Recording } from './report/record.ts'
import { summaryOf } from './report/summary.ts'
import { commandOf } from './settings/command.ts'
import { rawInputs } from './settings/inputs.ts'
import { knownNames, parseSettings } from './settings/parse.ts'
import type { Settings } from './settings/table.ts'

await main()

/** Inputs → deploy → report; the only place that masks, sets outputs and fails the step. */
async function main(): Promise<void> {
  const inputs = readInputs()
  for (const secret of textsToMask(process.env, inputs)) core.setSecret(secret)
  const signal = abortOnSignals(process, {
    onFirst: () => core.info('The job is being cancelled; layerlift stops.'),
    // A runner sends a second signal as a matter of course; stopping is under way.
    onAgain: () => undefined,
  })
  const { log, close } = actionLog({
    write: (text) => void process.stdout.write(text),
    nowMs: () => performance.now(),
  })
  try {
    const recording = recorded(log)
    const report = await carryOut(inputs, { recording, signal })
    close()
    if (report === undefined) return
    process.stdout.write(safeLines(closingOfAction(report, recording.leftover(report))))
    if (report.failure !== undefined) fail(asThrown(report.failure, signal))
  } catch (error) {
    close()
    fail(asThrown(error, signal))
  }
}

async function carryOut(
  inputs: ReadonlyMap<string, string>,
  { recording, signal }: { readonly recording: Recording; readonly signal: AbortSignal },
): Promise<Report | undefined> {
  const settings = parseSettings(inputs, { surface: 'action' })
  for (const secret of secretsToMask(settings.secrets)) core.setSecret(secret)
  const context = await workflowAround(process.env)
  const chosen = commandFor(settings, () => resolveAuto(context))
  const command = chosen.command === 'nothing' ? 'nothing' : commandOf(chosen.command, settings.dryRun)
  recording.log({ kind: 'note', message: `${chosen.command}, because of ${chosen.reason}` })
  // Known before anything can fail, and told once.
  core.setOutput('command', command)
  if (command === 'nothing') return undefined
  const { run } = await import('./deploy.ts')
  const made = await run(command, settings, {
    log: recording.log,
    signal,
    now: () => new Date(),
    env: process.env,
    version: ownVersion(new URL('../package.json', import.meta.url)),
    workingDirectory: resolve(settings.workingDirectory),
    commit: context.commit || undefined,
    repository: context.repository || undefined,
  })
  const report = recording.complete(made)
  giveOutputs(report)
  if (settings.summary) await writeSummary(report, recording.leftover(report))
  return report
}

type Chosen = { readonly command: AutoCommand['command'] | 'package'; readonly reason: string }

function commandFor(settings: Settings, resolveEvent: () => AutoCommand): Chosen {
  if (settings.command === 'auto') return resolveEvent()
  return { command: settings.command, reason: 'the input command' }
}

/** Every input by name, those included that action.yml does not know: a misspelt one must be refused. */
function readInputs(): ReadonlyMap<string, string> {
  const names = new Set([...knownNames('action'), ...rawInputs(process.env).keys()])
  return new Map([...names].map((name) => [name, core.getInput(name)]))
}

function giveOutputs(report: Report): void {
  for (const [name, value] of Object.entries(outputsOf(report))) {
    if (name !== 'command') core.setOutput(name, value)
  }
}

async function writeSummary(report: Report, leftover: Leftover): Promise<void> {
  if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '') return
  await core.summary.addRaw(summaryOf(report, leftover), true).write()
}

/** As setFailed, with a title for the annotation and an exit code that says what kind of failure it is. */
function fail(thrown: unknown): void {
  const { title, message } = annotationOf(thrown)
  core.error(message, { title })
  process.exitCode = exitCodeOf(thrown)
}
