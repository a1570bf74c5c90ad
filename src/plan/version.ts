import type { Change } from './change.ts'
import { isSameConfiguration } from './configuration.ts'
import type { Current, CurrentVersion, VersionFacts } from './current.ts'
import type { Desired } from './desired.ts'
import { isSameMap } from './environment.ts'
import { hasLayers } from './layers.ts'
import { parseVersionDescription } from './version-description.ts'

/** Whether a version must be published, or which one is the wanted one already. */
export interface VersionPlan {
  readonly changes: readonly Change[]
  readonly existingVersion: string | undefined
}

/**
 * The wanted version: one that equals what `$LATEST` will be, the alias's before the newest, else one to publish. Without
 * `publish` there is none.
 */
export function planVersion(
  desired: Desired,
  current: Current,
  latest: VersionFacts | undefined,
): VersionPlan {
  if (!desired.publish) return { changes: [], existingVersion: undefined }
  const existing =
    latest === undefined
      ? undefined
      : newestFirst(current).find((version) => isVersionOf(version, latest, { desired, current }))
  if (existing !== undefined) return { changes: [], existingVersion: existing.version }
  const publish: Change = {
    kind: 'publish-version',
    functionName: desired.functionName,
    description: desired.versionDescription,
  }
  return { changes: [publish], existingVersion: undefined }
}

/** `create-alias` or `update-alias`, when the alias does not send every call to the wanted version. */
export function planAlias(
  desired: Desired,
  current: Current,
  existingVersion: string | undefined,
): readonly Change[] {
  const { functionName, alias } = desired
  if (alias === undefined) return []
  const found = current.alias
  if (found === undefined) return [{ kind: 'create-alias', functionName, alias }]
  const isThere = found.version === existingVersion && !found.isSplit
  return isThere ? [] : [{ kind: 'update-alias', functionName, alias, fromVersion: found.version }]
}

/**
 * True when `$LATEST` is proved to hold a content: a published version says so in its Description and has the same code
 * and architecture.
 */
export function isKnownCode(
  contentHash: string,
  latest: Pick<VersionFacts, 'codeSha256' | 'architecture'>,
  versions: readonly CurrentVersion[],
): boolean {
  return versions.some((version) => holdsCode(version, contentHash, latest))
}

function holdsCode(
  version: CurrentVersion,
  contentHash: string,
  latest: Pick<VersionFacts, 'codeSha256' | 'architecture'>,
): boolean {
  return (
    parseVersionDescription(version.description)?.contentHash === contentHash &&
    version.codeSha256 === latest.codeSha256 &&
    version.architecture === latest.architecture
  )
}

function isVersionOf(
  version: CurrentVersion,
  latest: VersionFacts,
  { desired, current }: { readonly desired: Desired; readonly current: Current },
): boolean {
  return (
    holdsCode(version, desired.code.contentHash, latest) &&
    isSameConfiguration(version.configuration, latest.configuration) &&
    isSameMap(version.environment, latest.environment) &&
    hasLayers(version.layers, desired.layers, current.layerVersions)
  )
}

function newestFirst(current: Current): readonly CurrentVersion[] {
  const rank = (version: CurrentVersion): number =>
    version.version === current.alias?.version ? Infinity : Number(version.version)
  return [...current.versions].sort((a, b) => rank(b) - rank(a))
}
