import { describe, expect, it } from 'vitest'
import { buildArguments, type BuildEngine, type BuildOptions } from '../../src/image/build-arguments.ts'
import { fault, faultOf, lineOf } from './fault.ts'

const buildx: BuildEngine = { hasBuildx: true, hasBuildKit: true }
const buildKit: BuildEngine = { hasBuildx: false, hasBuildKit: true }
const classic: BuildEngine = { hasBuildx: false, hasBuildKit: false }
const lines = (options: Partial<BuildOptions>, engine: BuildEngine): string =>
  buildArguments({ context: '.', tag: 'hello:build', ...options }, engine).argv.join(' ')

const all: Partial<BuildOptions> = {
  context: 'https://example.com/repo.git#main:app',
  file: 'docker/Dockerfile',
  target: 'function',
  buildArgs: { PHP: '8.2', EMPTY: '', PAIR: 'a=b, c' },
  buildContexts: { base: 'docker-image://debian:12' },
  secrets: { token: 's3cret', 'npm.rc': 'line 1\nline 2' },
  cacheFrom: ['type=gha', 'type=registry,ref=x/y:cache'],
  cacheTo: ['type=gha,mode=max'],
  noCache: true,
  pull: true,
  platform: 'linux/arm64',
  idFile: '/tmp/id',
}

describe('the command line of docker buildx, which is not run here: CI has none', () => {
  const base = 'buildx build --provenance=false --sbom=false --load'

  it.for<[string, Partial<BuildOptions>, string]>([
    ['nothing but the defaults', {}, '--tag hello:build -- .'],
    ['context', { context: './app' }, '--tag hello:build -- ./app'],
    ['a context that looks like a flag', { context: '--push' }, '--tag hello:build -- --push'],
    ['file', { file: 'a/Dockerfile' }, '--file a/Dockerfile --tag hello:build -- .'],
    ['an empty file and target', { file: '', target: '' }, '--tag hello:build -- .'],
    ['target', { target: 'function' }, '--tag hello:build --target function -- .'],
    [
      'build-args',
      { buildArgs: { A: '1', B: 'x=y z' } },
      '--build-arg A=1 --build-arg B=x=y z --tag hello:build -- .',
    ],
    [
      'build-contexts',
      { buildContexts: { a: '../a', b: 'oci-layout://b' } },
      '--build-context a=../a --build-context b=oci-layout://b --tag hello:build -- .',
    ],
    [
      'secrets',
      { secrets: { a: 'x', b: 'y' } },
      '--secret id=a,env=LAYERLIFT_SECRET_0 --secret id=b,env=LAYERLIFT_SECRET_1 --tag hello:build -- .',
    ],
    [
      'cache-from',
      { cacheFrom: ['type=gha', 'x/y:cache'] },
      '--cache-from type=gha --cache-from x/y:cache --tag hello:build -- .',
    ],
    ['cache-to', { cacheTo: ['type=inline'] }, '--cache-to type=inline --tag hello:build -- .'],
    ['no-cache', { noCache: true }, '--no-cache --tag hello:build -- .'],
    ['pull', { pull: true }, '--pull --tag hello:build -- .'],
    ['no-cache and pull off', { noCache: false, pull: false }, '--tag hello:build -- .'],
    ['platform', { platform: 'linux/arm64' }, '--platform linux/arm64 --tag hello:build -- .'],
    ['the file for the id', { idFile: '/tmp/id' }, '--iidfile /tmp/id --tag hello:build -- .'],
  ])('%s', ([, options, expected]) => {
    expect(lines(options, buildx)).toBe(`${base} ${expected}`)
  })

  it('everything at once', () => {
    expect(buildArguments({ context: '.', tag: 'hello:build', ...all }, buildx)).toEqual({
      argv: [
        ['buildx', 'build', '--provenance=false', '--sbom=false', '--load'],
        ['--build-arg', 'PHP=8.2', '--build-arg', 'EMPTY=', '--build-arg', 'PAIR=a=b, c'],
        ['--build-context', 'base=docker-image://debian:12'],
        ['--cache-from', 'type=gha', '--cache-from', 'type=registry,ref=x/y:cache'],
        ['--cache-to', 'type=gha,mode=max'],
        [
          '--file',
          'docker/Dockerfile',
          '--iidfile',
          '/tmp/id',
          '--no-cache',
          '--platform',
          'linux/arm64',
          '--pull',
        ],
        ['--secret', 'id=token,env=LAYERLIFT_SECRET_0', '--secret', 'id=npm.rc,env=LAYERLIFT_SECRET_1'],
        ['--tag', 'hello:build', '--target', 'function'],
        ['--', 'https://example.com/repo.git#main:app'],
      ].flat(),
      env: { LAYERLIFT_SECRET_0: 's3cret', LAYERLIFT_SECRET_1: 'line 1\nline 2' },
    })
  })
})

