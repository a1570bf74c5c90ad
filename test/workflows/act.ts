import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { credentials } from '../emulator/aws-servers.ts'
import { toolsDirectory } from '../engines.ts'

const checkout = join(import.meta.dirname, '../..')

/** All that a workflow with `uses: ./` reads of the checkout. */
const copied = ['action.yml', 'package.json', 'dist', 'examples/php-hello', 'test/workflows/php-hello.yml']

/** A repository of its own with what the workflow needs, so that a test may change its files. */
export async function copyOfCheckout(directory: string): Promise<void> {
  await mkdir(directory)
  for (const path of copied) await cp(join(checkout, path), join(directory, path), { recursive: true })
  const git = (...args: string[]) => execFileSync('git', ['-C', directory, ...args], { stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch', 'main')
  git('remote', 'add', 'origin', 'https://github.com/octo/shop.git')
  git('add', '--all')
  git('-c', 'user.name=octo', '-c', 'user.email=octo@example.com', 'commit', '--quiet', '--message', 'First')
}

export interface ActRun {
  readonly exitCode: number | null
  /** Everything that act printed. */
  readonly log: string
  /** What the workflow's last step printed: the outputs of the step with layerlift. */
  readonly outputs: Readonly<Record<string, string>>
}

export interface ActOptions {
  /** The repository; act works in a copy of it. */
  readonly repository: string
  /** Becomes HOME for the run, so that nothing stays behind in the user's own. */
  readonly home: string
  readonly endpointUrl: string
}

/** Runs the workflow as a push to the default branch. */
export async function actPush({ repository, home, endpointUrl }: ActOptions): Promise<ActRun> {
  await mkdir(home, { recursive: true })
  const event = join(home, 'event.json')
  await writeFile(event, JSON.stringify(pushToMain))
  const environment = { AWS_ENDPOINT_URL: endpointUrl, GITHUB_REPOSITORY: 'octo/shop', ...credentials }
  const given = Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`])
  const workflow = join(repository, 'test/workflows/php-hello.yml')
  const args = ['push', '-W', workflow, '-e', event, '-P', 'ubuntu-latest=-self-hosted', ...given]
  const child = spawn(join(toolsDirectory, 'bin/act'), args, {
    cwd: repository,
    env: {
      ...process.env,
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      // act starts the node of PATH, whatever action.yml says.
      PATH: `${join(checkout, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      DOCKER_BUILDKIT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  await once(child, 'close')
  // A failed run leaves its copy of the workspace.
  await rm(join(home, 'cache'), { recursive: true, force: true })
  return { exitCode: child.exitCode, log, outputs: outputsIn(log) }
}

const pushToMain = {
  ref: 'refs/heads/main',
  repository: { full_name: 'octo/shop', default_branch: 'main' },
}

/** The lines of JSON that the last step printed, each behind act's prefix. */
function outputsIn(log: string): Readonly<Record<string, string>> {
  const lines = log.split('\n').flatMap((line) => /^\[[^\]]+\]\s+\| (.*)$/.exec(line)?.[1] ?? [])
  const printed = lines.slice(lines.lastIndexOf('{')).join('\n')
  const value: unknown = printed.startsWith('{') ? JSON.parse(printed) : {}
  return Object.fromEntries(Object.entries(Object(value)).map(([name, text]) => [name, String(text)]))
}
