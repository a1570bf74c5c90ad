import { describe, expect, test } from 'vitest'
import { emptyAccount } from '../../src/plan/current.ts'
import type { DesiredLayer } from '../../src/plan/desired.ts'
import {
  describesLayer,
  hasLayers,
  layerDescriptionOf,
  layerNameOf,
  planLayers,
  withKeptLayers,
} from '../../src/plan/layers.ts'
import { hash, layerArn } from './account.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

const php = packageLayer('php')
const vendor = packageLayer('vendor')
const nameOf = (layer: DesiredLayer) => (layer.kind === 'package' ? layer.layerName : '')
const published = new Map([[nameOf(php), layerArn(nameOf(php), 2)]])

describe('foreign layers of an existing function', () => {
  const otel = layerArn('otel', 3)
  const ours = layerArn(nameOf(vendor), 1)
  const byImg2lambda = layerArn(`img2lambda-sha256-${'0'.repeat(64)}`, 1)

  test('stay, below ours, when layers was left empty, and what was made from an image goes', () => {
    const wish = { layers: [php], keepsForeignLayers: true, layerNamespace: 'hello' }
    expect(withKeptLayers(wish, [ours, otel, byImg2lambda])).toEqual([{ kind: 'arn', arn: otel }, php])
  })

  test.for([
    ['of another namespace that ends in 32 hex digits', `theirs-${'0'.repeat(32)}`],
    ['of a namespace that only ends like ours', `not-hello-${'0'.repeat(32)}`],
    ['that ends in 64 hex digits', `hello-${'0'.repeat(64)}`],
    ['that ends in a commit', `hello-${'0'.repeat(40)}`],
    ['that ends in a short SHA-256', `hello-sha256-${'0'.repeat(32)}`],
    ['that is named as the namespace', 'hello'],
  ])('stay: one %s was not made by us', ([, name = '']) => {
    const wish = { layers: [php], keepsForeignLayers: true, layerNamespace: 'hello' }
    const arn = layerArn(name, 1)
    expect(withKeptLayers(wish, [arn])).toEqual([{ kind: 'arn', arn }, php])
  })

  test('go when layers was given, [] included', () => {
    expect(withKeptLayers({ layers: [php], layerNamespace: 'hello' }, [ours, otel])).toEqual([php])
  })

  test('are an error that names them when all together are too many', () => {
    const kept = ['a', 'b', 'c', 'd'].map((name) => layerArn(name, 1))
    expect(() =>
      withKeptLayers({ layers: [php, vendor], keepsForeignLayers: true, layerNamespace: 'hello' }, kept),
    ).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: 'layers: 2 from the image and 4 that the function has; Lambda allows 5',
        details: kept,
      }),
    )
  })
})

describe('planLayers', () => {
  test('publishes only what has no version yet, in attach order, once', () => {
    const layers = [foreignLayer('otel'), vendor, php, packageLayer('third'), vendor]
    const changes = planLayers(wanted({ layers }), { ...emptyAccount('eu-west-1'), layerVersions: published })
    expect(changes).toEqual([
      {
        kind: 'publish-layer',
        layer: vendor,
        compatibleRuntimes: ['provided.al2023'],
        architecture: 'x86_64',
      },
      expect.objectContaining({ layer: packageLayer('third') }),
    ])
  })
})

describe('hasLayers', () => {
  const otel = foreignLayer('otel')
  test.for<[string, string[], DesiredLayer[], boolean]>([
    ['none and none', [], [], true],
    ['the newest version', [layerArn(nameOf(php), 2)], [php], true],
    ['an older version of the same content', [layerArn(nameOf(php), 1)], [php], true],
    ['a foreign ARN', [layerArn('otel', 3)], [otel], true],
    ['another version of a foreign ARN', [layerArn('otel', 2)], [otel], false],
    ['another order', [layerArn(nameOf(php), 2), layerArn('otel', 3)], [otel, php], false],
    ['one more', [layerArn('otel', 3), layerArn(nameOf(php), 2)], [php], false],
    ['one less', [], [php], false],
    ['one that must be published', [layerArn(nameOf(vendor), 1)], [vendor], false],
    [
      'the same name in another account',
      [`arn:aws:lambda:eu-west-1:999999999999:layer:${nameOf(php)}:2`],
      [php],
      false,
    ],
  ])('%s', ([, attached, layers, expected]) => {
    expect(hasLayers(attached, layers, published)).toBe(expected)
  })
})

describe('names and descriptions', () => {
  test('one content has one name in a namespace', () => {
    expect(layerNameOf('hello', hash('x'))).toBe(`hello-${hash('x').slice(0, 32)}`)
    expect(layerNameOf('n'.repeat(107), hash('x'))).toHaveLength(140)
  })

  test.for(['', 'a b', 'a/b', 'ä', 'n'.repeat(108)])('"%s" is not a namespace', (namespace) => {
    expect(() => layerNameOf(namespace, hash('x'))).toThrow(/^layer-namespace: /)
  })

  test.for<[string, string]>([
    ['a reference', 'docker-daemon:hello:latest'],
    ['white space', 'oci:a\n b'],
    ['a text that is too long', 'ä'.repeat(400)],
    ['a pair that would be cut', `${'x'.repeat(168)}😀😀`],
  ])('a description fits, is well formed and is recognised: %s', ([, source]) => {
    const description = layerDescriptionOf({ contentHash: hash('x'), text: source })
    expect(description.length).toBeLessThanOrEqual(256)
    expect([description.isWellFormed(), /[\n\r\t]/.test(description)]).toEqual([true, false])
    expect([describesLayer(description, hash('x')), describesLayer(description, hash('y'))]).toEqual([
      true,
      false,
    ])
  })

  test('a description that only begins alike is not ours', () => {
    expect(describesLayer(`layerlift code=${hash('x')}0`, hash('x'))).toBe(false)
    expect(describesLayer(`layerlift code=${hash('x')}`, hash('x'))).toBe(true)
  })
})
