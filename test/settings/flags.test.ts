import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { parseFlags } from '../../src/settings/flags.ts'
import { parseSettings } from '../../src/settings/parse.ts'
import { usageDetails } from './reading.ts'

const rawOf = (...argv: string[]) => Object.fromEntries(parseFlags(argv).raw)
const problemsOf = (...argv: string[]) => parseFlags(argv).problems

describe('a flag', () => {
  test.for<[string, string[], Record<string, string>]>([
    ['with a value after it', ['deploy', '--function-name', 'hello'], { 'function-name': 'hello' }],
    ['with a value behind "="', ['deploy', '--environment=A=b=c'], { environment: 'A=b=c' }],
    ['with an empty value', ['deploy', '--target='], { target: '' }],
    ['with lines behind "="', ['deploy', '--environment=A=1\nB=2'], { environment: 'A=1\nB=2' }],
    [
      'that is a boolean',
      ['deploy', '--no-cache', '--publish=false'],
      { 'no-cache': 'true', publish: 'false' },
    ],
    [
      'that is a boolean with a word',
      ['deploy', '--publish', 'false', '--pull', 'true'],
      { publish: 'false', pull: 'true' },
    ],
    [
      'that is a boolean before the image',
      ['package', '--no-cache', 'hello:1'],
      { 'no-cache': 'true', image: 'hello:1' },
    ],
    [
      'for a list, repeated',
      ['deploy', '--build-args', 'A=1', '--build-args=B=2'],
      { 'build-args': 'A=1\nB=2' },
    ],
    [
      'for routes, repeated',
      ['plan', '--routes', 'GET /', '--routes', 'POST /a'],
      { routes: 'GET /\nPOST /a' },
    ],
    [
      'with a value that begins with a hyphen',
      ['deploy', '--smoke-tests', '- invoke: {}'],
      { 'smoke-tests': '- invoke: {}' },
    ],
    [
      'before the command’s image',
      ['package', '--output-directory', 'x', 'oci:y'],
      { 'output-directory': 'x', image: 'oci:y' },
    ],
  ])('%s', ([, argv, expected]) => {
    expect(rawOf(...argv)).toEqual(expected)
    expect(problemsOf(...argv)).toEqual([])
  })

  test.for<[string, string[], string]>([
    [
      'of no command',
      ['deploy', '--function-nme', 'x'],
      '--function-nme: not a flag of this version of layerlift. Did you mean --function-name?',
    ],
    [
      'of a later version',
      ['deploy', '--zip-file=x'],
      '--zip-file: not a flag of this version of layerlift. Leave it out.',
    ],
    [
      'of another command',
      ['package', '--alias', 'x'],
      '--alias: not read by package, only by plan, deploy. Leave it out.',
    ],
    [
      'of publish alone',
      ['deploy', '--profile', 'x'],
      '--profile: not read by deploy, only by publish. Leave it out.',
    ],
    [
      'of img2lambda elsewhere',
      ['deploy', '-i', 'x'],
      '-i: not a flag of this version of layerlift. Leave it out.',
    ],
    ['of the action alone', ['deploy', '--command', 'plan'], '--command: not a flag'],
    [
      'without its value',
      ['deploy', '--function-name', '--no-cache'],
      '--function-name: got no value, expected one. Write --function-name=VALUE.',
    ],
    ['without its value at the end', ['deploy', '--function-name'], '--function-name: got no value'],
    ['twice', ['deploy', '--timeout', '1', '--timeout', '2'], '--timeout: got it twice'],
    ['with one hyphen', ['deploy', '-function-name', 'x'], '-function-name: not read by deploy'],
    ['named like what objects inherit', ['deploy', '--__proto__', 'x'], '--__proto__: not a flag'],
  ])('%s is a problem', ([, argv, line]) => {
    const problems = problemsOf(...argv)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(line)
  })

  it('that is unknown takes its value with it, and all problems are told at once', () => {
    const { command, raw, problems } = parseFlags(['deploy', '--nmae', 'hello', '--timeout', '0', 'stray'])
    const lines = usageDetails(() => parseSettings(raw, { surface: 'cli', command: 'deploy', problems }))
    expect(command).toBe('deploy')
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      '--nmae',
      '"stray"',
      '--timeout',
      '--function-name',
    ])
  })
})

describe('the command', () => {
  test.for<[string[], string]>([
    [[], 'help'],
    [['--help'], 'help'],
    [['-h'], 'help'],
    [['--version'], 'help'],
    [['help', 'deploy'], 'help'],
    [['deploy', '--help'], 'deploy'],
    [['--json', 'plan'], 'plan'],
    [['demo'], 'demo'],
  ])('of %j is %s', ([argv, command]) => {
    expect(parseFlags(argv).command).toBe(command)
  })

  it('may be one that help is asked about', () => {
    expect(parseFlags(['help', 'deploy']).positional).toEqual(['deploy'])
    expect(() => parseFlags(['help', 'local'])).toThrow('no command "local"')
    expect(usageDetails(() => parseFlags(['--function-name', 'x']))).toHaveLength(1)
  })

  test.for([
    ['depoly', 'no command "depoly", did you mean deploy?'],
    ['preview', 'no command "preview"'],
    ['toString', 'no command "toString"'],
  ] as const)('%s does not exist', ([word, message]) => {
    expect(() => parseFlags([word])).toThrow(message)
    expect(() => parseFlags([word])).toThrow(LayerliftError)
  })
})

describe('switches', () => {
  it('are found on either side of the command', () => {
    expect(parseFlags(['--json', 'deploy', '-v']).flags).toEqual({ json: true, help: false, version: true })
    expect(parseFlags(['deploy', '--json', '-h']).flags).toEqual({ json: true, help: true, version: false })
  })

  it('are words after "--"', () => {
    const { flags, raw } = parseFlags(['package', '--', '--json'])
    expect([flags.json, raw.get('image')]).toEqual([false, '--json'])
  })
})

describe('the image', () => {
  it('is a word for package and publish alone', () => {
    expect(rawOf('package', 'hello:1')).toEqual({ image: 'hello:1' })
    expect(problemsOf('deploy', 'hello:1')).toEqual([
      '"hello:1": not expected after deploy. Settings are flags: --name value.',
    ])
    expect(problemsOf('package', 'a', 'b')).toHaveLength(1)
    expect(problemsOf('package', 'a', '--image', 'b')).toHaveLength(1)
  })
})

test('any arguments are read or refused as usage, never otherwise', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'package',
      'publish',
      'deploy',
      'help',
      '--json',
      '--',
      '-',
      '-i',
      '-t',
      'oci',
      '--cr',
      '--=',
      '--=x',
      '-=',
      '--environment',
      '--no-cache',
      '--image',
    ),
    fc.string(),
    fc.string().map((text) => `--${text}`),
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
      usageDetails(() => {
        const { command, raw, problems } = parseFlags(argv)
        if (command !== 'help') parseSettings(raw, { surface: 'cli', command, problems })
      })
    }),
    { numRuns: 1000 },
  )
})
