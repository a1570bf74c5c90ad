import { applyChanges } from '../aws/apply.ts'
import type { ApplyWorld } from '../aws/apply-world.ts'
import { observe } from '../aws/observe.ts'
import { newOutcome } from '../aws/outcome.ts'
import { LayerliftError } from '../errors.ts'
import type { Plan } from '../plan/change.ts'
import { checkBootstrap } from '../pack/bootstrap.ts'
import { checkDesired } from '../plan/check.ts'
import type { Current } from '../plan/current.ts'
import type { Desired } from '../plan/desired.ts'
import { withKeptLayers } from '../plan/layers.ts'
import { isEmpty, planDeployment } from '../plan/plan.ts'
import { type SmokeVerdict, smokeFailure } from '../smoke/verdict.ts'
import { openClients } from './clients.ts'
import { desiredDeployment } from './desired.ts'
import { bringsCode, checkUploads } from './direct-upload.ts'
import { failureOf } from './failure.ts'
import { arnOfPackage, layerStateOf } from './layer-arns.ts'
import { outcomeReport } from './outcome-report.ts'
import type { Job, Planned } from './planned.ts'
import { emptyReport, type PackageStates, planReport, type Report, reportOfPackages } from './report.ts'
import { callersOf, restoreTraffic } from './restore-traffic.ts'
import { testRoute, testVersion } from './smoke-on-aws.ts'
import { sha256Hex } from './text-hash.ts'
import type { ZipStore } from './zip-files.ts'

/** Plans against the account and, for `deploy`, applies, tests and routes. */
export async function onAws(command: 'plan' | 'deploy', job: Job): Promise<Report> {
  const { settings, source, world } = job
  const wanted = desiredDeployment(settings, source, world)
  checkDesired(wanted)
  const clients = openClients(settings, world)
  try {
    world.log({ kind: 'step', title: 'Compare with what is deployed' })
    const current = await observe(clients, wanted, world)
    checkBootstrap(source.packages.found, settings.runtime ?? current.function?.configuration.Runtime)
    const layers = withKeptLayers(wanted, current.function?.layers ?? [])
    const desired: Desired = { ...wanted, layers, keepsForeignLayers: false }
    const plan = await planWithZip(desired, current, job.zips)
    for (const message of plan.warnings) world.log({ kind: 'warning', message })
    const codeSizeBytes = current.function?.codeSizeBytes
    const report: Report = {
      ...emptyReport(command),
      ...planReport(plan, desired),
      ...(codeSizeBytes === undefined ? {} : { packageSizeBytes: codeSizeBytes }),
    }
    const outcome = newOutcome(current)
    const apply: ApplyWorld = {
      clients,
      desired,
      current,
      outcome,
      zipOf: job.zips.zipOf,
      s3Bucket: settings.s3Bucket,
      waitTimeoutSeconds: settings.waitTimeout,
      log: world.log,
      signal: world.signal,
    }
    const planned: Planned = { ...job, desired, current, plan, apply }
    return command === 'plan'
      ? { ...reportOfPackages(report, source, packageStates(planned)), ...outcomeReport(planned) }
      : await deploy(planned, report)
  } finally {
    clients.close()
  }
}

/**
 * The plan, made again with the zip's CodeSha256 when no version says what code the function has: Lambda may hold these very
 * bytes, after a crash or without versions.
 */
async function planWithZip(desired: Desired, current: Current, { zipOf }: ZipStore): Promise<Plan> {
  const plan = planDeployment(desired, current, { hash: sha256Hex })
  if (!plan.version.some(({ kind }) => kind === 'update-code')) return plan
  const { sha256Base64 } = await zipOf(desired.code.fileName)
  const code = { ...desired.code, codeSha256: sha256Base64 }
  return planDeployment({ ...desired, code }, current, { hash: sha256Hex })
}

/** What a deploy has to say even when it fails half-way. */
interface Progress {
  readonly verdicts: SmokeVerdict[]
  rolledBack: boolean
  hasWritten: boolean
}

