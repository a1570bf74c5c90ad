import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { LayerliftError, messageOf } from '../errors.ts'
import { readSmokeTestsFile } from '../settings/kinds/smoke-tests.ts'
import type { Settings } from '../settings/table.ts'
import { defaultSmokeTests } from '../smoke/default.ts'
import { parseSmokeTests, type SmokeTest } from '../smoke/parse.ts'
import type { World } from './world.ts'

/**
 * The tests of the setting, of the file it names, or the one that needs no setting; read before anything is built.
 * @throws `usage` with every problem of every test, `file` when the file cannot be read
 */
export async function smokeTestsOf(settings: Settings, world: World): Promise<readonly SmokeTest[]> {
  const tests = await readTests(settings, world)
  if (tests.some(({ kind }) => kind === 'request') && (settings.routes ?? []).length === 0) {
    throw new LayerliftError('usage', 'smoke-tests: a request test needs routes, and there are none', {
      hint: 'give routes too, or test with `invoke:`, which needs no route',
    })
  }
  return tests
}

async function readTests(settings: Settings, world: World): Promise<readonly SmokeTest[]> {
  const source = settings.smokeTests
  if (source === undefined) return defaultSmokeTests(settings.routes ?? [])
  if (source.kind === 'inline') return parseSmokeTests(source.tests)
  const path = resolve(world.workingDirectory, source.path)
  return parseSmokeTests(readSmokeTestsFile(await textOf(path), path))
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new LayerliftError('file', `smoke-tests: cannot read ${path}: ${messageOf(error)}`, {
      hint: 'smoke-tests is a YAML list of tests, or the path of a file with one',
      cause: error,
    })
  }
}
