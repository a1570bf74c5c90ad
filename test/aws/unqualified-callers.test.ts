import { describe, expect, it } from 'vitest'
import { getPermissions } from '../../src/aws/lambda-permission.ts'
import { unqualifiedCallers } from '../../src/aws/unqualified-callers.ts'
import { containing } from './matching.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:hello'
const place = { functionName: 'hello', alias: 'live' }

const statement = (Sid: string, Resource: string | undefined, Service = 'apigateway.amazonaws.com') => ({
  Sid,
  Effect: 'Allow',
  Principal: { Service },
  Action: 'lambda:InvokeFunction',
  ...(Resource === undefined ? {} : { Resource }),
})

const policy = (...statements: readonly object[]): Answer => ({
  body: { Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) },
})

const getPolicy = 'GET /2015-03-31/functions/hello/policy'
const listMappings = 'GET /2015-03-31/event-source-mappings'
const ours = statement('layerlift-a1-live', `${functionArn}:live`)
const theirs = statement('topic', functionArn, 'sns.amazonaws.com')

describe('callers of the unqualified function', () => {
  it('the statement of our alias is not reported as an unqualified caller when an emulator answers GetPolicy without regard to the qualifier', async () => {
    await using aws = await scriptedAws({ [getPolicy]: () => policy(ours) })
    expect(await unqualifiedCallers(aws.clients, place, aws.world)).toEqual([])
  })

  it('names a service that the policy lets past the alias', async () => {
    await using aws = await scriptedAws({ [getPolicy]: () => policy(ours, theirs) })
    expect(await unqualifiedCallers(aws.clients, place, aws.world)).toEqual([
      'sns.amazonaws.com may call the unqualified function hello (policy statement topic), not alias live: changes reach it before they are tested',
    ])
  })

  it('names an event source of the function, and none of the alias', async () => {
    const mapping = (FunctionArn: string, queue: string) => ({
      FunctionArn,
      EventSourceArn: `arn:aws:sqs:eu-west-1:123456789012:${queue}`,
    })
    await using aws = await scriptedAws({
      [listMappings]: () => ({
        body: {
          EventSourceMappings: [mapping(functionArn, 'orders'), mapping(`${functionArn}:live`, 'mails')],
        },
      }),
    })
    expect(await unqualifiedCallers(aws.clients, place, aws.world)).toEqual([
      containing('the event source arn:aws:sqs:eu-west-1:123456789012:orders calls'),
    ])
  })

  it('names an event source on a later page, and ends when the pages do not', async () => {
    const mapping = { FunctionArn: functionArn, EventSourceArn: 'arn:late' }
    await using aws = await scriptedAws({
      [listMappings]: ({ query }) =>
        query.get('Marker') === 'p2'
          ? { body: { EventSourceMappings: [mapping] } }
          : { body: { EventSourceMappings: [], NextMarker: 'p2' } },
    })
    expect(await unqualifiedCallers(aws.clients, place, aws.world)).toEqual([containing('arn:late calls')])
    await using endless = await scriptedAws({
      [listMappings]: () => ({ body: { EventSourceMappings: [], NextMarker: 'more' } }),
    })
    expect(await unqualifiedCallers(endless.clients, place, endless.world)).toEqual([])
    expect(endless.calls().filter((call) => call === listMappings)).toHaveLength(20)
  })

  it('says that it could not look when AWS does not let it', async () => {
    await using aws = await scriptedAws({
      [getPolicy]: () => ({ status: 403, code: 'AccessDeniedException' }),
    })
    expect(await unqualifiedCallers(aws.clients, place, aws.world)).toEqual([])
    expect(aws.entries).toMatchObject([
      { kind: 'note', message: containing('allow the caller lambda:GetPolicy') },
    ])
  })
})

describe('the statements of a policy', () => {
  it.for<[string, string | undefined, readonly string[]]>([
    ['of an alias', 'live', ['layerlift-a1-live', 'anywhere']],
    ['of the function', undefined, ['topic', 'anywhere']],
  ])('are those %s, whatever else AWS answers', async ([, alias, ids]) => {
    await using aws = await scriptedAws({
      [getPolicy]: () => policy(ours, theirs, statement('anywhere', undefined)),
    })
    const found = await getPermissions(aws.clients, { functionName: 'hello', alias }, aws.world.signal)
    expect(found.map(({ statementId }) => statementId)).toEqual(ids)
    expect(aws.seen.map(({ query }) => query.get('Qualifier') ?? undefined)).toEqual([alias])
  })
})
