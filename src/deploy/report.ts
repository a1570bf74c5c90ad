import type { LayerliftError } from '../errors.ts'
import { sentenceOf } from '../plan/change.ts'
import type { Plan } from '../plan/change.ts'
import type { Desired } from '../plan/desired.ts'
import { isEmpty } from '../plan/plan.ts'
import { routeText } from '../plan/route-syntax.ts'
import type { ZipFile } from '../pack/manifest.ts'
import { allPackages, type Package } from '../pack/packages.ts'
import type { Command } from '../settings/setting.ts'
import type { SmokeResult } from '../smoke/verdict.ts'
import type { Source } from './source.ts'

export type PackageState = 'published' | 'unchanged' | 'written' | 'planned'

export interface PackageReport {
  readonly fileName: string
  readonly state: PackageState
  /** Where the zip was written, for `package` and `publish`. */
  readonly path?: string
  /** Absent while nothing had to be compressed. */
  readonly zippedBytes?: number
  readonly unzippedBytes: number
  readonly entryCount: number
  readonly contentHash: string
  /** The layer version, once known. */
  readonly arn?: string
}

/** What a command did, for outputs, summary and the closing lines. Absent: not known or not asked for. */
export interface Report {
  readonly command: Command
  readonly functionName?: string
  readonly functionArn?: string
  readonly version?: string
  readonly previousVersion?: string
  readonly alias?: string
  readonly aliasArn?: string
  readonly url?: string
  readonly apiId?: string
  readonly stage?: string
  readonly routes: readonly string[]
  readonly layerArns: readonly string[]
  readonly layersPublished: number
  readonly imageDigest?: string
  readonly codeSha256?: string
  readonly packageSizeBytes?: number
  readonly changed: boolean
  /** One sentence for each change, in order. */
  readonly plan: readonly string[]
  /** Those sentences of the plan that a roll back undoes: what moves the alias and the stage. */
  readonly callerChanges?: readonly string[]
  readonly smokeStatus?: 'passed' | 'failed' | 'skipped'
  readonly smoke: readonly SmokeResult[]
  readonly rolledBack: boolean
  readonly packages: readonly PackageReport[]
  readonly warnings: readonly string[]
  /** Set when something failed after changes could have been made; the caller still renders the rest. */
  readonly failure?: LayerliftError
}

/** The report before anything was done. */
export function emptyReport(command: Command): Report {
  return {
    command,
    routes: [],
    layerArns: [],
    layersPublished: 0,
    changed: false,
    plan: [],
    smoke: [],
    rolledBack: false,
    packages: [],
    warnings: [],
  }
}

/** What became of each package. */
export interface PackageStates {
  readonly stateOf: (one: Package) => PackageState
  /** Zips that were made on the way, and are gone at the end. */
  readonly made?: ReadonlyMap<string, ZipFile>
  /** Zips that were written for the user to keep. */
  readonly zips?: ReadonlyMap<string, ZipFile>
  readonly arnOf?: (one: Package) => string | undefined
}

/** The report with the image and its packages. */
export function reportOfPackages(report: Report, { image, packages }: Source, states: PackageStates): Report {
  const zipOf = ({ fileName }: Package): ZipFile | undefined =>
    states.zips?.get(fileName) ?? states.made?.get(fileName)
  const functionZip = packages.function === undefined ? undefined : zipOf(packages.function)
  return {
    ...report,
    imageDigest: image.manifestDigest ?? image.imageId,
    warnings: [...packages.warnings, ...report.warnings],
    ...(functionZip === undefined
      ? {}
      : { codeSha256: functionZip.sha256Base64, packageSizeBytes: functionZip.sizeBytes }),
    packages: allPackages(packages).map((one) => {
      const zip = zipOf(one)
      const kept = states.zips?.get(one.fileName)
      const arn = states.arnOf?.(one)
      return {
        fileName: one.fileName,
        state: states.stateOf(one),
        unzippedBytes: one.unzippedBytes,
        entryCount: one.entries.length,
        contentHash: one.contentHash,
        ...(zip === undefined ? {} : { zippedBytes: zip.sizeBytes }),
        ...(kept === undefined ? {} : { path: kept.path }),
        ...(arn === undefined ? {} : { arn }),
      }
    }),
  }
}

/** What the plan says, as far as a report holds it. */
export function planReport(plan: Plan, desired: Desired): Partial<Report> {
  return {
    functionName: desired.functionName,
    ...(desired.alias === undefined ? {} : { alias: desired.alias }),
    ...(desired.api === undefined
      ? {}
      : { stage: desired.api.stage, routes: desired.api.routes.map(routeText) }),
    plan: [...plan.version, ...plan.traffic].map(sentenceOf),
    callerChanges: plan.traffic
      .filter(({ kind }) => kind === 'update-alias' || kind === 'create-deployment')
      .map(sentenceOf),
    changed: !isEmpty(plan),
    warnings: plan.warnings,
  }
}
