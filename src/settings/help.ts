import { assertNever } from '../errors.ts'
import { commands, type CommandName } from './commands.ts'
import { img2lambdaFlags } from './img2lambda.ts'
import { presetText, type Setting } from './setting.ts'
import { settingGroups } from './table.ts'

const width = 100
const indent = '      '

/** The help of one command: its usage and only the settings that it reads. Without a command, the list of commands. */
export function helpText(command?: CommandName): string {
  if (command === undefined || command === 'help') return overview()
  const { usage, sentence } = commands[command]
  return [
    `Usage: layerlift ${command} ${usage}`,
    '',
    ...wrap(sentence, ''),
    ...settingGroups.flatMap(({ title, settings }) => section(title, linesOf(command, settings))),
    ...(command === 'publish' ? section('Flags of img2lambda', img2lambdaLines()) : []),
    ...section('Everywhere', everywhere),
    '',
  ].join('\n')
}

const everywhere = [
  '  --json      Print progress as JSON, one entry a line.',
  '  --help      Show this text.',
  '  --version   Show the version.',
]

function overview(): string {
  return [
    'Usage: layerlift COMMAND [flags]',
    '',
    'A Docker image to AWS Lambda behind an API Gateway route.',
    ...section(
      'Commands',
      Object.entries(commands).flatMap(([name, { usage, sentence }]) => [
        `  ${name} ${usage}`,
        ...wrap(sentence, indent),
      ]),
    ),
    ...section('Everywhere', everywhere),
    '',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 smoke test failed.',
    '"layerlift help COMMAND" shows what that command reads.',
    '',
  ].join('\n')
}

function linesOf(command: CommandName, settings: Readonly<Record<string, Setting>>): readonly string[] {
  return Object.entries(settings)
    .filter(([, setting]) => setting.commands.some((reader) => reader === command))
    .flatMap(([name, setting]) => [
      `  --${name}${placeholder(setting)}`,
      ...wrap(`${setting.sentence} ${defaultInWords(setting)}`.trim(), indent),
    ])
}

function img2lambdaLines(): readonly string[] {
  return img2lambdaFlags.map(({ short, long, setting }) => {
    const names = `  ${short.length === 1 ? '-' : '--'}${short}, --${long}`
    const meaning =
      setting === 'image-type' ? 'docker (a local image) or oci (an OCI archive)' : `as --${setting}`
    return `${names.padEnd(30)}${meaning}`
  })
}

function placeholder(setting: Setting): string {
  switch (setting.kind) {
    case 'boolean':
      return setting.default ? ' true|false' : ''
    case 'choice':
      return ` ${setting.choices.join('|')}`
    case 'integer':
      return ` ${setting.unit.toUpperCase()}`
    case 'list':
    case 'map':
    case 'routes':
      return ` ${setting.kind.toUpperCase()}`
    case 'structure':
    case 'smoke-tests':
      return ' YAML'
    case 'text':
      return ' TEXT'
    default:
      return assertNever(setting)
  }
}

/** What holds when the setting is left out, in brackets; empty when there is nothing to say. */
export function defaultInWords(setting: Setting): string {
  if (setting.absent !== undefined) return `(left out: ${setting.absent})`
  const preset = presetText(setting)
  return preset === undefined ? '' : `(default: ${preset})`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines]
}

function wrap(text: string, margin: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > width) lines.push(`${margin}${word}`)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}
