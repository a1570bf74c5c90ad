import type { Job } from '../../src/deploy/planned.ts'
import type { Source } from '../../src/deploy/source.ts'
import { smokeTestsOf } from '../../src/deploy/smoke-tests.ts'
import type { World } from '../../src/deploy/world.ts'
import { zipStore } from '../../src/deploy/zip-files.ts'
import { LayerliftError } from '../../src/errors.ts'
import type { LogEntry } from '../../src/log.ts'
import { packImage } from '../../src/pack/pack.ts'
import { dir, file, imageOf } from '../fixtures/fake-layers.ts'
import { temporary } from '../fixtures/temporary.ts'
import { settingsOf } from '../settings/reading.ts'

export interface TestWorld extends World {
  readonly entries: LogEntry[]
  /** As Ctrl-C does. */
  readonly interrupt: () => void
}

/** The outside of a run: a folder of its own, a log that is kept, a clock that is ten seconds on at every look. */
export function testWorld(more: Partial<World> = {}): TestWorld {
  const entries: LogEntry[] = []
  const controller = new AbortController()
  let seconds = Date.UTC(2026, 0, 1) / 1000
  return {
    entries,
    interrupt: () => controller.abort(new LayerliftError('cancelled', 'stopped by a signal')),
    log: (entry) => void entries.push(entry),
    signal: controller.signal,
    now: () => new Date((seconds += 10) * 1000),
    env: {},
    version: '0.0.0-test',
    workingDirectory: temporary(),
    commit: 'abc',
    repository: 'octo/shop',
    ...more,
  }
}

/** The PHP case in small: a runtime layer and a function whose text is given. */
export async function phpSource(code = 'v1'): Promise<Source> {
  const image = imageOf([
    [dir('opt'), file('opt/bootstrap', '#!/bin/sh\n', 0o755)],
    [dir('var'), dir('var/task'), file('var/task/hello.php', code)],
  ])
  return { image, packages: await pack(image) }
}

/** What an image gives, five layer slots free. */
export function pack(image: Source['image']): Promise<Source['packages']> {
  return packImage(image, {
    layerStrategy: 'image-layers',
    layerSlots: 5,
    hasForeignLayers: false,
    runtime: undefined,
    log: () => undefined,
    signal: new AbortController().signal,
  })
}

export const phpInputs = {
  handler: 'hello',
  role: 'arn:aws:iam::123456789012:role/hello',
  routes: 'POST /hello',
  'smoke-tests': '- request: POST /hello\n  body: {}\n  expect: {status: 200}',
  'smoke-timeout': '1',
  'aws-region': 'eu-west-1',
}

/** A job of `onAws`: inputs over those of the PHP case, an empty one takes its input away. */
export async function phpJob(
  inputs: Readonly<Record<string, string>>,
  { world = testWorld(), code = 'v1' }: { readonly world?: World; readonly code?: string } = {},
): Promise<Job> {
  const settings = settingsOf({ ...phpInputs, ...inputs })
  const source = await phpSource(code)
  return {
    settings,
    source,
    tests: await smokeTestsOf(settings, world),
    zips: zipStore(source.packages, temporary(), world),
    world,
  }
}
