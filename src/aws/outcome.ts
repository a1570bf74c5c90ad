import type { Change } from '../plan/change.ts'
import type { Current } from '../plan/current.ts'

/** What the executor has learned so far; changes of a plan refer to these facts by kind, never by value. */
export interface Outcome {
  functionArn: string | undefined
  /** Of the code that $LATEST has, base64. */
  codeSha256: string | undefined
  /** Of $LATEST after our last write to it; undefined before the first. */
  revisionId: string | undefined
  /** The version that was published; callers set it to the plan's existing version when none has to be. */
  version: string | undefined
  /** The version the alias pointed at before us. */
  readonly previousVersion: string | undefined
  aliasArn: string | undefined
  /** Layer name → version ARN, of found and of published layers. */
  readonly layerArns: Map<string, string>
  /** ARNs of the layer versions that this run published. */
  readonly layersPublished: string[]
  apiId: string | undefined
  /** Resource path → id in our API. */
  readonly resourceIds: Map<string, string>
  /** The deployment that the stage served before us. */
  readonly formerDeploymentId: string | undefined
  deploymentId: string | undefined
  /** Changes that are done, in order. */
  readonly applied: Change[]
  /** Every change that was applied, or may have been: its answer got lost, or the run was stopped meanwhile. */
  readonly started: Change[]
}

/** The facts before the first change: what was observed. */
export function newOutcome(current: Current): Outcome {
  const { api, alias } = current
  return {
    functionArn: current.function?.functionArn,
    codeSha256: current.function?.codeSha256,
    revisionId: undefined,
    version: undefined,
    previousVersion: alias?.version,
    aliasArn: alias?.aliasArn,
    layerArns: new Map(current.layerVersions),
    layersPublished: [],
    apiId: api?.apiId,
    resourceIds: new Map(api?.resources.map(({ path, id }) => [path, id])),
    formerDeploymentId: api?.stage?.deploymentId,
    deploymentId: api?.stage?.deploymentId,
    applied: [],
    started: [],
  }
}

/** A fact that an earlier change, or the observation, must have given; its absence is a bug in the plan's order. */
export function known(fact: string | undefined, name: string): string {
  if (fact === undefined) throw new Error(`the plan uses the ${name} before anything has made it`)
  return fact
}
