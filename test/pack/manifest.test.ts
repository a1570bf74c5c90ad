import { describe, expect, it } from 'vitest'
import { manifestOf, type ZipFacts } from '../../src/pack/manifest.ts'
import type { Packages } from '../../src/pack/packages.ts'
import { packImage } from '../../src/pack/pack.ts'
import { digestOf, file, imageOf } from '../fixtures/fake-layers.ts'

const image = imageOf([[file('opt/bootstrap', 'run', 0o755)], [file('var/task/a', '12345')]], {
  cmd: ['hello', '--fast'],
})

const pack = (): Promise<Packages> =>
  packImage(image, { layerStrategy: 'image-layers', layerSlots: 5, runtime: undefined, log: () => undefined })

const zips = new Map<string, ZipFacts>([
  ['function.zip', { sizeBytes: 111, sha256Hex: 'aa', sha256Base64: 'qg==' }],
  ['layer-1.zip', { sizeBytes: 222, sha256Hex: 'bb', sha256Base64: 'uw==' }],
])

describe('manifestOf', () => {
  it('lists the function first, then the layers, with all that deploying needs', async () => {
    const packages = await pack()
    expect(manifestOf(packages, zips, image)).toEqual({
      schemaVersion: 1,
      image: { reference: 'docker-daemon:fake:latest', imageId: digestOf(1000), manifestDigest: null },
      architecture: 'x86_64',
      bootstrap: '/opt/bootstrap',
      command: ['hello', '--fast'],
      handler: 'hello',
      packages: [
        {
          kind: 'function',
          file: 'function.zip',
          sha256: 'aa',
          codeSha256: 'qg==',
          contentHash: packages.function?.contentHash,
          zippedBytes: 111,
          unzippedBytes: 5,
          entryCount: 1,
          sourceLayers: [digestOf(1)],
        },
        {
          kind: 'layer',
          file: 'layer-1.zip',
          sha256: 'bb',
          codeSha256: 'uw==',
          contentHash: packages.layers[0]?.contentHash,
          zippedBytes: 222,
          unzippedBytes: 3,
          entryCount: 1,
          sourceLayers: [digestOf(0)],
        },
      ],
      warnings: [],
    })
  })

  it.for([
    [['/usr/bin/my program'], null],
    [[], null],
    [['x'.repeat(129)], null],
    [['app.handler'], 'app.handler'],
  ] as const)('takes the first word of CMD as handler only when Lambda would: %s', async ([cmd, handler]) => {
    const packages = await pack()
    const found = { ...packages, found: { ...packages.found, command: cmd[0] } }
    expect(manifestOf(found, zips, { ...image, config: { ...image.config, cmd } }).handler).toBe(handler)
  })

  it('refuses to describe a zip that was not written', async () => {
    const packages = await pack()
    expect(() => manifestOf(packages, new Map(), image)).toThrow('function.zip was not written')
  })
})
