import { describe, expect, it } from 'vitest'
import type { LayerEntry } from '../../src/image/image.ts'
import { readElf } from '../../src/pack/elf.ts'
import { lambdaRoot } from '../../src/pack/lambda-root.ts'
import { missingLibraries, type ElfFile } from '../../src/pack/libraries.ts'
import { applyLayers } from '../../src/pack/overlay.ts'
import { splitTree } from '../../src/pack/split.ts'
import { elfBytes, type ElfFixture } from '../fixtures/elf-writer.ts'
import { contentOf, dir, file, imageOf, symlink } from '../fixtures/fake-layers.ts'

/** What is said of packages with these ELF files (absolute paths) and other entries. */
async function warningsFor(
  elves: Readonly<Record<string, ElfFixture>>,
  others: readonly LayerEntry[] = [],
): Promise<readonly string[]> {
  const image = imageOf([
    [...Object.entries(elves).map(([path, elf]) => file(path.slice(1), elfBytes(elf))), ...others],
  ])
  const split = splitTree(await applyLayers(image.layers), image, {
    layerStrategy: 'image-layers',
    layerSlots: 5,
  })
  const drafts = [...(split.function === undefined ? [] : [split.function]), ...split.layers]
  const files: ElfFile[] = []
  for (const [path, fixture] of Object.entries(elves)) {
    const elf = await readElf(contentOf(elfBytes(fixture)))
    if (elf !== undefined) files.push({ path, elf })
  }
  return missingLibraries(files, lambdaRoot(drafts, 'x86_64'), 'x86_64')
}

const loader = '/lib64/ld-linux-x86-64.so.2'

