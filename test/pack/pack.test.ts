import { describe, expect, it } from 'vitest'
import { bytePath, type Image } from '../../src/image/image.ts'
import type { LogEntry } from '../../src/log.ts'
import { packImage, type PackOptions } from '../../src/pack/pack.ts'
import type { Packages } from '../../src/pack/packages.ts'
import { elfBytes } from '../fixtures/elf-writer.ts'
import { contentOf, dir, fifo, file, imageOf, symlink } from '../fixtures/fake-layers.ts'

const options: PackOptions = {
  layerStrategy: 'image-layers',
  layerSlots: 5,
  runtime: 'provided.al2023',
  log: () => undefined,
}
const pack = (image: Image, more: Partial<PackOptions> = {}): Promise<Packages> =>
  packImage(image, { ...options, ...more })

const runtime = file('opt/bootstrap', elfBytes(), 0o755)

describe('packImage', () => {
  it('packs the PHP case: runtime, vendor libraries and function apart', async () => {
    const packages = await pack(
      imageOf(
        [
          [
            file('opt/bin/php', elfBytes({ needed: ['libc.so.6'] }), 0o755),
            file('opt/bootstrap', '#!/opt/bin/php\n', 0o755),
          ],
          [file('opt/vendor/autoload.php', '<?php')],
          [file('var/task/src/hello.php', '<?php hello')],
        ],
        { cmd: ['hello'] },
      ),
    )
    expect(packages.found).toEqual({ architecture: 'x86_64', bootstrap: '/opt/bootstrap', command: 'hello' })
    expect(
      packages.layers.map(({ fileName, entries }) => [fileName, entries.map(({ path }) => path)]),
    ).toEqual([
      ['layer-1.zip', ['bin', 'bin/php', 'bootstrap']],
      ['layer-2.zip', ['vendor', 'vendor/autoload.php']],
    ])
    expect(packages.function?.entries.map(({ path }) => path)).toEqual(['src', 'src/hello.php'])
    expect(packages.function?.unzippedBytes).toBe(11)
    expect(packages.warnings).toEqual([])
  })

  it('gives a layer the same hash when only the function changes', async () => {
    const build = (source: string): Promise<Packages> =>
      pack(imageOf([[runtime, dir('opt/lib')], [file('var/task/hello.php', source)]]))
    const [before, after] = await Promise.all([build('one'), build('two')])
    expect(after.layers[0]?.contentHash).toBe(before.layers[0]?.contentHash)
    expect(after.function?.contentHash).not.toBe(before.function?.contentHash)
  })

  it('gives the same hashes whatever order the layer has its files in', async () => {
    const files = [runtime, file('opt/a', '1'), file('opt/b', '2'), file('var/task/x', '3')]
    const [one, other] = await Promise.all([pack(imageOf([files])), pack(imageOf([files.toReversed()]))])
    expect([one.layers[0]?.contentHash, one.function?.contentHash]).toEqual([
      other.layers[0]?.contentHash,
      other.function?.contentHash,
    ])
  })

  it('warns of everything that was mended or left out', async () => {
    const { warnings } = await pack(
      imageOf([
        [
          runtime,
          file('opt/secret', 'x', 0o600),
          dir('opt/private', 0o700),
          file('opt/sudo', 'x', 0o4755),
          fifo('opt/pipe'),
          { ...file('opt/x'), path: bytePath(Buffer.from('opt/\u00ff', 'latin1')) },
          file('opt/bin/php', elfBytes({ needed: ['libargon2.so.1'] }), 0o755),
        ],
      ]),
    )
    expect(warnings).toEqual([
      'left out, because a zip cannot hold devices, FIFOs and sockets: 1 file: /opt/pipe',
      "made readable for Lambda's unprivileged user: 2 files: /opt/private, /opt/secret",
      'setuid, setgid or sticky bit dropped: 1 file: /opt/sudo',
      String.raw`names that are not UTF-8, which unzip tools read differently: 1 file: /opt/\xff`,
      'the library libargon2.so.1 is neither in the packages nor in provided.al2023, but it is needed by 1 file: /opt/bin/php',
    ])
  })

  it('says how much `none` leaves out', async () => {
    const image = imageOf([[file('opt/big', 'x'.repeat(2048)), file('var/task/bootstrap', '', 0o755)]])
    const packages = await pack(image, { layerStrategy: 'none' })
    expect(packages.layers).toEqual([])
    expect(packages.warnings).toEqual(['layer-strategy is none: 2.0 KB in /opt are not packaged'])
  })

  it('knows the problem of `none` when only /opt has the bootstrap', async () => {
    const { found } = await pack(imageOf([[runtime, file('var/task/a')]]), { layerStrategy: 'none' })
    expect(found.bootstrapProblem).toMatchObject({
      code: 'package-invalid',
      details: ['the image has /opt/bootstrap, which is not packed: layer-strategy is none'],
    })
  })

  it.for([
    ['linux', 'arm64', 'arm64'],
    ['linux', 'amd64', 'x86_64'],
  ] as const)('spells %s/%s as Lambda does', async ([os, architecture, expected]) => {
    const image = imageOf([[file('opt/bootstrap', '#!/bin/sh', 0o755)]], { os, architecture })
    expect((await pack(image)).found.architecture).toBe(expected)
  })

  it.for([
    ['windows', 'amd64'],
    ['linux', 's390x'],
    ['linux', ''],
  ] as const)('refuses an image for %s/%s', async ([os, architecture]) => {
    await expect(pack(imageOf([[runtime]], { os, architecture }))).rejects.toMatchObject({
      code: 'package-invalid',
      message: `the image docker-daemon:fake:latest is for ${os}/${architecture}; Lambda runs linux/amd64 and linux/arm64`,
    })
  })

  it('checks the limits before any content is read', async () => {
    const huge = { ...contentOf(''), sizeBytes: 300_000_000, read: () => expect.fail('nothing is read') }
    const image = imageOf([
      [
        file('opt/bootstrap', '', 0o755),
        { ...file('opt/huge'), kind: 'file' as const, mode: 0o644, content: huge },
      ],
    ])
    await expect(pack(image)).rejects.toMatchObject({ code: 'limit-exceeded' })
  })

  it('follows an absolute link in /var/task that stays in the packages, for the bootstrap too', async () => {
    const packages = await pack(imageOf([[runtime, symlink('var/task/bootstrap', '/opt/bootstrap')]]))
    expect(packages.found.bootstrap).toBe('/var/task/bootstrap')
  })

  it('reports progress in bytes, up to the end', async () => {
    const log: LogEntry[] = []
    await pack(imageOf([[file('opt/bootstrap', '12345', 0o755)], [file('opt/a', '123')]]), {
      log: (entry) => log.push(entry),
    })
    const progress = log.filter(({ kind }) => kind === 'progress')
    expect(progress.at(-1)).toEqual({
      kind: 'progress',
      task: 'Hashing the packages',
      doneBytes: 8,
      totalBytes: 8,
      done: true,
    })
  })

  it('notes that image layers share a Lambda layer', async () => {
    const log: LogEntry[] = []
    await pack(imageOf([[runtime], [file('opt/a')], [file('opt/b')]]), {
      layerSlots: 2,
      log: (entry) => log.push(entry),
    })
    expect(log).toContainEqual({
      kind: 'note',
      message: '3 of the 3 image layers have files in /opt: the upper ones share a Lambda layer',
    })
  })
})
