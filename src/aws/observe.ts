import type { Current } from '../plan/current.ts'
import type { Desired } from '../plan/desired.ts'
import type { ObserveOptions } from './call.ts'
import type { Clients } from './clients.ts'
import { findLayerVersion } from './lambda-layer.ts'
import { observeApi } from './observe-api.ts'
import { observeFunction } from './observe-function.ts'
import { partitionOf } from './stage-url.ts'

/**
 * Reads what is deployed under the wanted names; independent reads run side by side, and nothing is written.
 * @throws `aws` when a read is refused, `ownership` when several APIs answer to one name, `cancelled`
 */
export async function observe(clients: Clients, desired: Desired, options: ObserveOptions): Promise<Current> {
  const [seen, layerVersions, api] = await Promise.all([
    observeFunction(clients, desired, options),
    observeLayers(clients, desired, options.signal),
    desired.api === undefined
      ? undefined
      : observeApi(clients, { app: desired.app, api: desired.api }, options),
  ])
  const [, partition = partitionOf(clients.region), , , accountId] = (
    seen.function?.functionArn ??
    desired.configuration.Role ??
    ''
  ).split(':')
  return { region: clients.region, partition, accountId, ...seen, layerVersions, api }
}

/** Layer name → newest published version with that content, for the packages among the wanted layers. */
export async function observeLayers(
  clients: Pick<Clients, 'lambda'>,
  desired: Pick<Desired, 'layers'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const own = desired.layers.filter((layer) => layer.kind === 'package')
  const found = await Promise.all(
    own.map(async (layer) => [layer.layerName, await findLayerVersion(clients, layer, signal)] as const),
  )
  return new Map(found.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
}
