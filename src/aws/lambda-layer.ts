import { ListLayerVersionsCommand, PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import type { Change } from '../plan/change.ts'
import { describesLayer } from '../plan/layers.ts'
import type { LayerWorld } from './apply-world.ts'
import { readIfThere, write } from './call.ts'
import type { Clients } from './clients.ts'
import { answered } from './failure.ts'
import { isRuntime } from './sdk-words.ts'
import { uploadZip } from './storage.ts'

export type PublishLayer = Extract<Change, { kind: 'publish-layer' }>

/**
 * Publishes a layer version unless one with the content is there: another run may have been faster, and after a lost
 * answer our own may have arrived. PublishLayerVersion makes a new version each time it is called.
 */
export async function publishLayer(change: PublishLayer, world: LayerWorld): Promise<void> {
  const { layer } = change
  const { clients, outcome, log, signal } = world
  const find = () => findLayerVersion(clients, layer, signal)
  const found = await find()
  if (found !== undefined) {
    log({ kind: 'note', message: `layer ${layer.layerName} was published meanwhile: ${found}` })
    outcome.layerArns.set(layer.layerName, found)
    return
  }
  const zip = await world.zipOf(layer.fileName)
  const content = await uploadZip(layer.fileName, zip, world)
  const input = {
    LayerName: layer.layerName,
    Description: layer.description,
    Content: content,
    LicenseInfo: layer.licenseInfo,
    CompatibleRuntimes: change.compatibleRuntimes.filter(isRuntime),
    CompatibleArchitectures: [change.architecture],
  }
  const arn = await write(world, {
    operation: 'PublishLayerVersion',
    resource: `layer ${layer.layerName}`,
    afterLostAnswer: find,
    send: async () =>
      (await clients.lambdaWrites.send(new PublishLayerVersionCommand(input), { abortSignal: signal }))
        .LayerVersionArn,
  })
  outcome.layerArns.set(layer.layerName, answered(arn, 'layer version ARN'))
  outcome.layersPublished.push(answered(arn, 'layer version ARN'))
}

/**
 * The newest version of a layer whose Description says that it holds the content. Only the first page is read: the name
 * holds the content hash, so one version is the rule. GetLayerVersion would add nothing: its CodeSha256 is of zip bytes,
 * which differ between Node versions for the same content.
 */
export async function findLayerVersion(
  clients: Pick<Clients, 'lambda'>,
  layer: { readonly layerName: string; readonly contentHash: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await readIfThere(signal, {
    operation: 'ListLayerVersions',
    resource: `layer ${layer.layerName}`,
    send: (options) =>
      clients.lambda.send(new ListLayerVersionsCommand({ LayerName: layer.layerName }), options),
  })
  const versions = [...(answer?.LayerVersions ?? [])].sort((a, b) => (b.Version ?? 0) - (a.Version ?? 0))
  return versions.find((version) => describesLayer(version.Description ?? '', layer.contentHash))
    ?.LayerVersionArn
}
