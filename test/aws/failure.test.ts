import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { describe, expect, it, vi } from 'vitest'
import { read } from '../../src/aws/call.ts'
import { connect, type Clients } from '../../src/aws/clients.ts'
import { awsFailure } from '../../src/aws/failure.ts'
import { containing } from './matching.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

function getFunction(clients: Clients, signal = new AbortController().signal) {
  return read(signal, {
    operation: 'GetFunction',
    resource: 'function hello',
    send: (options) => clients.lambda.send(new GetFunctionCommand({ FunctionName: 'hello' }), options),
  })
}

const path = 'GET /2015-03-31/functions/hello'

describe('an error of AWS', () => {
  it.for<[string, Answer, string]>([
    [
      'expired credentials',
      { status: 403, code: 'ExpiredTokenException', body: { message: 'expired' } },
      'the AWS credentials are expired or wrong: get new ones and run again; it goes on from what is there',
    ],
    [
      'a key that AWS does not know',
      { status: 403, code: 'UnrecognizedClientException' },
      'the AWS credentials are expired or wrong: get new ones and run again; it goes on from what is there',
    ],
    [
      'a denial that names action and resource',
      {
        status: 403,
        code: 'AccessDeniedException',
        body: {
          Message:
            'User: u is not authorized to perform: lambda:GetFunction on resource: arn:aws:lambda:x because',
        },
      },
      'allow the caller lambda:GetFunction on arn:aws:lambda:x',
    ],
    [
      'a denial that names nothing',
      { status: 403, code: 'AccessDeniedException' },
      'allow the caller lambda:GetFunction on function hello',
    ],
    [
      'full code storage',
      { status: 400, code: 'CodeStorageExceededException' },
      'delete old function and layer versions: they share 75 GB per Region',
    ],
  ])('for %s says what to do', async ([, answer, hint]) => {
    await using aws = await scriptedAws({ [path]: () => answer })
    await expect(getFunction(aws.clients)).rejects.toMatchObject({ code: 'aws', hint })
    expect(aws.calls()).toHaveLength(1)
  })

  it.for<[string, Error, string]>([
    [
      'no network',
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
      'cannot reach AWS: connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      'no credentials',
      Object.assign(new Error('no providers'), { name: 'CredentialsProviderError' }),
      'no AWS credentials were found',
    ],
  ])('for %s names the trouble first, the operation in the details', ([, error, message]) => {
    const failure = awsFailure(error, { operation: 'GetFunction', resource: 'function hello' })
    expect(failure.message).toBe(message)
    expect(failure.details).toContain('operation: GetFunction')
  })

  it('carries operation, resource, code, request id, and the SDK error as its cause', async () => {
    await using aws = await scriptedAws({
      [path]: () => ({ status: 400, code: 'InvalidParameterValueException' }),
    })
    await expect(getFunction(aws.clients)).rejects.toMatchObject({
      message:
        'GetFunction of function hello failed: InvalidParameterValueException: this is InvalidParameterValueException',
      details: [
        'operation: GetFunction',
        'resource: function hello',
        'code: InvalidParameterValueException (HTTP 400)',
        'request id: request-1',
      ],
      cause: { name: 'InvalidParameterValueException' },
    })
  })

  it('is met only after five attempts when a read is answered with 500', async () => {
    await using aws = await scriptedAws({ [path]: () => ({ status: 500, code: 'ServiceException' }) })
    await expect(getFunction(aws.clients)).rejects.toMatchObject({ code: 'aws' })
    expect(aws.calls()).toHaveLength(5)
  })

  it('is not met at all when a later attempt of a read succeeds', async () => {
    await using aws = await scriptedAws({
      [path]: (_, nth) => (nth < 2 ? 'lost' : { body: { Configuration: {} } }),
    })
    await getFunction(aws.clients)
    expect(aws.calls()).toHaveLength(3)
  })
})

it('says that nothing answers, and what decides the address', async () => {
  const clients = connect({ region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:9' })
  await expect(getFunction(clients)).rejects.toMatchObject({
    code: 'aws',
    message: containing('ECONNREFUSED'),
    hint: 'check aws-region, endpoint-url and the network, then run again',
  })
  clients.close()
})

it('says where credentials are looked for when there are none', async () => {
  for (const name of [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ]) {
    vi.stubEnv(name, undefined)
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
  const clients = connect({ region: 'eu-west-1', endpointUrl: 'http://127.0.0.1:9' })
  await expect(getFunction(clients)).rejects.toMatchObject({
    code: 'aws',
    hint: containing('set AWS_ACCESS_KEY_ID'),
  })
  clients.close()
})

it('is a cancellation when the caller stopped while a read was under way', async () => {
  const controller = new AbortController()
  await using aws = await scriptedAws({
    [path]: () => {
      controller.abort()
      return { body: {} }
    },
  })
  await expect(getFunction(aws.clients, controller.signal)).rejects.toMatchObject({
    code: 'cancelled',
    message: 'stopped at GetFunction of function hello',
  })
})
