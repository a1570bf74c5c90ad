import { describe, expect, it, test } from 'vitest'
import { parseSettings } from '../../src/settings/parse.ts'
import { problemsOf, usageDetails } from './reading.ts'

describe('settings that contradict each other', () => {
  test.for<[string, Record<string, string>, string[]]>([
    [
      'an image and a build',
      { image: 'hello:1', file: 'Dockerfile', 'build-args': 'A=1' },
      [
        'image: got it together with file, build-args, expected one source of code. Leave out image to build, or the others to take the image.',
      ],
    ],
    ['an image and the context that action.yml fills in', { image: 'hello:1', context: '.' }, []],
    ['an image and the platform to choose from it', { image: 'oci:x', platform: 'linux/arm64' }, []],
    [
      'routes without an API',
      { routes: 'GET /', api: 'none', 'api-id': 'abc' },
      ['api: got "none" together with routes and api-id, expected rest. Leave one side out.'],
    ],
    [
      'an API without routes',
      { api: 'rest' },
      ['api: got "rest" without a route, expected routes too. Give routes.'],
    ],
    ['an API that exists', { api: 'rest', 'api-id': 'abc' }, []],
    [
      'an alias without versions',
      { alias: 'prod', publish: 'false' },
      [
        'alias: got "prod" while publish is false, expected a published version for the alias. Leave one of them out.',
      ],
    ],
    [
      'provisioned concurrency without an alias',
      { 'provisioned-concurrency': '2', alias: 'none' },
      [
        'provisioned-concurrency: got "2" without an alias, expected one that it belongs to. Leave it out, or have an alias.',
      ],
    ],
    ['no alias and no versions', { alias: 'none', publish: 'false' }, []],
    ['the usual alias and no versions', { alias: 'live', publish: 'false' }, []],
    [
      'a bucket to be made',
      { 's3-bucket': 'create' },
      ['s3-bucket: got "create", expected the name of a bucket that exists. Making one is not built yet.'],
    ],
    [
      'a platform of another architecture',
      { platform: 'linux/arm64', architectures: 'x86_64' },
      [
        'platform: got "linux/arm64" while architectures is x86_64, expected linux/amd64. Leave one of them out.',
      ],
    ],
    ['a platform of the architecture', { platform: 'linux/arm64', architectures: 'arm64' }, []],
  ])('%s', ([, inputs, lines]) => {
    expect(problemsOf(inputs)).toEqual(lines)
  })

  it('are all named at once, with what else is wrong', () => {
    expect(
      problemsOf({ 'function-name': '', api: 'rest', 's3-bucket': 'create', timeout: 'long' }).map(
        (line) => line.split(':')[0],
      ),
    ).toEqual(['timeout', 'function-name', 'api', 's3-bucket'])
  })

  it('are not invented for a setting that could not be read', () => {
    expect(problemsOf({ 'function-name': 'arn:aws:lambda:x', api: 'rest', routes: 'nonsense' })).toHaveLength(
      2,
    )
  })
})

describe('a function name', () => {
  test.for([
    ['auto', 'plan and deploy need it'],
    ['deploy', 'deploy needs it'],
    ['plan', 'plan needs it'],
  ] as const)('is needed by command: %s', ([command, words]) => {
    const lines = problemsOf({ 'function-name': '', command })
    expect(lines).toEqual([`function-name: got nothing, expected the name of the Lambda function. ${words}.`])
  })

  test.for(['package', 'publish', 'demo'] as const)('is not needed by %s', (command) => {
    expect(usageDetails(() => parseSettings(new Map(), { surface: 'cli', command, problems: [] }))).toEqual(
      [],
    )
  })

  it('is not needed by command: package', () => {
    expect(problemsOf({ 'function-name': '', command: 'package' })).toEqual([])
  })
})

