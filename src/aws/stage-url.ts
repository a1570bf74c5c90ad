export interface StageAddress {
  readonly endpointUrl?: string | undefined
  readonly region: string
  /** `aws`, `aws-cn`, …; without it the Region tells. */
  readonly partition?: string | undefined
  readonly apiId: string
  readonly stage: string
}

/** Domain of execute-api by partition (API Gateway developer guide, "Invoke REST APIs"); `amazonaws.com` elsewhere. */
const domains: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
}

/** Where callers reach a stage of a REST API, no slash at the end; behind an endpoint URL it is the emulators' path form. */
export function stageUrl({ endpointUrl, region, partition, apiId, stage }: StageAddress): string {
  if (endpointUrl !== undefined)
    return `${endpointUrl.replace(/\/+$/, '')}/restapis/${apiId}/${stage}/_user_request_`
  const domain = domains[partition ?? partitionOf(region)] ?? 'amazonaws.com'
  return `https://${apiId}.execute-api.${region}.${domain}/${stage}`
}

/** The partition of a Region by its prefix, for when no ARN is there to tell. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws'
}
