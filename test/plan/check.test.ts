import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { checkDesired } from '../../src/plan/check.ts'
import type { Desired, DesiredApi } from '../../src/plan/desired.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

const api = (changes: Partial<DesiredApi>) => ({
  api: { apiName: 'hello', stage: 'live', routes: [], ...changes },
})
const route = { method: 'GET', path: '/a' }

/** True for problems that name these inputs, in this order. */
const namesInOrder = (inputs: readonly string[]) => (problems: readonly string[]) =>
  problems.map((problem) => problem.split(':')[0]).join() === inputs.join()

describe('checkDesired', () => {
  test.for<[string, Partial<Desired>]>([
    ['the usual', {}],
    [
      'the smallest numbers',
      { configuration: { MemorySize: 128, Timeout: 1, EphemeralStorage: { Size: 512 } } },
    ],
    [
      'the largest numbers',
      { configuration: { MemorySize: 10_240, Timeout: 900, EphemeralStorage: { Size: 10_240 } } },
    ],
    ['the longest names', { functionName: 'f'.repeat(64), alias: 'a'.repeat(128) }],
    ['an alias that begins with digits', { alias: '1a' }],
    ['no alias, no API', { alias: undefined, api: undefined }],
    [
      'a role with a path in another partition',
      { configuration: { Role: 'arn:aws-cn:iam::123456789012:role/a/b+c=d' } },
    ],
    ['variables that may be set', { environment: { PATH: '/bin', LD_LIBRARY_PATH: '/opt/lib', TZ: 'UTC' } }],
    ['a reserved variable that is only removed', { environment: { AWS_REGION: null } }],
    ['five layers', { layers: ['a', 'b', 'c', 'd'].map(foreignLayer).concat(packageLayer('x')) }],
  ])('takes %s', ([, changes]) => {
    expect(() => checkDesired(wanted(changes))).not.toThrow()
  })

  test.for<[string, Partial<Desired>, RegExp]>([
    ['a function name', { functionName: 'my function' }, /^function-name: "my function"; expected 1 to 64/],
    ['a function name', { functionName: 'f'.repeat(65) }, /^function-name: /],
    [
      'durability taken away',
      { configuration: { DurableConfig: {} } },
      /^durable-config: \{\} cannot clear it; a function is durable or not from its creation on$/,
    ],
    [
      'more provisioned than reserved',
      { reservedConcurrency: 2, provisionedConcurrency: 3 },
      /^provisioned-concurrency: 3 is more than reserved-concurrency, 2$/,
    ],
    ['an alias of digits', { alias: '12' }, /^alias: "12"/],
    ['an architecture', { architecture: 'amd64' }, /^architectures: "amd64"; expected x86_64 or arm64/],
    ['a version description', { versionDescription: 'x'.repeat(257) }, /^the version's description: 257/],
    [
      'memory',
      { configuration: { MemorySize: 127 } },
      /^memory-size: 127; expected a whole number of MB from 128 to 10240/,
    ],
    ['memory', { configuration: { MemorySize: 128.5 } }, /^memory-size: 128.5/],
    [
      'a timeout',
      { configuration: { Timeout: 901 } },
      /^timeout: 901; expected a whole number of seconds from 1 to 900/,
    ],
    ['a timeout', { configuration: { Timeout: 0 } }, /^timeout: 0/],
    ['storage', { configuration: { EphemeralStorage: { Size: 10_241 } } }, /^ephemeral-storage: 10241/],
    ['a handler', { configuration: { Handler: 'a b' } }, /^handler: "a b"/],
    ['a handler', { configuration: { Handler: 'h'.repeat(129) } }, /^handler: /],
    [
      'a description',
      { configuration: { Description: 'd'.repeat(257) } },
      /^function-description: 257 characters/,
    ],
    ['a role', { configuration: { Role: 'hello-role' } }, /^role: "hello-role"; expected a role's ARN/],
    ['a short variable', { environment: { A: '1' } }, /^environment: "A" is not a name/],
    ['a variable with a dash', { environment: { 'MY-KEY': '1' } }, /^environment: "MY-KEY" is not a name/],
    [
      'a reserved variable',
      { environment: { AWS_REGION: 'x' } },
      /^environment: AWS_REGION is set by Lambda/,
    ],
    [
      'large variables',
      { environment: { KEY: 'x'.repeat(4096) } },
      /^environment: all variables together take 4106 bytes/,
    ],
    ['a reserved tag', { tags: { 'layerlift:app': 'x' } }, /^tags: "layerlift:app" uses a reserved prefix/],
    ['a reserved tag', { tags: { 'AWS:x': null } }, /^tags: "AWS:x" uses a reserved prefix/],
    ['a tag key', { tags: { ['k'.repeat(129)]: 'x' } }, /^tags: .* a key has 1 to 128 characters/],
    ['a tag value', { tags: { key: 'v'.repeat(257) } }, /^tags: the value of "key" is over 256/],
    [
      'six layers',
      { layers: ['a', 'b', 'c', 'd', 'e'].map(foreignLayer).concat(packageLayer('x')) },
      /^layers: 6 \(5 given, 1 from the image\); Lambda allows 5/,
    ],
    [
      'a layer without version',
      { layers: [{ kind: 'arn', arn: 'arn:aws:lambda:eu-west-1:1:layer:x' }] },
      /^layers: ".*"; expected the ARN/,
    ],
    [
      'a layer twice',
      { layers: [foreignLayer('a'), foreignLayer('a')] },
      /^layers: .*:layer:a is listed more than once/,
    ],
    [
      '16 runtimes',
      { compatibleRuntimes: Array.from({ length: 16 }, () => 'x') },
      /^compatible-runtimes: 16/,
    ],
    ['a stage', api({ stage: 'my stage' }), /^stage: "my stage"/],
    ['an API name', api({ apiName: ' ' }), /^api-name: it is empty/],
    ['an API id', api({ apiId: 'a/b' }), /^api-id: "a\/b"/],
    ['a route twice', api({ routes: [route, route] }), /^routes: "GET \/a": listed more than once/],
    [
      'a path',
      api({ routes: [{ method: 'GET', path: '/a/' }] }),
      /^routes: "GET \/a\/": the path has an empty part/,
    ],
    ['a method', api({ routes: [{ method: 'get', path: '/a' }] }), /^routes: "get \/a": get is not a method/],
    [
      'two variables',
      api({ routes: ['/{a}', '/{b}'].map((path) => ({ method: 'GET', path })) }),
      /^routes: "\/\{b\}": its parent already has the variable \{a\}/,
    ],
  ])('refuses %s', ([, changes, message]) => {
    expect(() => checkDesired(wanted(changes))).toThrow(message)
    expect(() => checkDesired(wanted(changes))).toThrow(expect.objectContaining({ code: 'usage' }))
  })

  test('reports all problems together', () => {
    const desired = wanted({
      functionName: '',
      alias: '1',
      configuration: { Timeout: 0 },
      environment: { A: 'secret' },
    })
    expect(() => checkDesired(desired)).toThrow(
      expect.objectContaining({
        message: '4 settings are wrong',
        details: expect.toSatisfy(
          namesInOrder(['function-name', 'alias', 'timeout', 'environment']),
        ) as unknown,
      }),
    )
  })

  test('never shows the value of a variable', () => {
    const desired = wanted({ environment: { A: 'secret', AWS_REGION: 'secret', KEY: 'secret'.repeat(999) } })
    const [thrown] = [() => checkDesired(desired)].map((check) => {
      try {
        return check()
      } catch (error) {
        return error
      }
    })
    expect(thrown).toBeInstanceOf(LayerliftError)
    expect(JSON.stringify(thrown, ['message', 'details', 'hint'])).toMatch(/AWS_REGION is set by Lambda/)
    expect(JSON.stringify(thrown, ['message', 'details', 'hint'])).not.toContain('secret')
  })
})
