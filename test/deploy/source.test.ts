import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openSource, packSource } from '../../src/deploy/source.ts'
import { containing } from '../aws/matching.ts'
import { dir, file, imageOf } from '../fixtures/fake-layers.ts'
import { helloArchivePath } from '../fixtures/hello-archive.ts'
import { temporary } from '../fixtures/temporary.ts'
import { settingsOf } from '../settings/reading.ts'
import { type TestWorld, testWorld } from './story.ts'

type Inputs = Readonly<Record<string, string>>

const imageId = `sha256:${'a'.repeat(64)}`

/**
 * The outside with a `docker` on its PATH that has buildx, keeps every command line, gives the image an id, and has no image
 * when asked for one.
 */
function dockerWorld(env: Inputs = {}): TestWorld & { readonly commands: () => readonly string[] } {
  const folder = temporary()
  const record = join(folder, 'commands')
  const script = `#!/bin/sh
    [ "$1 $2" = "buildx version" ] || echo "$@" >> '${record}'
    [ -z "$LAYERLIFT_SECRET_0" ] || echo "secret 0 is $LAYERLIFT_SECRET_0" >> '${record}'
    for word; do
      [ "$before" = --iidfile ] && printf ${imageId} > "$word"
      before=$word
    done
    [ "$2" != inspect ] || { echo "No such image" >&2; exit 1; }`
  writeFileSync(join(folder, 'docker'), script, { mode: 0o755 })
  const PATH = [folder, process.env['PATH']].join(delimiter)
  // Short questions to docker find it on the PATH of the process, the others on that of the run.
  vi.stubEnv('PATH', PATH)
  const commands = (): readonly string[] => {
    const lines = readFileSync(record, 'utf8').trim().split('\n')
    return lines.map((line) => line.replace(/--iidfile \S+ /, ''))
  }
  return { ...testWorld({ env: { ...env, PATH } }), commands }
}

/** Builds by the inputs and gives what docker was told; the made-up image cannot be read afterwards. */
async function toldOf(inputs: Inputs, env: Inputs = {}): Promise<readonly string[]> {
  const world = dockerWorld(env)
  for (const path of ['Dockerfile', 'php/Dockerfile', 'docker/php']) {
    mkdirSync(dirname(join(world.workingDirectory, path)), { recursive: true })
    writeFileSync(join(world.workingDirectory, path), 'FROM scratch')
  }
  await expect(openSource(settingsOf(inputs), world, temporary())).rejects.toMatchObject({
    code: 'image-not-found',
  })
  const home = world.workingDirectory
  return world.commands().map((line) => line.replaceAll(home, 'HOME'))
}

const buildLine = async (inputs: Inputs, env: Inputs = {}): Promise<string> =>
  (await toldOf(inputs, env)).find((line) => line.startsWith('buildx build')) ?? ''

