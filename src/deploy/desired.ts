import type { Desired, DesiredApi, DesiredLayer, FunctionConfiguration } from '../plan/desired.ts'
import { layerDescriptionOf, layerNameOf } from '../plan/layers.ts'
import { versionDescriptionOf } from '../plan/version-description.ts'
import type { Settings } from '../settings/table.ts'
import { LayerliftError } from '../errors.ts'
import { definedOnly } from '../json.ts'
import { layerNamespaceOf } from '../settings/layers.ts'
import { apiOf } from '../settings/route.ts'
import { aliasOf, executionsOf } from '../settings/traffic.ts'
import type { Source } from './source.ts'
import type { World } from './world.ts'

/** The runtime of a new function whose image brings a bootstrap (design: default of `runtime`). */
const runtimeOnCreate = 'provided.al2023'

/**
 * Settings and packages as the wanted deployment. Keys the user left empty stay absent, so that an update leaves them alone.
 * @throws `package-invalid` when the image has nothing for the function itself.
 */
export function desiredDeployment(
  settings: Settings,
  source: Source,
  world: Pick<World, 'commit' | 'repository'>,
): Desired {
  const { packages } = source
  if (packages.function === undefined) {
    throw new LayerliftError('package-invalid', `${source.image.reference} has nothing in /var/task`, {
      hint: 'copy the function into /var/task; to publish only the layers, use `layerlift publish`',
    })
  }
  const { functionName } = settings
  if (functionName === undefined) {
    throw new LayerliftError('usage', 'function-name is missing', {
      hint: 'give the name of the Lambda function',
    })
  }
  return {
    app: world.repository === undefined ? functionName : `${world.repository}/${functionName}`,
    functionName,
    code: packages.function,
    layers: desiredLayers(settings, source),
    keepsForeignLayers: settings.layers === undefined,
    layerNamespace: layerNamespaceOf(settings),
    architecture: packages.found.architecture,
    configuration: configurationOf(settings),
    onCreate: { Runtime: runtimeOnCreate },
    environment: settings.environment,
    environmentStrategy: settings.environmentStrategy,
    tags: settings.tags,
    codeSigningConfigArn: settings.codeSigningConfigArn,
    sourceKmsKeyArn: settings.sourceKmsKeyArn,
    reservedConcurrency: executionsOf(settings.reservedConcurrency),
    provisionedConcurrency: executionsOf(settings.provisionedConcurrency),
    compatibleRuntimes: compatibleRuntimesOf(settings),
    revisionId: settings.revisionId,
    publish: settings.publish,
    alias: aliasOf(settings),
    api: desiredApi(settings, functionName),
    versionDescription: versionDescriptionOf({
      contentHash: packages.function.contentHash,
      imageDigest: source.image.manifestDigest ?? source.image.imageId,
      commit: world.commit,
    }),
  }
}

/** The foreign ARNs first, in their order, then the packages of the image. */
export function desiredLayers(settings: Settings, { packages }: Source): readonly DesiredLayer[] {
  const namespace = layerNamespaceOf(settings)
  const foreign = (settings.layers ?? []).map((arn): DesiredLayer => ({ kind: 'arn', arn }))
  const own = packages.layers.map((layer): DesiredLayer => ({
    kind: 'package',
    layerName: layerNameOf(namespace, layer.contentHash),
    fileName: layer.fileName,
    contentHash: layer.contentHash,
    unzippedBytes: layer.unzippedBytes,
    description: layerDescriptionOf({
      contentHash: layer.contentHash,
      text: settings.layerDescription ?? originOf(settings),
    }),
    licenseInfo: settings.licenseInfo,
  }))
  return [...foreign, ...own]
}

/** As the user wrote it: a path of this machine, or the id of a build, says nothing to others. */
function originOf({ image, file }: Settings): string {
  return image === undefined ? `built from ${file ?? 'a Dockerfile'}` : `from ${image}`
}

/** What published layers say they work with: the setting, else the function's runtime. */
export function compatibleRuntimesOf(settings: Settings): readonly string[] {
  return settings.compatibleRuntimes ?? [settings.runtime ?? runtimeOnCreate]
}

/** Setting → key of the Lambda API. Absent settings give absent keys. */
function configurationOf(settings: Settings): FunctionConfiguration {
  return definedOnly<FunctionConfiguration>({
    Handler: settings.handler,
    Runtime: settings.runtime,
    Role: settings.role,
    Description: settings.functionDescription,
    MemorySize: settings.memorySize,
    Timeout: settings.timeout,
    VpcConfig: settings.vpcConfig,
    DeadLetterConfig: settings.deadLetterConfig,
    KMSKeyArn: settings.kmsKeyArn,
    TracingConfig: settings.tracingConfig,
    FileSystemConfigs: settings.fileSystemConfigs,
    EphemeralStorage:
      settings.ephemeralStorage === undefined ? undefined : { Size: settings.ephemeralStorage },
    SnapStart: settings.snapStart,
    LoggingConfig: settings.loggingConfig,
    DurableConfig: settings.durableConfig,
  })
}

function desiredApi(settings: Settings, functionName: string): DesiredApi | undefined {
  if (apiOf(settings) === 'none') return undefined
  if (settings.routes === undefined) {
    throw new LayerliftError('usage', 'api-id: got an API and no routes, expected routes to put on it', {
      hint: 'give routes, or leave api-id out to leave every route as it is',
    })
  }
  return {
    ...(settings.apiId === undefined ? {} : { apiId: settings.apiId }),
    apiName: settings.apiName ?? functionName,
    stage: settings.stage,
    routes: settings.routes,
    ...(settings.binaryMediaTypes === undefined ? {} : { binaryMediaTypes: settings.binaryMediaTypes }),
  }
}
