/** Where an integration of ours points. */
export interface IntegrationTarget {
  readonly partition: string
  readonly region: string
  readonly functionArn: string
  /** Without an alias the integration calls the unqualified function. */
  readonly alias: string | undefined
}

/** A Lambda integration uri taken apart. `qualifier` may be an alias, a version or a stage variable. */
export interface LambdaUri {
  readonly region: string
  readonly accountId: string
  readonly functionName: string
  readonly qualifier: string | undefined
  /** The 2021-11-15 form, which streams the response. */
  readonly isStreaming: boolean
}

/** The uri of an AWS_PROXY integration (API Gateway developer guide, "Lambda proxy integrations"). */
export function integrationUri(target: IntegrationTarget): string {
  const qualified = target.alias === undefined ? target.functionArn : `${target.functionArn}:${target.alias}`
  const service = `arn:${target.partition}:apigateway:${target.region}:lambda:path`
  return `${service}/2015-03-31/functions/${qualified}/invocations`
}

const URI =
  /^arn:[^:]+:apigateway:[^:]+:lambda:path\/[0-9-]+\/functions\/arn:[^:]+:lambda:([^:]+):([^:]*):function:(.+)\/(invocations|response-streaming-invocations)$/

/** Takes a Lambda integration's uri apart; `undefined` for any other integration. */
export function parseIntegrationUri(uri: string): LambdaUri | undefined {
  const match = URI.exec(uri)
  if (match === null) return undefined
  const [, region = '', accountId = '', resource = '', form] = match
  const colon = resource.indexOf(':')
  return {
    region,
    accountId,
    functionName: colon === -1 ? resource : resource.slice(0, colon),
    qualifier: colon === -1 ? undefined : resource.slice(colon + 1),
    isStreaming: form === 'response-streaming-invocations',
  }
}
