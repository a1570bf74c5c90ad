import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseSettings } from '../../src/settings/parse.ts'
import { settingsByName } from '../../src/settings/table.ts'
import { problemsOf, settingsOf, usageDetails } from './reading.ts'

describe('settings that are left out', () => {
  it('have the defaults of the design and nothing else', () => {
    const { given, ...values } = settingsOf({})
    expect([...given]).toEqual(['function-name'])
    expect(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))).toEqual({
      command: 'auto',
      workingDirectory: '.',
      context: '.',
      buildArgs: [],
      buildContexts: [],
      secrets: [],
      cacheFrom: [],
      cacheTo: [],
      noCache: false,
      pull: false,
      layerStrategy: 'image-layers',
      outputDirectory: 'output',
      functionName: 'hello',
      environmentStrategy: 'merge',
      publish: true,
      dryRun: false,
      alias: 'live',
      stage: 'live',
      smokeTimeout: 30,
      waitTimeout: 300,
      summary: true,
    })
  })

  it('are the same as settings that are empty or white space', () => {
    for (const blank of ['', ' ', '\n', ' \n\t\n']) {
      const blanks = Object.fromEntries([...settingsByName.keys()].map((name) => [name, blank]))
      const inputs = Object.entries(blanks).filter(([name]) => settingsByName.get(name)?.cliOnly !== true)
      expect(settingsOf({ ...Object.fromEntries(inputs), 'function-name': 'hello' })).toEqual(settingsOf({}))
    }
  })
})

describe('what was given', () => {
  test.for<[string, string, boolean]>([
    ['file', 'Dockerfile', true],
    ['context', 'app', true],
    ['alias', 'prod', true],
    // action.yml fills in the default, so a text that is the default says nothing.
    ['context', '.', false],
    ['alias', 'live', false],
    ['publish', 'true', false],
    ['publish', 'false', true],
    ['routes', '[]', true],
  ])('%s: %s counts as given: %s', ([name, text, isGiven]) => {
    expect(new Set<string>(settingsOf({ [name]: text }).given).has(name)).toBe(isGiven)
  })
})

describe('a value of each kind', () => {
  it('is read into the shape that its row of the table says', () => {
    expect(
      settingsOf({
        target: ' prod \n',
        'memory-size': '512',
        'no-cache': 'TRUE',
        architectures: '["arm64"]',
        'build-args': 'A=1.10\nB=x,y',
        environment: 'FOO: 1.10\nBAR: yes\nOLD: null',
        tags: '{}',
        'vpc-config': '{"SubnetIds": ["subnet-1"], "SecurityGroupIds": []}',
        'file-system-configs': '[]',
        routes: 'post /hello',
        'smoke-tests': 'tests/smoke.yml',
      }),
    ).toMatchObject({
      target: 'prod',
      memorySize: 512,
      noCache: true,
      architectures: 'arm64',
      buildArgs: ['A=1.10', 'B=x,y'],
      environment: { FOO: '1.10', BAR: 'yes', OLD: null },
      tags: {},
      vpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] },
      fileSystemConfigs: [],
      routes: [{ method: 'POST', path: '/hello' }],
      smokeTests: { kind: 'file', path: 'tests/smoke.yml' },
    })
  })

  it('may be YAML that is indented as a whole', () => {
    expect(settingsOf({ environment: '\n    AA: 1\n    BB: 2\n  ' }).environment).toEqual({
      AA: '1',
      BB: '2',
    })
  })

  it('keeps the white space at the end of the last KEY=VALUE line', () => {
    expect(settingsOf({ environment: 'PROMPT=> \n' }).environment).toEqual({ PROMPT: '> ' })
  })
})

