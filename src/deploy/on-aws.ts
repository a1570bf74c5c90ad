import { applyChanges } from '../aws/apply.ts'
import type { ApplyWorld } from '../aws/apply-world.ts'
import { observe } from '../aws/observe.ts'
import { newOutcome } from '../aws/outcome.ts'
import { checkDesired } from '../plan/check.ts'
import { isEmpty, planDeployment } from '../plan/plan.ts'
import { type SmokeVerdict, smokeFailure } from '../smoke/verdict.ts'
import { openClients } from './clients.ts'
import { desiredDeployment } from './desired.ts'
import { failureOf } from './failure.ts'
import { arnOfPackage, layerStateOf } from './layer-arns.ts'
import { outcomeReport } from './outcome-report.ts'
import type { Job, Planned } from './planned.ts'
import { emptyReport, type PackageStates, planReport, type Report, reportOfPackages } from './report.ts'
import { restoreTraffic } from './restore-traffic.ts'
import { testRoute, testVersion } from './smoke-on-aws.ts'
import { sha256Hex } from './text-hash.ts'

/** Plans against the account and, for `deploy`, applies, tests and routes. */
export async function onAws(command: 'plan' | 'deploy', job: Job): Promise<Report> {
  const { settings, source, world } = job
  const desired = desiredDeployment(settings, source, world)
  checkDesired(desired)
  const clients = openClients(settings, world)
  try {
    world.log({ kind: 'step', title: 'Compare with what is deployed' })
    const current = await observe(clients, desired, world)
    const plan = planDeployment(desired, current, { hash: sha256Hex })
    for (const message of plan.warnings) world.log({ kind: 'warning', message })
    const report: Report = { ...emptyReport(command), ...planReport(plan, desired) }
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

/** What a deploy has to say even when it fails half-way. */
interface Progress {
  readonly verdicts: SmokeVerdict[]
  rolledBack: boolean
}

async function deploy(planned: Planned, report: Report): Promise<Report> {
  const progress: Progress = { verdicts: [], rolledBack: false }
  const failure = await failureOf(() => applyAndTest(planned, progress))
  const smokeStatus = summedUp(progress.verdicts)
  return {
    ...reportOfPackages(report, planned.source, packageStates(planned)),
    ...outcomeReport(planned),
    changed: !isEmpty(planned.plan),
    smoke: progress.verdicts.flatMap(({ results }) => results),
    ...(smokeStatus === undefined ? {} : { smokeStatus }),
    rolledBack: progress.rolledBack,
    ...(failure === undefined ? {} : { failure }),
  }
}

/** Order as promised to users: everything up to the version, its test, then what moves callers, then the test of the route. */
async function applyAndTest(planned: Planned, progress: Progress): Promise<void> {
  const { plan, apply, world, desired } = planned
  world.log({ kind: 'step', title: isEmpty(plan) ? 'Nothing to change' : 'Apply the plan' })
  await applyChanges(plan.version, apply)
  apply.outcome.version ??= plan.existingVersion
  const subject = apply.outcome.version === undefined ? 'the function' : `version ${apply.outcome.version}`
  world.log({ kind: 'step', title: `Smoke test of ${subject}` })
  const version = await testVersion(planned)
  progress.verdicts.push(version)
  if (version.status === 'failed') throw smokeFailure(version, unmovedHint(planned))
  if (plan.traffic.length > 0) world.log({ kind: 'step', title: 'Move the traffic' })
  await applyChanges(plan.traffic, apply)
  if (desired.api === undefined) return
  world.log({ kind: 'step', title: 'Smoke test of the route' })
  const route = await testRoute(planned)
  progress.verdicts.push(route)
  if (route.status !== 'failed') return
  const restored = await restoreTraffic(planned)
  progress.rolledBack = restored.rolledBack
  throw smokeFailure(route, restored.hint)
}

function unmovedHint({ desired, current }: Planned): string {
  if (desired.alias === undefined)
    return 'without an alias the new code is what callers get already: fix it and deploy again'
  const serving = current.alias?.version
  return serving === undefined
    ? `callers are not affected: alias ${desired.alias} was not made`
    : `callers are not affected: alias ${desired.alias} still points to version ${serving}`
}

function summedUp(verdicts: readonly SmokeVerdict[]): SmokeVerdict['status'] | undefined {
  const statuses = verdicts.map(({ status }) => status)
  return (['failed', 'passed', 'skipped'] as const).find((status) => statuses.includes(status))
}

function packageStates({ plan, apply, desired, zips }: Planned): PackageStates {
  const codeChanges = plan.version.some(({ kind }) => kind === 'create-function' || kind === 'update-code')
  return {
    made: zips.made,
    arnOf: (one) => arnOfPackage(one, desired.layers, apply.outcome),
    stateOf: (one) => {
      if (one.kind === 'layer') return layerStateOf(one, desired.layers, apply.outcome)
      if (!codeChanges) return 'unchanged'
      return apply.outcome.codeSha256 === apply.current.function?.codeSha256 ? 'planned' : 'published'
    },
  }
}
