import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { checkDesired } from '../../src/plan/check.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

/** True for problems that name these inputs, in this order. */
const namesInOrder = (inputs: readonly string[]) => (problems: readonly string[]) =>
  problems.map((problem) => problem.split(':')[0]).join() === inputs.join()

describe('checkDesired', () => {
  test.for<[string, Partial<Desired>]>([
    ['the usual', {}],
    ['no alias, no API', { alias: undefined, api: undefined }],
    ['the longest tag', { tags: { key: 'v'.repeat(256), gone: null } }],
    ['as much provisioned as reserved', { reservedConcurrency: 3, provisionedConcurrency: 3 }],
    ['five layers', { layers: ['a', 'b', 'c', 'd'].map(foreignLayer).concat(packageLayer('x')) }],
  ])('takes %s', ([, changes]) => {
    expect(() => checkDesired(wanted(changes))).not.toThrow()
  })

  test.for<[string, Partial<Desired>, RegExp]>([
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
    ['a version description', { versionDescription: 'x'.repeat(257) }, /^the version's description: 257/],
    [
      'large variables',
      { environment: { KEY: 'x'.repeat(4096) } },
      /^environment: all variables together take 4106 bytes/,
    ],
    ['a tag value', { tags: { key: 'v'.repeat(257) } }, /^tags: the value of "key" is over 256/],
    [
      'six layers',
      { layers: ['a', 'b', 'c', 'd', 'e'].map(foreignLayer).concat(packageLayer('x')) },
      /^layers: 6 \(5 given, 1 from the image\); Lambda allows 5/,
    ],
    [
      'a layer twice',
      { layers: [foreignLayer('a'), foreignLayer('a')] },
      /^layers: .*:layer:a is listed more than once/,
    ],
  ])('refuses %s', ([, changes, message]) => {
    expect(() => checkDesired(wanted(changes))).toThrow(message)
    expect(() => checkDesired(wanted(changes))).toThrow(expect.objectContaining({ code: 'usage' }))
  })

  test('reports all problems together', () => {
    const desired = wanted({
      configuration: { DurableConfig: {} },
      environment: { KEY: 'x'.repeat(4096) },
      tags: { key: 'v'.repeat(257) },
      layers: [foreignLayer('a'), foreignLayer('a')],
    })
    expect(() => checkDesired(desired)).toThrow(
      expect.objectContaining({
        message: '4 settings are wrong',
        details: expect.toSatisfy(
          namesInOrder(['durable-config', 'environment', 'tags', 'layers']),
        ) as unknown,
      }),
    )
  })

  test('never shows the value of a variable', () => {
    const desired = wanted({ environment: { KEY: 'secret'.repeat(999) } })
    const [thrown] = [() => checkDesired(desired)].map((check) => {
      try {
        return check()
      } catch (error) {
        return error
      }
    })
    expect(thrown).toBeInstanceOf(LayerliftError)
    expect(JSON.stringify(thrown, ['message', 'details', 'hint'])).toMatch(/all variables together/)
    expect(JSON.stringify(thrown, ['message', 'details', 'hint'])).not.toContain('secret')
  })
})