describe('problems', () => {
  it('are reported together, a line each, with name, given, expected and what to do', () => {
    expect(
      problemsOf({
        'memory-size': '64MB',
        timeout: '901',
        publish: 'yes',
        api: 'none',
        routes: 'POST hello',
        'function-nme': 'x',
      }),
    ).toEqual([
      'function-nme: not an input of this version of layerlift. Did you mean function-name?',
      'memory-size: got "64MB", expected a whole number of MB from 128 to 10240. Give the number alone, without a unit.',
      'timeout: got "901", expected a whole number of seconds from 1 to 900. Give the number alone, without a unit.',
      'publish: got "yes", expected true or false. Correct it, or leave it out (then: true).',
      'routes: got "POST hello", expected a method and a path, such as POST /hello or ANY /{proxy+}. Correct it, or leave it out (then: routes stay as they are).',
      'api: got "none" together with routes, expected rest. Leave one side out.',
    ])
  })

  it('count in the message', () => {
    const wrong = () => settingsOf({ timeout: '0', publish: 'maybe' })
    expect(wrong).toThrow('the settings have 2 problems')
    expect(() => settingsOf({ timeout: '0' })).toThrow('the settings have 1 problem')
  })

  it('of the command line come first and use the names of flags', () => {
    const caller = { surface: 'cli', command: 'deploy', problems: ['--alais: …'] } as const
    expect(problemsOf({ timeout: '0' }, caller)).toEqual([
      '--alais: …',
      '--timeout: got "0", expected a whole number of seconds from 1 to 900. Give the number alone, without a unit.',
    ])
  })

  test.for([
    ['zip-file', 'x'],
    ['image-uri', 'x'],
    ['keep-layers', '2'],
    ['package-type', 'Image'],
    ['preview', 'true'],
    ['traffic', 'canary 10% 5m'],
    ['events', 'sqs'],
    ['config', 'serverless.yml'],
    // Flags of the command line that are no inputs.
    ['profile', 'x'],
    ['license-info', 'MIT'],
    ['constructor', 'x'],
    ['__proto__', 'x'],
  ] as const)('the input %s does not exist', ([name, text]) => {
    const lines = usageDetails(() =>
      parseSettings(
        new Map([
          ['function-name', 'f'],
          [name, text],
        ]),
        { surface: 'action' },
      ),
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(`${name}: not an input of this version of layerlift.`)
  })

  it('say nothing of a later command but which there are', () => {
    expect(problemsOf({ command: 'preview' })).toEqual([
      'command: got "preview", expected auto, deploy, plan or package. Correct it, or leave it out (then: auto).',
    ])
  })

  it('keep control characters and long texts out of the log', () => {
    const [line = ''] = problemsOf({ timeout: `\u001b[31m\n::error::${'x'.repeat(500)}` })
    expect(line.includes('\n') || line.includes('\u001b')).toBe(false)
    expect(line.length).toBeLessThan(250)
  })
})

describe('secret settings', () => {
  const secretText = 's3cr3t'
  test.for([
    ['environment', `A B=${secretText}`],
    ['environment', secretText],
    ['environment', `{"A": "${secretText}"`],
    ['environment', `AA: [${secretText}]`],
    ['environment', `AA=x\n${secretText}==`],
    ['environment', `KEY=-----BEGIN\n+${secretText}/=`],
    ['secrets', secretText],
    ['secrets', `"A=${secretText}`],
    ['build-args', `A : ${secretText}`],
    ['smoke-tests', `- headers: {Authorization: ${secretText}`],
    ['smoke-tests', `headers: {Authorization: ${secretText}}`],
  ] as const)('%s: %j is refused, or read, without showing it', ([name, text]) => {
    expect(problemsOf({ [name]: text }).join('\n')).not.toContain(secretText)
  })

  it('still say where the fault is', () => {
    expect(problemsOf({ environment: `AA=1\n${secretText}` })).toEqual([
      'environment: got line 2 without "=", expected KEY=VALUE on each line. Do not mix KEY=VALUE and KEY: VALUE; write text of several lines as YAML.',
    ])
  })
})

describe('any raw map', () => {
  const name = fc.oneof(fc.constantFrom(...settingsByName.keys()), fc.string({ maxLength: 12 }))
  const yamlish = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      '1',
      ' ',
      '\n',
      '-',
      ':',
      ': ',
      '=',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a',
      '*a',
      '#',
      '|',
      '\t',
      ',',
      '!',
      '%',
      '@',
      '<<',
      '__proto__',
      '\r',
      '?',
      '~',
      'é',
    ),
    maxLength: 40,
  })
  const text = fc.oneof(yamlish, fc.string(), fc.json(), fc.constantFrom('true', '128', 'null', '[]', '{}'))

  it('is read or is one usage error, never another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, text), { maxLength: 8 }),
        fc.constantFrom('action', 'cli'),
        (pairs, surface) => {
          const caller =
            surface === 'cli'
              ? ({ surface, command: 'deploy', problems: [] } as const)
              : ({ surface } as const)
          const lines = usageDetails(() => parseSettings(new Map(pairs), caller))
          for (const line of lines) expect(line).toMatch(/^[^\n]*$/)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('keeps any text that is not blank as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
        (text) => {
          expect(settingsOf({ target: text }).target).toBe(text.trim())
        },
      ),
    )
  })
})