describe('missingLibraries', () => {
  const silent: readonly [string, Readonly<Record<string, ElfFixture>>, (readonly LayerEntry[])?][] = [
    ['a static program', { '/opt/bootstrap': { isStatic: true } }],
    [
      'what provided.al2023 brings',
      { '/opt/bootstrap': { interpreter: loader, needed: ['libc.so.6', 'libz.so.1', 'libssl.so.3'] } },
    ],
    ['the loader as a library', { '/opt/bootstrap': { needed: ['ld-linux-x86-64.so.2'] } }],
    [
      'a library in /opt/lib',
      { '/opt/bin/php': { needed: ['libonig.so.5'] } },
      [file('opt/lib/libonig.so.5')],
    ],
    [
      'a library in /var/task/lib',
      { '/var/task/bootstrap': { needed: ['liba.so'] } },
      [file('var/task/lib/liba.so')],
    ],
    [
      'a library beside the function',
      { '/var/task/bootstrap': { needed: ['liba.so'] } },
      [file('var/task/liba.so')],
    ],
    [
      'a library behind symlinks',
      { '/opt/bin/php': { needed: ['liba.so.1'] } },
      [
        dir('opt/lib64'),
        symlink('opt/lib', 'lib64'),
        symlink('opt/lib64/liba.so.1', 'liba.so.1.2'),
        file('opt/lib64/liba.so.1.2'),
      ],
    ],
    [
      'a library that $ORIGIN leads to',
      { '/opt/php/bin/php': { runpath: '$ORIGIN/../lib', needed: ['liba.so'] } },
      [file('opt/php/lib/liba.so')],
    ],
    [
      'a library that ${ORIGIN} leads to',
      { '/var/task/x.node': { rpath: '${ORIGIN}', needed: ['liba.so'] } },
      [file('var/task/liba.so')],
    ],
    [
      'what the program that loads a library has on its path',
      {
        '/opt/php/bin/php': { runpath: '/opt/php/lib', needed: ['liba.so'] },
        '/opt/php/lib/liba.so': { needed: ['libb.so'] },
        '/opt/php/lib/libb.so': {},
      },
    ],
    [
      'a library named with its path',
      { '/opt/bin/x': { needed: ['/opt/odd/liba.so'] } },
      [file('opt/odd/liba.so')],
    ],
    [
      'glibc 2.34 and older',
      {
        '/opt/bin/x': {
          needed: ['libc.so.6'],
          versions: { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.34', 'GLIBC_2.4', 'GLIBC_PRIVATE'] },
        },
      },
    ],
    [
      'a newer libstdc++ that the packages bring and $ORIGIN finds',
      {
        '/opt/bin/x': {
          runpath: '$ORIGIN',
          needed: ['libstdc++.so.6'],
          versions: { 'libstdc++.so.6': ['GLIBCXX_3.4.99'] },
        },
      },
      [file('opt/bin/libstdc++.so.6')],
    ],
  ]
  it.for(silent)('is silent about %s', async ([, elves, others]) => {
    expect(await warningsFor(elves, others)).toEqual([])
  })

  const spoken: readonly [
    string,
    Readonly<Record<string, ElfFixture>>,
    readonly LayerEntry[],
    readonly string[],
  ][] = [
    [
      'a Debian PHP without its libraries',
      { '/opt/bin/php': { interpreter: loader, needed: ['libcrypt.so.1', 'libc.so.6', 'libargon2.so.1'] } },
      [],
      [
        'the library libargon2.so.1 is neither in the packages nor in provided.al2023, but it is needed by 1 file: /opt/bin/php',
        'the library libcrypt.so.1 is neither in the packages nor in provided.al2023, but it is needed by 1 file: /opt/bin/php',
      ],
    ],
    [
      'a library where nothing looks',
      { '/opt/bin/php': { needed: ['libonig.so.5'] } },
      [file('opt/vendor/lib/libonig.so.5')],
      [
        "the library libonig.so.5 is at /opt/vendor/lib/libonig.so.5, where Lambda's LD_LIBRARY_PATH does not look, but it is needed by 1 file: /opt/bin/php",
      ],
    ],
    [
      'a dangling link as a library',
      { '/opt/bin/php': { needed: ['liba.so'] } },
      [symlink('opt/lib/liba.so', '/usr/lib/x86_64-linux-gnu/liba.so')],
      [
        "the library liba.so is at /opt/lib/liba.so, where Lambda's LD_LIBRARY_PATH does not look, but it is needed by 1 file: /opt/bin/php",
      ],
    ],
    [
      'a newer glibc, once for each file with its newest',
      {
        '/opt/bin/a': {
          needed: ['libc.so.6'],
          versions: { 'libc.so.6': ['GLIBC_2.35', 'GLIBC_2.38', 'GLIBC_2.36'] },
        },
        '/opt/bin/b': { needed: ['libc.so.6'], versions: { 'libc.so.6': ['GLIBC_2.36'] } },
      },
      [],
      [
        'provided.al2023 has GLIBC 2.34, but a newer one is needed by 2 files: /opt/bin/a (GLIBC_2.38), /opt/bin/b (GLIBC_2.36); they would not start there: build on Amazon Linux 2023',
      ],
    ],
    [
      'packed relative relocations, which the loader of glibc 2.34 refuses',
      {
        '/opt/bin/a': {
          needed: ['libc.so.6'],
          versions: { 'libc.so.6': ['GLIBC_2.34', 'GLIBC_ABI_DT_RELR', 'GLIBC_2.35'] },
        },
      },
      [],
      [
        'provided.al2023 has GLIBC 2.34, but a newer one is needed by 1 file: /opt/bin/a (GLIBC_ABI_DT_RELR); they would not start there: build on Amazon Linux 2023',
      ],
    ],
    [
      'a newer C++ ABI',
      {
        '/opt/bin/a': {
          needed: ['libstdc++.so.6'],
          versions: { 'libstdc++.so.6': ['CXXABI_1.3.15', 'CXXABI_1.3.16', 'CXXABI_FLOAT128'] },
        },
      },
      [],
      [
        'provided.al2023 has CXXABI 1.3.15, but a newer one is needed by 1 file: /opt/bin/a (CXXABI_1.3.16); they would not start there: build on Amazon Linux 2023',
      ],
    ],
    [
      "a newer libstdc++ in /opt/lib, because the system's comes first",
      { '/opt/bin/a': { needed: ['libstdc++.so.6'], versions: { 'libstdc++.so.6': ['GLIBCXX_3.4.99'] } } },
      [file('opt/lib/libstdc++.so.6')],
      [
        'provided.al2023 has GLIBCXX 3.4.33, but a newer one is needed by 1 file: /opt/bin/a (GLIBCXX_3.4.99); they would not start there: build on Amazon Linux 2023',
      ],
    ],
    [
      'an Alpine program',
      { '/opt/bin/x': { interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.musl-x86_64.so.1'] } },
      [],
      [
        'the loader /lib/ld-musl-x86_64.so.1 is neither in the packages nor in provided.al2023, but it starts 1 file: /opt/bin/x',
        'the library libc.musl-x86_64.so.1 is neither in the packages nor in provided.al2023, but it is needed by 1 file: /opt/bin/x',
      ],
    ],
    [
      'another processor, whose libraries are nobody’s business',
      { '/var/task/arm.node': { machine: 183, needed: ['libodd.so'] } },
      [],
      ['built for another processor than x86_64: 1 file: /var/task/arm.node (arm64)'],
    ],
  ]
  it.for(spoken)('speaks of %s', async ([, elves, others, expected]) => {
    expect(await warningsFor(elves, others)).toEqual(expected)
  })
})
