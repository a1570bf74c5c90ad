import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'vitest'

/** Where `.ci/install-tools` puts what the tests need beyond Node. */
export const toolsDirectory = process.env['LAYERLIFT_TOOLS'] ?? join(homedir(), '.cache/layerlift-tools')

/** The tools that live beside the checkout in CI: contract checker, fault proxy, Lambda base image. */
export const sharedTools =
  process.env['LAYERLIFT_SHARED_TOOLS'] ?? join(import.meta.dirname, '../../shared/tools')

export type Engine = 'docker' | 'ministack' | 'moto' | 'contract' | 'act' | 'umoci' | 'osls'

const answers = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0

const tool = (path: string): string => join(toolsDirectory, path)

/** For each engine: undefined when it answers, otherwise the reason why its tests cannot run. */
const probes: Record<Engine, () => string | undefined> = {
  docker: () => (answers('docker', 'version') ? undefined : 'no Docker engine answers'),
  ministack: () =>
    existsSync(tool('ministack/bin/python'))
      ? probes.docker()
      : 'ministack is not installed (.ci/install-tools)',
  moto: () =>
    existsSync(tool('moto/bin/moto_server')) ? undefined : 'moto is not installed (.ci/install-tools)',
  contract: () =>
    existsSync(tool('contract/bin/python')) && existsSync(join(sharedTools, 'aws-contract'))
      ? undefined
      : 'the contract checker is not installed (.ci/install-tools)',
  act: () => (existsSync(tool('bin/act')) ? undefined : 'act is not installed (.ci/install-tools)'),
  umoci: () => (answers('umoci', '--version') ? undefined : 'umoci is not on PATH'),
  osls: () =>
    existsSync(tool('osls/node_modules/.bin/osls')) ? undefined : 'osls is not installed (.ci/install-tools)',
}

const required = new Set((process.env['LAYERLIFT_REQUIRE'] ?? '').split(',').map((name) => name.trim()))
const known = new Map<Engine, string | undefined>()

function reasonWhyMissing(engine: Engine): string | undefined {
  if (!known.has(engine)) known.set(engine, probes[engine]())
  return known.get(engine)
}

/**
 * A `describe` that needs engines. With one missing, its tests are reported as skipped with the reason in the title;
 * when LAYERLIFT_REQUIRE (a comma list) names that engine, they fail instead.
 */
export function describeWith(engines: readonly Engine[], title: string, body: () => void): void {
  const missing = engines.flatMap((engine) => {
    const reason = reasonWhyMissing(engine)
    return reason === undefined ? [] : [{ engine, reason }]
  })
  if (missing.length === 0) return void describe(title, body)
  const reasons = missing.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ')
  if (!missing.some(({ engine }) => required.has(engine))) {
    // The reporter counts skipped tests and keeps their titles to itself.
    console.log(`skipped: ${title} (${reasons})`)
    return void describe.skip(`${title} [skipped: ${reasons}]`, body)
  }
  describe(title, () => {
    it(`needs ${missing.map(({ engine }) => engine).join(', ')}`, () => {
      throw new Error(`required by LAYERLIFT_REQUIRE, but ${reasons}`)
    })
  })
}
