/**
 * The story of one deployment on one page: open the image → split it → plan → apply → smoke test → report.
 * Everything that can be refused is refused before the first write, and the AWS room is loaded only by the commands that
 * need it. From the first write on nothing is thrown: `failure` in the report says what went wrong, and the rest of the
 * report says how far it came.
 */
import { tmpdir } from 'node:os'
import { desiredDeployment } from './deploy/desired.ts'
import { writePackages } from './deploy/package-files.ts'
import { emptyReport, planReport, type Report, reportOfPackages } from './deploy/report.ts'
import { smokeTestsOf } from './deploy/smoke-tests.ts'
import { regionOf } from './deploy/region.ts'
import { openSource, packSource, type Source } from './deploy/source.ts'
import { sha256Hex } from './deploy/text-hash.ts'
import { temporaryFolder } from './deploy/temporary-folder.ts'
import type { World } from './deploy/world.ts'
import { zipStore } from './deploy/zip-files.ts'
import { assertNever } from './errors.ts'
import { checkBootstrap } from './pack/bootstrap.ts'
import { emptyAccount } from './plan/current.ts'
import { planDeployment } from './plan/plan.ts'
import type { Command } from './settings/setting.ts'
import type { Settings } from './settings/table.ts'

/**
 * Does what the command says and reports it.
 * @throws `usage`, `image-*`, `package-invalid`, `limit-exceeded`, `ownership`, … for what is found before the first write
 */
export async function run(command: Command, settings: Settings, world: World): Promise<Report> {
  const isDeployment = command === 'plan' || command === 'deploy'
  if (isDeployment || command === 'publish') regionOf(settings, world)
  const tests = isDeployment ? await smokeTestsOf(settings, world) : []
  await using temporary = await temporaryFolder(world.env['RUNNER_TEMP'] || tmpdir())
  await using image = await openSource(settings, world, temporary.path)
  const source = { image, packages: await packSource(image, settings, world) }
  // A runtime that was left empty is the function's own: those that look at the account check it then.
  if (settings.runtime !== undefined || (command !== 'plan' && command !== 'deploy'))
    checkBootstrap(source.packages.found, settings.runtime)
  switch (command) {
    case 'package':
      return await packageOnly(source, settings, world)
    case 'demo':
      return await demo(source, settings, world)
    case 'publish':
      return await (await import('./deploy/publish.ts')).publish(source, settings, world)
    case 'plan':
    case 'deploy': {
      const zips = zipStore(source.packages, temporary.path, world)
      const { onAws } = await import('./deploy/on-aws.ts')
      return await onAws(command, { settings, source, tests, zips, world })
    }
    default:
      return assertNever(command)
  }
}

async function packageOnly(source: Source, settings: Settings, world: World): Promise<Report> {
  const zips = await writePackages(source, settings.outputDirectory, world)
  return reportOfPackages(emptyReport('package'), source, { zips, stateOf: () => 'written' })
}

/** Packages the image, and plans its deployment into an account that has nothing. */
async function demo(source: Source, settings: Settings, world: World): Promise<Report> {
  const zips = await writePackages(source, settings.outputDirectory, world)
  const desired = desiredDeployment(settings, source, world)
  const region = settings.awsRegion ?? 'us-east-1'
  const plan = planDeployment(desired, emptyAccount(region), { hash: sha256Hex })
  const report = reportOfPackages(emptyReport('demo'), source, { zips, stateOf: () => 'written' })
  return { ...report, ...planReport(plan, desired) }
}
