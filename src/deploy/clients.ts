import { type Clients, connect } from '../aws/clients.ts'
import { LayerliftError } from '../errors.ts'
import type { Settings } from '../settings/table.ts'
import type { World } from './world.ts'

/**
 * Clients for the Region of the settings, else of the environment. Close them when done.
 * @throws `usage` when no Region is given
 */
export function openClients(settings: Settings, world: World): Clients {
  const region = settings.awsRegion ?? (world.env['AWS_REGION'] || world.env['AWS_DEFAULT_REGION'])
  if (region === undefined || region === '') {
    throw new LayerliftError(
      'usage',
      'aws-region is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set',
      {
        hint: 'give aws-region, for example ap-northeast-1',
      },
    )
  }
  const endpointUrl = settings.endpointUrl ?? (world.env['AWS_ENDPOINT_URL'] || undefined)
  return connect({ region, endpointUrl, userAgent: 'layerlift', profile: settings.profile })
}
