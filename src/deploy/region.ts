import { LayerliftError } from '../errors.ts'
import type { Settings } from '../settings/table.ts'
import type { World } from './world.ts'

/**
 * The Region of the settings, else of the environment; asked for before anything is built.
 * @throws `usage` when none is given
 */
export function regionOf(settings: Pick<Settings, 'awsRegion'>, { env }: Pick<World, 'env'>): string {
  const region = settings.awsRegion ?? (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'])
  if (region !== undefined && region !== '') return region
  throw new LayerliftError(
    'usage',
    'aws-region is missing, and neither AWS_REGION nor AWS_DEFAULT_REGION is set',
    { hint: 'give aws-region, for example ap-northeast-1' },
  )
}
