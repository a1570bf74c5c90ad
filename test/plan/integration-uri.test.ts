import { expect, test } from 'vitest'
import { integrationUri, parseIntegrationUri } from '../../src/plan/integration-uri.ts'

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:hello'
const prefix = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions'

test('a uri names partition, region, function and alias', () => {
  expect(integrationUri({ partition: 'aws', region: 'eu-west-1', functionArn: arn, alias: 'live' })).toBe(
    `${prefix}/${arn}:live/invocations`,
  )
  expect(integrationUri({ partition: 'aws', region: 'eu-west-1', functionArn: arn, alias: undefined })).toBe(
    `${prefix}/${arn}/invocations`,
  )
})

const hello = { region: 'eu-west-1', accountId: '123456789012', functionName: 'hello' }

test.for<[string, string, object | undefined]>([
  ['an alias', `${prefix}/${arn}:live/invocations`, { ...hello, qualifier: 'live', isStreaming: false }],
  ['no qualifier', `${prefix}/${arn}/invocations`, { ...hello, qualifier: undefined, isStreaming: false }],
  [
    'a stage variable',
    `${prefix}/${arn}:\${stageVariables.alias}/invocations`,
    { ...hello, qualifier: '${stageVariables.alias}', isStreaming: false },
  ],
  [
    'a streaming response',
    `arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/${arn}:live/response-streaming-invocations`,
    { ...hello, qualifier: 'live', isStreaming: true },
  ],
  [
    'another partition',
    'arn:aws-cn:apigateway:cn-north-1:lambda:path/2015-03-31/functions/arn:aws-cn:lambda:cn-north-1:1:function:f/invocations',
    { region: 'cn-north-1', accountId: '1', functionName: 'f', qualifier: undefined, isStreaming: false },
  ],
  ['an HTTP backend', 'https://example.com/x', undefined],
  ['another service', 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/queue', undefined],
])('a uri is taken apart: %s', ([, uri, parts]) => {
  expect(parseIntegrationUri(uri)).toEqual(parts)
})
