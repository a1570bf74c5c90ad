import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileCache } from './fixtures/compile-cache.ts'
import { temporary } from './fixtures/temporary.ts'

const root = join(import.meta.dirname, '..')
const image = `oci-archive:${join(root, 'examples/hello/hello-x86_64.tar')}`

/** Runs the action as a runner does: inputs in INPUT_*, files for outputs and summary, the event in a file. */
function step(
  inputs: Readonly<Record<string, string>>,
  workflow: {
    readonly event?: string
    readonly payload?: object
    readonly env?: Readonly<Record<string, string>>
  } = {},
) {
  const folder = temporary()
  const file = (name: string, text = ''): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const named = Object.entries(inputs).map(([name, text]): [string, string] => [
    `INPUT_${name.toUpperCase()}`,
    text,
  ])
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/action.ts')], {
    cwd: folder,
    env: {
      ...compileCache,
      PATH: process.env['PATH'],
      GITHUB_EVENT_NAME: workflow.event ?? 'push',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(workflow.payload ?? {})),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_SHA: '0123456789012345678901234567890123456789',
      GITHUB_OUTPUT: file('output.txt'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      ...workflow.env,
      ...Object.fromEntries(named),
    },
    encoding: 'utf8',
    timeout: 15_000,
  })
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return {
    status,
    stdout,
    stderr,
    folder,
    outputs: outputsIn(read('output.txt')),
    summary: read('summary.md'),
  }
}

/** The runner's file of outputs: `name<<delimiter`, the value, the delimiter. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const blocks = text.matchAll(/^([a-z0-9-]+)<<(\S+)\n([^]*?)\n\2$/gm)
  return Object.fromEntries(
    Array.from(blocks, ([, name = '', , value = '']): [string, string] => [name, value]),
  )
}

const annotations = (stdout: string): string[] =>
  stdout.split('\n').filter((line) => line.startsWith('::error'))

describe('the action', () => {
  it('packages, and gives outputs, groups and a job summary', () => {
    const { status, stdout, stderr, folder, outputs, summary } = step({ command: 'package', image })
    expect(readdirSync(join(folder, 'output')).sort()).toEqual([
      'function.zip',
      'layer-1.zip',
      'manifest.json',
    ])
    expect(outputs).toMatchObject({ command: 'package', changed: 'false', 'rolled-back': 'false' })
    expect(outputs['package-size']).toMatch(/^\d+$/)
    expect(outputs['image-digest']).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(stdout.match(/^::group::/gm)?.length).toBe(stdout.match(/^::endgroup::/gm)?.length)
    expect(stdout).toContain('::group::Read the image\n')
    expect(stdout.slice(stdout.lastIndexOf('::endgroup::\n'))).toMatch(
      /^::endgroup::\n2 packages written\n {2}/,
    )
    expect(summary).toMatch(/^### ✅ layerlift package: 2 packages written\n/)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it('writes no summary when it is switched off, and needs no runner that has one', () => {
    expect(step({ command: 'package', image, summary: 'false' }).summary).toBe('')
    expect(step({ command: 'package', image }, { env: { GITHUB_STEP_SUMMARY: '' } }).status).toBe(0)
  })

  it('reports all problems of the inputs in one annotation, with exit code 2', () => {
    const { status, stdout } = step({ 'memory-size': 'big', 'functon-name': 'hello' })
    const [annotation = '', ...others] = annotations(stdout)
    expect(others).toEqual([])
    expect(annotation).toMatch(/^::error title=layerlift%3A wrong usage::/)
    for (const part of ['memory-size', 'functon-name', 'Did you mean function-name'])
      expect(annotation).toContain(part)
    expect(status).toBe(2)
  })

  it('fails with exit code 1 when the work itself fails, and ends the open group first', () => {
    const { status, stdout } = step({ command: 'package', image: 'oci-archive:nothing.tar' })
    const lines = stdout.trimEnd().split('\n')
    const failed = lines.findIndex((line) => line.startsWith('::error'))
    expect(failed).toBe(lines.length - 1)
    expect(lines[failed - 1]).toBe('::endgroup::')
    expect(status).toBe(1)
  })

  it('masks credentials and secrets before anything else is printed', () => {
    const { stdout } = step(
      {
        command: 'package',
        image: 'oci-archive:nothing.tar',
        secrets: 'npm=ghs_abcdef',
        environment: 'STAGE=live',
      },
      { env: { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI' } },
    )
    const lines = stdout.split('\n')
    const masks = ['::add-mask::wJalrXUtnFEMI', '::add-mask::ghs_abcdef']
    expect(lines.slice(0, 2)).toEqual(masks)
    expect(stdout.match(/ghs_abcdef|wJalrXUtnFEMI/g)).toHaveLength(2)
    expect(stdout).not.toContain('add-mask::live')
  })

  it.for<[form: string, secrets: string]>([
    ['JSON list', '["a=secretone","b=secrettwo"]'],
    ['YAML list', "[a=secretone, 'b=secrettwo']"],
    ['JSON map', '{"a": "secretone", "b": "secrettwo"}'],
  ])('masks each build secret of a %s on one line', ([, secrets]) => {
    const { stdout } = step({ command: 'package', secrets })
    const masks = stdout.split('\n').filter((line) => line.startsWith('::add-mask::'))
    expect(masks).toEqual(expect.arrayContaining(['::add-mask::secretone', '::add-mask::secrettwo']))
    expect(stdout.lastIndexOf('::add-mask::')).toBeLessThan(stdout.indexOf('there is no'))
  })
})

describe('command: auto', () => {
  const inputs = { 'function-name': 'hello', image }

  it('does nothing, and succeeds, when a pull request is closed', () => {
    const payload = { action: 'closed', pull_request: { number: 7, head: { sha: 'abc', ref: 'topic' } } }
    const { status, stdout, outputs } = step(inputs, { event: 'pull_request', payload })
    expect(stdout).toContain('nothing')
    expect(stdout).toContain('pull request 7')
    expect(outputs).toEqual({ command: 'nothing' })
    expect(status).toBe(0)
  })

  it('says which command was chosen, and why', () => {
    const { stdout } = step(inputs, { payload: { repository: { default_branch: 'trunk' } } })
    expect(stdout).toMatch(/^plan, because of a push on main, which is not the default branch$/m)
  })

  it.for<[event: string, expected: RegExp]>([
    ['schedule', /prune.*not built yet/],
    ['pull_request_target', /does not run on pull_request_target/],
    ['watch', /does not know what to do on the event watch/],
  ])('refuses %s with exit code 2 and says why', ([event, expected]) => {
    const { status, stdout } = step(inputs, { event })
    expect(annotations(stdout)[0]).toMatch(expected)
    expect(status).toBe(2)
  })
})
