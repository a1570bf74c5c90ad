import { type Clients, connect } from '../aws/clients.ts'
import type { Settings } from '../settings/table.ts'
import { regionOf } from './region.ts'
import type { World } from './world.ts'

/**
 * Clients for the Region of the settings, else of the environment. Close them when done.
 * @throws `usage` when no Region is given
 */
export function openClients(settings: Settings, world: World): Clients {
  const endpointUrl = settings.endpointUrl ?? (world.env['AWS_ENDPOINT_URL'] || undefined)
  return connect({
    region: regionOf(settings, world),
    endpointUrl,
    userAgent: `layerlift/${world.version}`,
    profile: settings.profile,
  })
}
