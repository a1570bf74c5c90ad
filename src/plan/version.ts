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
  return isThere
    ? []
    : [
        {
          kind: 'update-alias',
          functionName,
          alias,
          fromVersion: found.version,
          toVersion: existingVersion,
        },
      ]
}

/**
 * True when `$LATEST` is proved to hold the wanted code and architecture: the zip's hash is known and equal, or a published
 * version with the same code says so in its Description.
 */
export function isKnownCode(
  desired: Desired,
  latest: VersionFacts,
  versions: readonly CurrentVersion[],
): boolean {
  if (latest.architecture !== desired.architecture) return false
  if (latest.codeSha256 === desired.code.codeSha256) return true
  return versions.some((version) => holdsCode(version, desired, latest))
}

function holdsCode(version: CurrentVersion, { code }: Desired, latest: VersionFacts): boolean {
  const isDescribed = parseVersionDescription(version.description)?.contentHash === code.contentHash
  return (
    (isDescribed || version.codeSha256 === code.codeSha256) &&
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
    holdsCode(version, desired, latest) &&
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
