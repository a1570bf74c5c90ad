import { describe, expect, it } from 'vitest'
import type { LayerEntry } from '../../src/image/image.ts'
import { checkBootstrap, findBootstrap } from '../../src/pack/bootstrap.ts'
import { lambdaRoot } from '../../src/pack/lambda-root.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import type { LayerStrategy } from '../../src/pack/packages.ts'
import { splitTree } from '../../src/pack/split.ts'
import { elfBytes } from '../fixtures/elf-writer.ts'
import { dir, file, imageOf, symlink } from '../fixtures/fake-layers.ts'

interface Case {
  readonly runtime?: string
  readonly hasForeignLayers?: boolean
  readonly layerStrategy?: LayerStrategy
}

async function find(entries: readonly LayerEntry[], options: Case = {}): ReturnType<typeof findBootstrap> {
  const image = imageOf([entries])
  const tree = await applyLayers(image.layers)
  const split = splitTree(tree, image, {
    layerStrategy: options.layerStrategy ?? 'image-layers',
    layerSlots: 5,
  })
  const root = lambdaRoot(
    [...(split.function === undefined ? [] : [split.function]), ...split.layers],
    'x86_64',
  )
  return findBootstrap({
    root,
    image: tree,
    architecture: 'x86_64',
    runtime: options.runtime ?? 'provided.al2023',
    hasForeignLayers: options.hasForeignLayers ?? false,
  })
}

const script = (line: string): Buffer => Buffer.from(`${line}\necho hello\n`)

describe('findBootstrap', () => {
  const found: readonly [string, readonly LayerEntry[], string][] = [
    ['in /opt', [file('opt/bootstrap', elfBytes(), 0o755)], '/opt/bootstrap'],
    ['in /var/task', [file('var/task/bootstrap', script('#!/bin/sh'), 0o755)], '/var/task/bootstrap'],
    [
      'in /var/task before /opt',
      [file('opt/bootstrap', '', 0o755), file('var/task/bootstrap', '', 0o755)],
      '/var/task/bootstrap',
    ],
    [
      'behind a symlink',
      [symlink('opt/bootstrap', 'bin/run'), file('opt/bin/run', elfBytes(), 0o755)],
      '/opt/bootstrap',
    ],
    [
      'behind a symlink from /var/task into /opt',
      [symlink('var/task/bootstrap', '/opt/run'), file('opt/run', '', 0o755)],
      '/var/task/bootstrap',
    ],
    [
      'run by a packed interpreter',
      [file('opt/bootstrap', script('#!/opt/bin/php -q'), 0o755), file('opt/bin/php')],
      '/opt/bootstrap',
    ],
    [
      'run by env and a program on Lambda’s PATH',
      [file('opt/bootstrap', script('#!/usr/bin/env php'), 0o755), file('opt/bin/php')],
      '/opt/bootstrap',
    ],
    [
      'run by env -S',
      [file('opt/bootstrap', script('#!/usr/bin/env -S A=b php -q'), 0o755), file('opt/bin/php')],
      '/opt/bootstrap',
    ],
  ]
  it.for(found)('finds it %s', async ([, entries, path]) => {
    expect(await find(entries)).toEqual({ path, warnings: [] })
  })

  it.for([
    [
      '#!/usr/bin/php',
      '/opt/bootstrap is run by /usr/bin/php, which is neither in the packages nor in provided.al2023',
    ],
    [
      '#! /usr/bin/env node',
      '/opt/bootstrap is run by node, which is neither in the packages nor in provided.al2023',
    ],
  ] as const)('warns of an interpreter that is not there: %s', async ([line, warning]) => {
    expect(await find([file('opt/bootstrap', script(line), 0o755)])).toMatchObject({ warnings: [warning] })
  })

  const refused: readonly [string, readonly LayerEntry[], Case, object][] = [
    [
      'no bootstrap, and says what looks like one elsewhere',
      [file('opt/a'), file('var/runtime/bootstrap'), file('var/task/src/bootstrap')],
      {},
      {
        message:
          'no bootstrap for the runtime provided.al2023: no package holds /var/task/bootstrap or /opt/bootstrap',
        details: [
          'the image has /var/runtime/bootstrap, which is neither in /opt nor in /var/task',
          'the image has /var/task/src/bootstrap, which is not where Lambda looks',
        ],
      },
    ],
    [
      'a bootstrap in /opt that is not packed',
      [file('opt/bootstrap', '', 0o755), file('var/task/a')],
      { layerStrategy: 'none' },
      { details: ['the image has /opt/bootstrap, which is not packed: layer-strategy is none'] },
    ],
    [
      'a bootstrap that is not executable',
      [file('opt/bootstrap')],
      {},
      {
        message: '/opt/bootstrap is not executable: Lambda could not start it',
        hint: 'add `RUN chmod 755 /opt/bootstrap` to the Dockerfile, or copy it with `COPY --chmod=755`',
      },
    ],
    ['a folder', [dir('opt/bootstrap')], {}, { message: '/opt/bootstrap is not a file' }],
    [
      'a symlink to nowhere',
      [symlink('opt/bootstrap', '/usr/bin/run')],
      {},
      { message: '/opt/bootstrap is a symlink to /usr/bin/run, which no package holds' },
    ],
    [
      'a program for another processor',
      [file('opt/bootstrap', elfBytes({ machine: 183 }), 0o755)],
      {},
      { message: '/opt/bootstrap is built for arm64, but the image and the function are x86_64' },
    ],
  ]
  it.for(refused)('refuses %s', async ([, entries, options, expected]) => {
    const { problem } = await find(entries, options)
    expect(problem).toMatchObject({ code: 'package-invalid', ...expected })
    const found = { bootstrapProblem: problem }
    for (const runtime of [undefined, 'provided.al2023', 'provided.al2'])
      expect(() => checkBootstrap(found, runtime)).toThrow(problem)
    expect(() => checkBootstrap(found, 'python3.14')).not.toThrow()
  })

  it('only warns when a given layer may bring it', async () => {
    expect(await find([file('opt/a')], { hasForeignLayers: true })).toEqual({
      path: undefined,
      warnings: ['the image has no bootstrap; the function starts only if one of the given layers brings it'],
    })
  })

  it.for(['python3.14', 'nodejs24.x'])('needs none for %s', async (runtime) => {
    expect(await find([file('opt/a')], { runtime })).toEqual({ path: undefined, warnings: [] })
  })
})