async function deploy(job: Planned, report: Report): Promise<Report> {
  const progress: Progress = { verdicts: [], rolledBack: false, hasWritten: false }
  const onWritten = (): void => {
    progress.hasWritten = true
  }
  const planned: Planned = { ...job, apply: { ...job.apply, onWritten } }
  const failure = await failureOf(planned.world.signal, () => applyAndTest(planned, progress))
  const smokeStatus = summedUp(progress.verdicts)
  return {
    ...reportOfPackages(report, planned.source, packageStates(planned)),
    ...outcomeReport(planned),
    changed: progress.hasWritten,
    smoke: progress.verdicts.flatMap(({ results }) => results),
    ...(smokeStatus === undefined ? {} : { smokeStatus }),
    rolledBack: progress.rolledBack,
    ...(failure === undefined ? {} : { failure }),
  }
}

/** Order as promised to users: everything up to the version, its test, then what moves callers, then the test of the route. */
async function applyAndTest(planned: Planned, progress: Progress): Promise<void> {
  await makeVersion(planned, progress)
  const failure = await failureOf(planned.world.signal, () => moveTraffic(planned, progress))
  if (failure === undefined) return
  // Whatever stopped it, a cancelled run included: callers keep what passed its tests.
  const { rolledBack, hint } = await restoreTraffic(planned)
  progress.rolledBack = rolledBack
  throw withHint(failure, hint)
}

async function makeVersion(planned: Planned, progress: Progress): Promise<void> {
  const { plan, apply, world, source, zips } = planned
  world.log({ kind: 'step', title: isEmpty(plan) ? 'Nothing to change' : 'Apply the plan' })
  await checkUploads(plan.version, { ...source, zipOf: zips.zipOf, s3Bucket: apply.s3Bucket })
  await applyChanges(plan.version, apply)
  apply.outcome.version ??= plan.existingVersion
  const subject = apply.outcome.version === undefined ? 'the function' : `version ${apply.outcome.version}`
  world.log({ kind: 'step', title: `Smoke test of ${subject}` })
  const version = await testVersion(planned)
  progress.verdicts.push(version)
  if (version.status === 'failed') throw smokeFailure(version, callersOf(planned))
}

async function moveTraffic(planned: Planned, progress: Progress): Promise<void> {
  const { plan, apply, world, desired } = planned
  if (plan.traffic.length > 0) world.log({ kind: 'step', title: 'Move the traffic' })
  await applyChanges(plan.traffic, apply)
  if (desired.api === undefined) return
  world.log({ kind: 'step', title: 'Smoke test of the route' })
  const route = await testRoute(planned)
  progress.verdicts.push(route)
  if (route.status === 'failed') throw smokeFailure(route)
}

function withHint(
  { code, message, hint: own, details, cause }: LayerliftError,
  hint: string,
): LayerliftError {
  return new LayerliftError(code, message, {
    hint: own === undefined ? hint : `${own}; ${hint}`,
    details,
    cause,
  })
}

function summedUp(verdicts: readonly SmokeVerdict[]): SmokeVerdict['status'] | undefined {
  const statuses = verdicts.map(({ status }) => status)
  return (['failed', 'passed', 'skipped'] as const).find((status) => statuses.includes(status))
}

function packageStates({ plan, apply, desired, current, zips }: Planned): PackageStates {
  return {
    made: zips.made,
    arnOf: (one) => arnOfPackage(one, desired.layers, apply.outcome),
    stateOf: (one) => {
      if (one.kind === 'layer') return layerStateOf(one, desired.layers, apply.outcome)
      if (!plan.version.some(bringsCode)) return 'unchanged'
      if (!apply.outcome.applied.some(bringsCode)) return 'planned'
      // Lambda may have had these very bytes, though no version said so.
      return apply.outcome.codeSha256 === current.function?.codeSha256 ? 'unchanged' : 'published'
    },
  }
}
