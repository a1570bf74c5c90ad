import { appendFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Report } from '../deploy/report.ts'
import { exitCodeOf, LayerliftError } from '../errors.ts'
import type { Log } from '../log.ts'
import { errorText } from '../report/annotations.ts'
import { closingText } from '../report/closing.ts'
import { jsonLine } from '../report/json-lines.ts'
import type { Leftover } from '../report/leftover.ts'
import { recorded } from '../report/record.ts'
import { summaryOf } from '../report/summary.ts'
import { terminalLog, wantsColour } from '../report/terminal.ts'
import { commandOf } from '../settings/command.ts'
import { isCommand } from '../settings/commands.ts'
import type { Command } from '../settings/setting.ts'
import { type ParsedFlags, parseFlags } from '../settings/flags.ts'
import { helpText } from '../settings/help.ts'
import { parseSettings } from '../settings/parse.ts'
import { refuseProblems } from '../settings/problem.ts'
import { commitAround } from './commit.ts'
import { demoSettings } from './demo.ts'
import { asThrown } from './interrupt.ts'
import { repositoryAround } from './repository.ts'
import { ownVersion } from './version.ts'

/** One of the two places a command writes to. */
export interface Screen {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
  /** Cells in a line. */
  readonly columns: number
}

/** Everything a command line takes from outside. */
export interface Shell {
  /** Results, and with `--json` everything. */
  readonly stdout: Screen
  /** Progress and errors. */
  readonly stderr: Screen
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
  /** The folder of package.json, which also holds the bundled example. */
  readonly home: URL
  readonly signal: AbortSignal
  readonly now: () => Date
}

/** Carries out one command line and gives its exit code: 0 done, 1 failed, 2 wrong usage, 3 smoke test failed. */
export async function commandLine(argv: readonly string[], shell: Shell): Promise<0 | 1 | 2 | 3> {
  try {
    const parsed = parseFlags(argv)
    if (parsed.flags.version) return print(shell, `${ownVersion(new URL('package.json', shell.home))}\n`)
    if (parsed.command === 'help' || parsed.flags.help) return help(parsed, shell)
    return await carryOut({ ...parsed, command: parsed.command }, shell)
  } catch (error) {
    const thrown = asThrown(error, shell.signal)
    if (argv.includes('--json')) shell.stdout.write(jsonLine({ kind: 'error', ...errorFacts(thrown) }))
    shell.stderr.write(errorText(thrown))
    return exitCodeOf(thrown)
  }
}

function print({ stdout }: Shell, text: string): 0 {
  stdout.write(text)
  return 0
}

function help(parsed: ParsedFlags, shell: Shell): 0 {
  if (parsed.command !== 'help') return print(shell, helpText(parsed.command))
  refuseProblems(parsed.problems, 'cli')
  const [word] = parsed.positional
  if (word === undefined) return print(shell, helpText())
  if (isCommand(word)) return print(shell, helpText(word))
  throw new LayerliftError('usage', `no command ${JSON.stringify(word)}`, {
    hint: 'Run "layerlift help" for the commands.',
  })
}

async function carryOut(
  parsed: ParsedFlags & { readonly command: Command },
  shell: Shell,
): Promise<0 | 1 | 2 | 3> {
  const raw = parsed.command === 'demo' ? demoSettings(parsed.raw, shell.home) : parsed.raw
  const settings = parseSettings(raw, { surface: 'cli', command: parsed.command, problems: parsed.problems })
  const recording = recorded(parsed.flags.json ? jsonLog(shell.stdout) : humanLog(shell))
  const workingDirectory = resolve(shell.workingDirectory, settings.workingDirectory)
  const { run } = await import('../deploy.ts')
  const made = await run(commandOf(parsed.command, settings.dryRun), settings, {
    log: recording.log,
    signal: shell.signal,
    now: shell.now,
    env: shell.env,
    workingDirectory,
    version: ownVersion(new URL('package.json', shell.home)),
    commit: await commitAround(workingDirectory, shell.env),
    repository: await repositoryAround(workingDirectory, shell.env),
  })
  const report = recording.complete(made)
  const leftover = recording.leftover(report)
  if (settings.summary) await writeSummary(report, leftover, shell)
  if (parsed.flags.json) shell.stdout.write(jsonLine(reportEntry(report)))
  else shell.stdout.write(closingText(report, leftover))
  if (report.failure === undefined) return 0
  shell.stderr.write(errorText(asThrown(report.failure, shell.signal)))
  return exitCodeOf(report.failure)
}

function jsonLog({ write }: Screen): Log {
  return (entry) => write(jsonLine(entry))
}

function humanLog({ stderr, env, now }: Shell): Log {
  return terminalLog({
    write: stderr.write,
    isTerminal: stderr.isTerminal && (env['CI'] ?? '') === '',
    columns: stderr.columns,
    hasColour: wantsColour(env, stderr.isTerminal),
    nowMs: () => now().getTime(),
  })
}

/** In a workflow the command line writes the same job summary as the action. */
async function writeSummary(report: Report, leftover: Leftover, { env }: Shell): Promise<void> {
  const file = env['GITHUB_STEP_SUMMARY'] ?? ''
  if (file !== '') await appendFile(file, summaryOf(report, leftover))
}

/** The last line of `--json`: an Error has no enumerable message, so the failure is spelled out. */
function reportEntry(report: Report): { readonly kind: 'report' } {
  const failure = report.failure === undefined ? {} : { failure: errorFacts(report.failure) }
  return Object.assign({ kind: 'report' as const }, report, failure)
}

function errorFacts(thrown: unknown): object {
  if (!(thrown instanceof LayerliftError)) return { code: 'bug', message: errorText(thrown) }
  const { code, message, hint, details } = thrown
  return { code, message, hint, details }
}
