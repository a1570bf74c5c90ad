import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, run, stackLines } from './emulator/command-line.ts'
import { describeWith } from './engines.ts'
import { helloArchivePath } from './fixtures/hello-archive.ts'
import { writeOciArchive } from './fixtures/image-files.ts'
import { tarBytes, type TarItem } from './fixtures/tar-writer.ts'

const hello = `oci-archive:${helloArchivePath('x86_64')}`
const role = 'arn:aws:iam::123456789012:role/hello'

/** What is typed, the exit code, and what standard error must say: the cause first, then what to do. */
type Case = readonly [
  title: string,
  args: readonly string[],
  exitCode: 1 | 2,
  said: readonly (string | RegExp)[],
]

const images: readonly Case[] = [
  [
    'a file that is not there',
    ['package', 'oci-archive:none.tar'],
    1,
    ['there is no file', 'none.tar', 'hint:'],
  ],
  ['a folder that is not there', ['package', 'oci:none'], 1, ['none is no OCI layout folder', 'hint:']],
  [
    'a tag that is not there',
    ['package', `${hello}:other`],
    1,
    ['no image with the tag other', 'tags: latest'],
  ],
  ['no reference at all', ['package', 'non sense'], 2, ['image', 'expected an image reference']],
  [
    'a malformed reference',
    ['package', '/no/image'],
    2,
    ['is not an image reference', 'hint: write NAME:TAG'],
  ],
  ['a cut archive', ['package', 'oci-archive:cut.tar'], 1, ['cut.tar is cut', 'hint:']],
  [
    'a wrong digest',
    ['package', 'oci-archive:changed.tar'],
    1,
    [/expected sha256:\w+, found sha256:/, 'hint:'],
  ],
  [
    'an image with neither /var/task nor /opt',
    ['package', 'oci-archive:neither.tar'],
    1,
    [
      'nothing in /var/task and nothing in /opt',
      'the image has /app, /usr',
      'hint: COPY the function to /var/task',
    ],
  ],
  [
    'no bootstrap for a custom runtime',
    ['package', 'oci-archive:script.tar'],
    1,
    ['no bootstrap for the runtime provided.al2023', 'hint:', '`runtime`'],
  ],
  [
    'a bootstrap that is not packed',
    ['package', 'oci-archive:layer.tar', '--layer-strategy', 'none'],
    1,
    ['/opt/bootstrap, which is not packed: layer-strategy is none'],
  ],
  [
    'another architecture than the image has',
    ['package', hello, '--architectures', 'arm64'],
    1,
    ['no image for linux/arm64', 'platforms: linux/amd64'],
  ],
  [
    'an architecture that Lambda does not run',
    ['package', 'oci-archive:power.tar'],
    1,
    ['linux/ppc64le', 'hint:', 'linux/arm64'],
  ],
]

const settings: readonly Case[] = [
  ['an unknown command', ['depoly'], 2, ['no command "depoly"', 'hint:']],
  [
    'an unknown flag',
    ['package', hello, '--plattform', 'x'],
    2,
    ['--plattform: not a flag', 'mean --platform?'],
  ],
  [
    'a map without =',
    ['plan', '--image', hello, '--function-name', 'hello', '--environment', 'novalue'],
    2,
    ['--environment: got line 1 without "="', 'expected KEY=VALUE'],
  ],
  [
    'a map of lists',
    ['plan', '--image', hello, '--function-name', 'hello', '--environment', '{"a": [1]}'],
    2,
    ['--environment:', 'expected text as each value'],
  ],
  [
    'a structure that is none',
    ['plan', '--image', hello, '--function-name', 'hello', '--vpc-config', 'SubnetIds'],
    2,
    ['--vpc-config: got "SubnetIds"', 'map with SubnetIds, SecurityGroupIds'],
  ],
  ['no function name', ['deploy', '--image', hello], 2, ['--function-name: got nothing', 'deploy needs it']],
  [
    'five faults at once',
    `deploy --image ${hello} --memory-sze 4 --environment novalue --timeout 5000 --routes HELLO --role ${role} --function-name a.b`.split(
      ' ',
    ),
    2,
    ['5 problems', '--memory-sze:', '--function-name:', '--timeout:', '--environment:', '--routes:'],
  ],
  [
    'a file of smoke tests that is not there',
    ['deploy', '--image', hello, '--function-name', 'hello', '--role', role, '--smoke-tests', 'none.yml'],
    1,
    ['smoke-tests: cannot read', 'none.yml', 'hint:'],
  ],
  [
    'an output directory that is a file',
    ['package', hello, '--output-directory', 'cut.tar'],
    1,
    ['output directory', 'cut.tar', 'hint:', 'output-directory'],
  ],
]