describe('a build', () => {
  it('takes the folder of the run, and reads the result by its id, because a tag may move', async () => {
    expect(await toldOf({})).toEqual([
      'version --format {{.Server.Version}}',
      'buildx build --provenance=false --sbom=false --load --tag layerlift/hello:latest -- HOME',
      'version --format {{.Server.Version}}',
      `image inspect ${imageId}`,
    ])
  })

  it.for<[string, Inputs, string]>([
    ['the Dockerfile from the working directory on', { file: 'docker/php' }, '--file HOME/docker/php '],
    ['the context from the working directory on', { context: 'php' }, '-- HOME/php'],
    [
      'a context elsewhere as it is',
      { context: 'https://example.org/a.git#main' },
      '-- https://example.org/a.git#main',
    ],
    ['target', { target: 'runtime' }, '--target runtime '],
    ['build-args', { 'build-args': 'A=1=2\nB=' }, '--build-arg A=1=2 --build-arg B= '],
    [
      'build-contexts',
      { 'build-contexts': 'base=docker-image://x' },
      '--build-context base=docker-image://x ',
    ],
    ['no-cache', { 'no-cache': 'true' }, '--no-cache '],
    ['pull', { pull: 'true' }, '--pull '],
    ['platform', { platform: 'linux/arm64' }, '--platform linux/arm64 '],
    ['the platform of architectures', { architectures: 'arm64' }, '--platform linux/arm64 '],
  ])('passes %s', async ([, inputs, expected]) => {
    expect(await buildLine(inputs)).toContain(expected)
  })

  it.for<[string, Inputs, RegExp]>([
    ['no Dockerfile in the context', {}, /^context: there is no .*\/Dockerfile, expected a folder with/],
    ['a file that is not there', { file: 'nope' }, /^file: there is no .*\/nope, expected a Dockerfile$/],
  ])('refuses %s before docker is asked', async ([, inputs, message]) => {
    const refused = openSource(settingsOf(inputs), testWorld(), temporary())
    await expect(refused).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message) as unknown,
    })
  })

  it('takes the value of a key alone from the environment, and leaves out one that is not there', async () => {
    const line = await buildLine({ 'build-args': 'VERSION\nOTHER' }, { VERSION: '8.4' })
    expect(line).toContain('--build-arg VERSION=8.4 --tag')
  })

  it('hands secrets over in the environment, not on the command line', async () => {
    const told = await toldOf({ secrets: 'token=hunter2' })
    expect(told).toContain('secret 0 is hunter2')
    expect(told.filter((line) => line.startsWith('buildx') && line.includes('hunter2'))).toEqual([])
  })

  it.for<[string, string]>([
    ['My_Function', 'my-function'],
    ['hello_', 'hello'],
    ['__', 'image'],
  ])('of function %s is tagged in a way that Docker takes', async ([name, repository]) => {
    expect(await buildLine({ 'function-name': name })).toContain(`--tag layerlift/${repository}:latest `)
  })
})

describe('an image that is given', () => {
  it.for<[string, string]>([
    ['oci-archive', 'oci-archive:images/hello.tar'],
    ['docker-archive', 'docker-archive:images/hello.tar'],
  ])('as %s is looked for from the working directory on', async ([, image]) => {
    const world = testWorld()
    mkdirSync(join(world.workingDirectory, 'images'))
    copyFileSync(helloArchivePath('x86_64'), join(world.workingDirectory, 'images/hello.tar'))
    await using opened = await openSource(settingsOf({ image }), world, temporary())
    expect(opened.config.architecture).toBe('amd64')
  })

  it('as a folder is looked for there too', async () => {
    const world = testWorld()
    await expect(openSource(settingsOf({ image: 'oci:layout' }), world, temporary())).rejects.toMatchObject({
      code: 'image-not-found',
      message: containing(join(world.workingDirectory, 'layout')),
    })
  })

  it('by name is asked of Docker, with nothing built', async () => {
    const world = dockerWorld()
    await expect(openSource(settingsOf({ image: 'php:8' }), world, temporary())).rejects.toMatchObject({
      code: 'image-not-found',
    })
    expect(world.commands().at(-1)).toBe('image inspect php:8')
  })
})

describe('packing', () => {
  const threeLayers = imageOf([
    [dir('opt'), file('opt/bootstrap', 'x', 0o755), dir('var'), dir('var/task'), file('var/task/a', 'a')],
    [file('opt/b', 'b')],
    [file('opt/c', 'c')],
  ])
  const arns = (count: number): string =>
    Array.from({ length: count }, (_, n) => `arn:aws:lambda:eu-west-1:123456789012:layer:l${n}:1`).join('\n')

  it.for<[string, Inputs, number]>([
    ['one layer for each of the image', {}, 3],
    ['as many as the layers of others leave room for', { layers: arns(3) }, 2],
    ['a single one when that is asked for', { 'layer-strategy': 'single' }, 1],
    ['none when that is asked for', { 'layer-strategy': 'none', runtime: 'python3.13' }, 0],
  ])('gives %s', async ([, inputs, count]) => {
    const { layers } = await packSource(threeLayers, settingsOf(inputs), testWorld())
    expect(layers).toHaveLength(count)
  })

  it('logs the warnings of the packages', async () => {
    const world = testWorld()
    const settings = settingsOf({ 'layer-strategy': 'none', runtime: 'python3.13' })
    const { warnings } = await packSource(threeLayers, settings, world)
    expect(warnings.length).toBeGreaterThan(0)
    expect(world.entries.filter(({ kind }) => kind === 'warning')).toEqual(
      warnings.map((message) => ({ kind: 'warning', message })),
    )
  })
})
