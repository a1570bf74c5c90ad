import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bundle, bundledFiles } from '../scripts/bundle.ts'
import { ownVersion } from '../src/entry/version.ts'
import { toolsDirectory } from './engines.ts'
import { temporary } from './fixtures/temporary.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const mega = 1_000_000

const names = readdirSync(dist)
const textOf = (name: string): string => readFileSync(join(dist, name), 'utf8')
const sizeOf = (name: string): number => statSync(join(dist, name)).size

/** What Node must parse before the first line of a file runs: the file and all it imports statically. */
function loadedBy(name: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, next = ''] of textOf(name).matchAll(/^(?:\} from|import[^('"]*) "\.\/([^"]+)";/gm))
    loadedBy(next, seen)
  return seen
}

function run(node: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: temporary(),
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })
  return { status, stdout, stderr }
}

/** A Node 20.19 or later below 24: the tools' own, else the one on PATH. */
function olderNode(): string | undefined {
  const candidates = [
    join(toolsDirectory, 'node20/node_modules/.bin/node'),
    '/usr/bin/node',
    '/usr/local/bin/node',
  ]
  return candidates.find((path) => {
    const version = existsSync(path)
      ? spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout
      : ''
    const [major = 0, minor = 0] = version.split('.').map(Number)
    return (major === 20 && minor >= 19) || (major > 20 && major < 24)
  })
}

describe('dist', () => {
  // A build that depended on the day or the machine would differ from the committed one.
  it('is what a build gives', async () => {
    const built = await bundle(root)
    const stale = [...built].filter(([name, text]) => !names.includes(name) || textOf(name) !== text)
    expect(stale.map(([name]) => name)).toEqual([])
    expect(names.filter((name) => !built.has(name))).toEqual([])
  })

  it('holds only named files, without hashes, and at most one chunk', () => {
    expect(names.filter((name) => !bundledFiles.includes(name))).toEqual([])
    expect(names.filter((name) => name.startsWith('chunk'))).toEqual(['chunk.js'])
  })

  it('takes at most 3.2 MB', () => {
    expect(names.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThanOrEqual(3.2 * mega)
  })

  it.for(['action.js', 'cli.js', 'command-line.js'])('%s needs at most 0.6 MB to start', (name) => {
    const bytes = [...loadedBy(name)].reduce((sum, file) => sum + sizeOf(file), 0)
    expect(bytes).toBeLessThanOrEqual(0.6 * mega)
  })

  it('loads the AWS SDK only for what calls AWS', () => {
    const loading = names.filter((name) => name.endsWith('.js') && loadedBy(name).has('aws-sdk.js'))
    expect(loading.sort()).toEqual(['aws-sdk.js', 'aws.js', 'on-aws.js', 'publish.js'])
  })

  it('holds everything of the AWS SDK that src takes, late imports included', async () => {
    const sdk: unknown = await import(pathToFileURL(join(dist, 'aws-sdk.js')).href)
    for (const name of ['LambdaClient', 'APIGatewayClient', 'S3Client', 'PutObjectCommand'])
      expect(sdk).toHaveProperty(name)
    const calls = readdirSync(join(root, 'src/aws')).flatMap((name) =>
      Array.from(
        readFileSync(join(root, 'src/aws', name), 'utf8').matchAll(/new (\w+Command)\(/g),
        ([, call]) => call,
      ),
    )
    expect(calls.length).toBeGreaterThan(10)
    expect(calls.filter((call) => !Object.keys(Object(sdk)).includes(call ?? ''))).toEqual([])
  })

  it('starts the command line with a file that imports nothing of ours', () => {
    expect([...loadedBy('cli.js')]).toEqual(['cli.js'])
  })

  it('names the licence of every bundled package', () => {
    const text = textOf('licenses.txt')
    for (const name of ['@actions/core', '@aws-sdk/client-lambda', '@aws-sdk/client-api-gateway', 'yaml']) {
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\S+\\)$`, 'm'))
    }
    expect(text).toContain('Apache License')
  })
})

describe('the committed action', () => {
  it('says what is missing in one annotation, and exits with 2', () => {
    const { status, stdout, stderr } = run(process.execPath, [join(dist, 'action.js')], {
      INPUT_COMMAND: 'deploy',
    })
    expect(stdout).toMatch(/^::error title=layerlift%3A wrong usage::.*function-name: got nothing/m)
    expect(stdout).not.toContain('.js:')
    expect(stderr).toBe('')
    expect(status).toBe(2)
  })
})

describe('the committed command line', () => {
  it('prints its version and help', () => {
    const version = ownVersion(pathToFileURL(join(root, 'package.json')))
    expect(run(process.execPath, [join(dist, 'cli.js'), '--version']).stdout).toBe(`${version}\n`)
    expect(run(process.execPath, [join(dist, 'cli.js')]).stdout).toContain('Usage: layerlift COMMAND')
  })

  it('says in one line that a Node is too old, before it reads more', () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.18.3"})'
    const { status, stdout, stderr } = run(process.execPath, ['--import', old, join(dist, 'cli.js'), 'help'])
    expect(stderr).toBe('error: layerlift needs Node 20.19 or later, this is Node 20.18.3\n')
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  const older = olderNode()
  const reason = older === undefined ? ' [skipped: no Node from 20.19 to 23 on this machine]' : ''
  it.skipIf(older === undefined)(`runs on the oldest Node it promises${reason}`, () => {
    const help = run(older ?? '', [join(dist, 'cli.js'), 'help', 'deploy'])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('--function-name')
    const wrong = run(older ?? '', [join(dist, 'cli.js'), 'deploy'])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain('--function-name: got nothing')
  })

  it.skipIf(older === undefined)(`packages the bundled image there${reason}`, () => {
    const { status, stdout, stderr } = run(older ?? '', [join(dist, 'cli.js'), 'demo', '--json'])
    expect(stderr).toBe('')
    const last: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    expect(last).toMatchObject({ kind: 'report', command: 'demo', functionName: 'hello' })
    expect(status).toBe(0)
  })
})