describe('the command line of docker build without buildx', () => {
  it('is plain, and leaves the choice of the builder to the environment', () => {
    for (const engine of [buildKit, classic]) {
      expect(
        buildArguments(
          { context: 'app', tag: 't', file: 'f', target: 'g', cacheFrom: ['x:1'], pull: true },
          engine,
        ),
      ).toEqual({
        argv: [
          'build',
          '--cache-from',
          'x:1',
          '--file',
          'f',
          '--pull',
          '--tag',
          't',
          '--target',
          'g',
          '--',
          'app',
        ],
        env: {},
      })
    }
  })

  it('asks for BuildKit when there are secrets', () => {
    expect(buildArguments({ context: '.', tag: 't', secrets: { a: 'x' } }, buildKit)).toEqual({
      argv: ['build', '--secret', 'id=a,env=LAYERLIFT_SECRET_0', '--tag', 't', '--', '.'],
      env: { LAYERLIFT_SECRET_0: 'x', DOCKER_BUILDKIT: '1' },
    })
  })

  it.for<[string, Partial<BuildOptions>, BuildEngine, string]>([
    ['secrets without BuildKit', { secrets: { a: 'x' } }, classic, 'the input secrets needs BuildKit'],
    [
      'build-contexts',
      { buildContexts: { a: 'b' } },
      buildKit,
      'the input build-contexts needs docker buildx',
    ],
    ['cache-to', { cacheTo: ['type=inline'] }, buildKit, 'the input cache-to needs docker buildx'],
    [
      'typed cache-from',
      { cacheFrom: ['x:1', 'type=gha'] },
      buildKit,
      'the input cache-from "type=gha" needs docker buildx',
    ],
  ])('cannot serve %s, and says so before anything runs', async ([, options, engine, message]) => {
    const error = await faultOf(() => lines(options, engine))
    expect(lineOf(error)).toMatch(fault('engine', message))
    expect(error.hint).toContain('buildx')
  })
})

describe('a build input', () => {
  it('that is a secret never reaches an argument', () => {
    const secrets = { a: 'value-one', b: 'value-two' }
    for (const engine of [buildx, buildKit]) expect(lines({ secrets }, engine)).not.toContain('value-')
  })

  it.for<[string, Partial<BuildOptions>, string]>([
    [
      'a secret id that would end the field',
      { secrets: { 'a,src=/etc/shadow': 'x' } },
      'secrets: "a,src=/etc/shadow" is not an id',
    ],
    ['a secret id with an equals sign', { secrets: { 'a=b': 'x' } }, 'is not an id'],
    ['an empty secret id', { secrets: { '': 'x' } }, 'is not an id'],
    ['a secret that no environment can hold', { secrets: { a: 'x\0y' } }, 'the value of a holds a NUL byte'],
    ['a build argument without a name', { buildArgs: { '': 'x' } }, 'build-args: "" is not a name'],
    [
      'a build context with an equals sign',
      { buildContexts: { 'a=b': 'x' } },
      'build-contexts: "a=b" is not a name',
    ],
  ])('is refused as wrong usage: %s', async ([, options, message]) => {
    expect(lineOf(await faultOf(() => lines(options, buildx)))).toMatch(fault('usage', message))
  })
})