describe('the form of a value', () => {
  test.for<[string, string, boolean]>([
    ['function-name', 'hello_World-1', true],
    ['function-name', 'x'.repeat(64), true],
    ['function-name', 'x'.repeat(65), false],
    ['function-name', 'my function', false],
    ['function-name', 'arn:aws:lambda:eu-west-1:123456789012:function:hello', false],
    ['role', 'arn:aws:iam::123456789012:role/hello', true],
    ['role', 'arn:aws-us-gov:iam::123456789012:role/path/hello', true],
    ['role', 'arn:aws-cn:iam::123456789012:role/a/b+c=d,e.f@g', true],
    ['role', 'arn:aws:iam::123456789012:role/a:b', false],
    ['role', 'arn:x:iam::123456789012:role/hello', false],
    ['role', 'create', false],
    ['role', 'hello', false],
    ['handler', 'App\\Handler::handle', true],
    ['handler', 'two words', false],
    ['handler', 'h'.repeat(128), true],
    ['handler', 'h'.repeat(129), false],
    ['runtime', 'provided.al2023', true],
    ['runtime', 'Provided', false],
    ['alias', 'live-2', true],
    ['alias', '12', false],
    ['alias', '1a', true],
    ['alias', 'a'.repeat(128), true],
    ['alias', 'a'.repeat(129), false],
    ['alias', 'none', true],
    ['stage', '$default', false],
    ['stage', 'my stage', false],
    ['memory-size', '128', true],
    ['memory-size', '10240', true],
    ['memory-size', '127', false],
    ['memory-size', '128.5', false],
    ['timeout', '1', true],
    ['timeout', '900', true],
    ['timeout', '0', false],
    ['timeout', '901', false],
    ['aws-region', 'ap-northeast-1', true],
    ['aws-region', 'us-gov-west-1', true],
    ['aws-region', 'eusc-de-east-1', true],
    ['aws-region', 'Tokyo', false],
    ['endpoint-url', 'http://127.0.0.1:4566', true],
    ['endpoint-url', '127.0.0.1:4566', false],
    ['layers', 'arn:aws:lambda:eu-west-1:123456789012:layer:php:3', true],
    ['layers', 'arn:aws:lambda:eu-west-1:123456789012:layer:php', false],
    ['layers', 'arn:aws:lambda:eu-west-1:1:layer:php:3', false],
    ['layers', 'arn::lambda:eu-west-1:123456789012:layer:php:3', false],
    ['binary-media-types', '*/*,image/png', true],
    ['binary-media-types', 'png', false],
    ['compatible-runtimes', 'provided.al2, provided.al2023', true],
    ['compatible-runtimes', Array.from({ length: 15 }, () => 'nodejs').join(), true],
    ['compatible-runtimes', Array.from({ length: 16 }, () => 'nodejs').join(), false],
    ['layer-namespace', 'x'.repeat(107), true],
    ['layer-namespace', 'x'.repeat(108), false],
    ['environment', 'A=1', false],
    ['environment', 'MY-KEY=1', false],
    ['environment', '_HANDLER=x', false],
    ['environment', 'AWS_REGION=x', false],
    ['environment', 'PATH=/bin\nLD_LIBRARY_PATH=/opt/lib\nTZ=UTC', true],
    ['tags', 'aws:x=1', false],
    ['tags', 'layerlift:app=1', false],
    ['tags', 'AWS:x: null', false],
    ['tags', `${'k'.repeat(129)}=1`, false],
    ['tags', 'team name=1', true],
    ['s3-bucket', 'My_Bucket', false],
    ['function-description', 'x'.repeat(256), true],
    ['function-description', 'x'.repeat(257), false],
    ['image', 'hello world', false],
    ['platform', 'linux/386', false],
    ['build-args', 'TOKEN', true],
    ['build-args', '=x', false],
    ['ephemeral-storage', '511', false],
    ['ephemeral-storage', '512', true],
    ['ephemeral-storage', '10240', true],
    ['ephemeral-storage', '10241', false],
    ['smoke-timeout', '0', false],
  ])('%s: %j is right: %s', ([name, text, isRight]) => {
    expect(problemsOf({ [name]: text })).toHaveLength(isRight ? 0 : 1)
  })
})