const engines: readonly Case[] = [
  [
    'an image that the engine lacks',
    ['package', 'layerlift-test/none:at-all'],
    1,
    ['no image layerlift-test/none:at-all', 'hint:'],
  ],
]

describe('bad input on the command line', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-bad-'))
    await mkdir(join(folder, 'output'))
    await writeFile(join(folder, 'output/manifest.json'), 'of an earlier run')
    await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n')
    await writeImages(folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function expectRefused([, args, exitCode, said]: Case, env: Readonly<Record<string, string>> = {}) {
    const ended = await run({ args, workingDirectory: folder, env })
    expectClear(ended, said)
    expect(ended.exitCode).toBe(exitCode)
    expect(await readdir(join(folder, 'output'))).toEqual(['manifest.json'])
    expect(await readFile(join(folder, 'output/manifest.json'), 'utf8')).toBe('of an earlier run')
  }

  it.for(images)('names the fault of the image: %s', (row) => expectRefused(row))
  it.for(settings)('names the setting: %s', (row) => expectRefused(row))

  describeWith(['docker'], 'with a docker command', () => {
    it.for(engines)('names what is missing: %s', (row) => expectRefused(row))

    it.for([
      ['a given image', ['package', 'some:image']],
      ['a build', ['package', '--context', '.']],
    ] as const)('says that the engine does not answer, for %s', ([title, args]) => {
      const said = ['the Docker engine does not answer', 'hint: start Docker, check DOCKER_HOST']
      return expectRefused([title, args, 1, said], { DOCKER_HOST: 'tcp://127.0.0.1:9' })
    })
  })

  it('says that there is no docker command', () =>
    expectRefused(['', ['package', 'some:image'], 1, ['docker cannot be started', 'hint: install Docker']], {
      PATH: folder,
    }))
})

/** One message: `error:` once and first, nothing of a stack. */
function expectClear({ stdout, stderr }: Ended, said: readonly (string | RegExp)[]): void {
  for (const text of said) {
    if (typeof text === 'string') expect(stderr).toContain(text)
    else expect(stderr).toMatch(text)
  }
  expect(stderr.match(/^error: /gm)).toHaveLength(1)
  expect(stackLines(stderr)).toEqual([])
  expect(stdout).toBe('')
}

async function writeImages(folder: string): Promise<void> {
  const program = (name: string): TarItem => ({
    kind: 'file',
    name,
    mode: 0o755,
    content: Buffer.from('#!/bin/sh\n'),
  })
  const write = (
    name: string,
    items: readonly TarItem[],
    more: { architecture?: string; stored?: Buffer } = {},
  ) => {
    const { architecture = 'amd64', stored } = more
    const tar = tarBytes(items)
    const layer = stored === undefined ? { tar } : { tar, stored }
    return writeOciArchive(join(folder, name), { architecture, layers: [layer] })
  }
  await write('neither.tar', [program('usr/bin/x'), program('app/main')])
  await write('script.tar', [program('var/task/app.py')])
  await write('layer.tar', [program('var/task/app.py'), program('opt/bootstrap')])
  await write('power.tar', [program('var/task/bootstrap')], { architecture: 'ppc64le' })
  const other = tarBytes([program('var/task/bootstrop')])
  await write('changed.tar', [program('var/task/bootstrap')], { stored: other })
  await writeFile(join(folder, 'cut.tar'), (await readFile(helloArchivePath('x86_64'))).subarray(0, 100_000))
}
