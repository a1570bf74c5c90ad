import { LayerliftError } from '../errors.ts'
import { type CommandName, commands, isCommand } from './commands.ts'
import { img2lambdaFlags, img2lambdaSetting, typedReference } from './img2lambda.ts'
import { nearest } from './nearest.ts'
import { quote } from './parsed.ts'
import { refuseProblems } from './problem.ts'
import { knownNames, unknownLine } from './parse.ts'
import type { Setting } from './setting.ts'
import { settingsByName } from './table.ts'

export interface ParsedFlags {
  readonly command: CommandName
  /** Raw texts by setting name, for `parseSettings`; the image that was given as a word is among them. */
  readonly raw: ReadonlyMap<string, string>
  /** Words that are neither flags nor an image: the COMMAND of `help COMMAND`. */
  readonly positional: readonly string[]
  readonly flags: { readonly json: boolean; readonly help: boolean; readonly version: boolean }
  /** One line each, for `parseSettings` to report together with its own. */
  readonly problems: readonly string[]
}

/**
 * Reads the arguments after the program's name. Every setting is a flag of the same name: `--name text`, `--name=text`, a
 * boolean also alone; lists and maps may be repeated.
 * @throws LayerliftError `usage` when the command is unknown, so that nothing else can be judged.
 */
export function parseFlags(argv: readonly string[]): ParsedFlags {
  const start = argv.findIndex((argument) => !Object.hasOwn(switches, argument))
  const word = argv[start]
  const command = word === undefined || word.startsWith('-') ? 'help' : word
  if (!isCommand(command)) throw unknownCommand(command)
  const reading: Reading = {
    command,
    rest: argv.filter((_, index) => index !== start || command !== word),
    raw: new Map(),
    positional: [],
    flags: { json: false, help: false, version: false },
    problems: [],
  }
  while (reading.rest.length > 0) readArgument(reading, reading.rest.shift() ?? '')
  if (command === 'help') checkHelp(reading)
  else takeImage(reading, command)
  applyImageType(reading)
  const { raw, positional, flags, problems } = reading
  return { command, raw, positional, flags, problems }
}

interface Reading extends ParsedFlags {
  readonly command: CommandName
  readonly rest: string[]
  readonly raw: Map<string, string>
  readonly positional: string[]
  readonly flags: { json: boolean; help: boolean; version: boolean }
  readonly problems: string[]
}

const switches: Readonly<Record<string, 'json' | 'help' | 'version'>> = {
  '--json': 'json',
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
}

function readArgument(reading: Reading, argument: string): void {
  if (argument === '--') return void reading.positional.push(...reading.rest.splice(0))
  const lever = switches[argument]
  if (lever !== undefined) return void (reading.flags[lever] = true)
  if (!argument.startsWith('-') || argument === '-') return void reading.positional.push(argument)
  const [, flag = '', given] = /^([^=]+)(?:=([^]*))?$/.exec(argument) ?? []
  const name = settingOf(reading, flag)
  if (name === undefined) return refuseUnknown(reading, flag, given !== undefined)
  const setting = settingsByName.get(name)
  const text = given ?? nextText(reading, setting)
  if (text === undefined)
    return void reading.problems.push(`${flag}: got no value, expected one. Write ${flag}=VALUE.`)
  keep(reading, flag, name, text)
}

/** The setting that a flag of this command names; img2lambda's names count for `publish`, ours first. */
function settingOf({ command }: Reading, flag: string): string | undefined {
  const name = flag.startsWith('--') ? flag.slice(2) : ''
  if (command !== 'help' && settingsByName.get(name)?.commands.includes(command) === true) return name
  return command === 'publish' ? img2lambdaSetting(flag) : undefined
}

function refuseUnknown(reading: Reading, flag: string, hasText: boolean): void {
  // What follows an unknown flag is most likely its value, and no image.
  if (!hasText && reading.rest[0]?.startsWith('-') === false) reading.rest.shift()
  const name = flag.replace(/^--?/, '')
  const readers = settingsByName.get(name)?.commands ?? []
  if (readers.length > 0) {
    reading.problems.push(
      `${flag}: not read by ${reading.command}, only by ${readers.join(', ')}. Leave it out.`,
    )
  } else reading.problems.push(unknownLine(flag, knownNames('cli'), 'cli'))
}

function nextText({ rest }: Reading, setting: Setting | undefined): string | undefined {
  const [next] = rest
  if (setting?.kind === 'boolean') return next === 'true' || next === 'false' ? rest.shift() : 'true'
  return next === undefined || isFlag(next) ? undefined : rest.shift()
}

/** Whether a word is a flag rather than a value that begins with a hyphen, such as a YAML list. */
function isFlag(word: string): boolean {
  return (
    word.startsWith('--') ||
    Object.hasOwn(switches, word) ||
    img2lambdaFlags.some(({ short }) => word === `-${short}`)
  )
}

function keep({ raw, problems }: Reading, flag: string, name: string, text: string): void {
  const before = raw.get(name)
  const kind = settingsByName.get(name)?.kind
  if (before === undefined) raw.set(name, text)
  else if (kind === 'list' || kind === 'map' || kind === 'routes') raw.set(name, `${before}\n${text}`)
  else problems.push(`${flag}: got it twice, expected it once. Leave one of them out.`)
}

/** Nothing comes after `help` that would report these later. */
function checkHelp({ positional, problems }: Reading): void {
  refuseProblems(problems, 'cli')
  const unknown = positional.find((word) => !isCommand(word))
  if (unknown !== undefined) throw unknownCommand(unknown)
}

function takeImage({ raw, positional, problems }: Reading, command: CommandName): void {
  const words = positional.splice(0)
  const image = commands[command].takesImage ? words.shift() : undefined
  if (image !== undefined) {
    if (raw.has('image'))
      problems.push(`--image: got it beside ${quote(image)}, expected one image. Leave one out.`)
    else raw.set('image', image)
  }
  problems.push(
    ...words.map(
      (word) => `${quote(word)}: not expected after ${command}. Settings are flags: --name value.`,
    ),
  )
}

function applyImageType({ raw, problems }: Reading): void {
  const imageType = raw.get('image-type')
  if (imageType === undefined) return
  raw.delete('image-type')
  const image = raw.get('image')
  const reference = typedReference(image ?? '', imageType)
  if (reference === undefined) {
    problems.push(`--image-type: got ${quote(imageType)}, expected docker or oci. Leave it out for docker.`)
  } else if (image === undefined) {
    problems.push('--image-type: got it without an image, expected an image too. Give --image.')
  } else raw.set('image', reference)
}

function unknownCommand(word: string): LayerliftError {
  const meant = nearest(word, Object.keys(commands))
  return new LayerliftError(
    'usage',
    `no command ${quote(word)}${meant === undefined ? '' : `, did you mean ${meant}?`}`,
    {
      hint: 'Run "layerlift help" for the commands.',
    },
  )
}
