import { describe, expect, it } from 'vitest'
import { createAlias, updateAlias } from '../../src/aws/lambda-alias.ts'
import { addPermission } from '../../src/aws/lambda-permission.ts'
import { updateTags } from '../../src/aws/lambda-tags.ts'
import { publishVersion } from '../../src/aws/lambda-version.ts'
import { emptyAccount } from '../../src/plan/current.ts'
import { functionArn } from '../plan/account.ts'
import { applyWorld, ready } from './apply-world.ts'
import { containing } from './matching.ts'
import { scriptedAws, type Answer, type ScriptedAws } from './scripted-aws.ts'

const versions = '/2015-03-31/functions/hello/versions'
const aliases = '/2015-03-31/functions/hello/aliases'
const policy = '/2015-03-31/functions/hello/policy'
const sourceArn = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/*/*/*'
const conflict: Answer = { status: 409, code: 'ResourceConflictException' }

/** A world in which the code is up, version 4 is published and the API is there. */
function worldOf(aws: ScriptedAws) {
  const world = applyWorld(aws, { current: { ...emptyAccount('eu-west-1'), versions: [] } })
  Object.assign(world.outcome, {
    functionArn: functionArn('hello'),
    codeSha256: 'sha',
    version: '4',
    apiId: 'a1b2c3',
  })
  return world
}

describe('publishing a version', () => {
  const change = { kind: 'publish-version', functionName: 'hello', description: 'layerlift code=1' } as const
  const ours = { Version: '5', CodeSha256: 'sha', Description: 'layerlift code=1' }

  it('is guarded by the hash of the code, and waits until the version can be called', async () => {
    await using aws = await scriptedAws({
      [`POST ${versions}`]: () => ({ status: 201, body: { Version: '5' } }),
      'GET /2015-03-31/functions/hello': () => ready,
    })
    const world = worldOf(aws)
    await publishVersion(change, world)
    expect(aws.seen[0]?.body).toEqual({ CodeSha256: 'sha', Description: 'layerlift code=1' })
    expect(aws.seen[1]?.query.get('Qualifier')).toBe('5')
    expect(world.outcome.version).toBe('5')
  })

  it.for<[string, object, number]>([
    ['takes the version that is there', ours, 1],
    ['repeats when the newest is of other code', { ...ours, CodeSha256: 'other' }, 2],
    ['repeats when the newest has another description', { ...ours, Description: '' }, 2],
  ])('after a lost answer %s', async ([, newest, sent]) => {
    await using aws = await scriptedAws({
      [`POST ${versions}`]: (_, nth) => (nth === 0 ? 'lost' : { status: 201, body: { Version: '6' } }),
      [`GET ${versions}`]: () => ({ body: { Versions: [{ Version: '$LATEST' }, newest] } }),
      'GET /2015-03-31/functions/hello': () => ready,
    })
    await publishVersion(change, worldOf(aws))
    expect(aws.calls().filter((call) => call === `POST ${versions}`)).toHaveLength(sent)
  })
})

describe('the alias', () => {
  it('is made with the new version', async () => {
    await using aws = await scriptedAws({
      [`POST ${aliases}`]: () => ({ status: 201, body: { AliasArn: 'arn:live' } }),
    })
    const world = worldOf(aws)
    await createAlias({ kind: 'create-alias', functionName: 'hello', alias: 'live' }, world)
    expect(aws.seen[0]?.body).toMatchObject({ Name: 'live', FunctionVersion: '4' })
    expect(world.outcome.aliasArn).toBe('arn:live')
  })

  it('is read after a lost answer and not made twice', async () => {
    await using aws = await scriptedAws({
      [`POST ${aliases}`]: () => 'lost',
      [`GET ${aliases}/live`]: () => ({ body: { AliasArn: 'arn:live', FunctionVersion: '4' } }),
    })
    await createAlias({ kind: 'create-alias', functionName: 'hello', alias: 'live' }, worldOf(aws))
    expect(aws.calls()).toEqual([`POST ${aliases}`, `GET ${aliases}/live`])
  })

  it('moves with all its calls: a split that was there is cleared', async () => {
    await using aws = await scriptedAws({
      [`PUT ${aliases}/live`]: () => ({ body: { AliasArn: 'arn:live' } }),
    })
    const change = { kind: 'update-alias', functionName: 'hello', alias: 'live', fromVersion: '3' } as const
    await updateAlias(change, worldOf(aws))
    expect(aws.seen[0]?.body).toEqual({
      FunctionVersion: '4',
      RoutingConfig: { AdditionalVersionWeights: {} },
    })
  })
})

describe('the permission', () => {
  const change = { kind: 'add-permission', functionName: 'hello', alias: 'live' } as const
  const statement = (arn: string): Answer => ({
    body: {
      Policy: JSON.stringify({
        Statement: [{ Sid: 'layerlift-a1b2c3-live', Condition: { ArnLike: { 'AWS:SourceArn': arn } } }],
      }),
    },
  })

  it('lets any stage and method of our API call the alias, with a fixed statement id', async () => {
    await using aws = await scriptedAws({ [`POST ${policy}`]: () => ({ status: 201, body: {} }) })
    await addPermission(change, worldOf(aws))
    expect(aws.seen[0]?.query.get('Qualifier')).toBe('live')
    expect(aws.seen[0]?.body).toEqual({
      StatementId: 'layerlift-a1b2c3-live',
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sourceArn,
    })
  })

  it('is fine when it is there already', async () => {
    await using aws = await scriptedAws({
      [`POST ${policy}`]: () => conflict,
      [`GET ${policy}`]: () => statement(sourceArn),
    })
    await addPermission(change, worldOf(aws))
    expect(aws.calls()).toEqual([`POST ${policy}`, `GET ${policy}`])
  })

  it('is not taken for granted when a statement with the same id says something else', async () => {
    await using aws = await scriptedAws({
      [`POST ${policy}`]: () => conflict,
      [`GET ${policy}`]: () => statement('arn:x'),
    })
    await expect(addPermission(change, worldOf(aws))).rejects.toMatchObject({ code: 'aws' })
  })

  it('replaces a statement of ours that says something else', async () => {
    const remove = `DELETE ${policy}/layerlift-a1b2c3-live`
    await using aws = await scriptedAws({
      [remove]: () => ({ status: 204 }),
      [`POST ${policy}`]: () => ({ status: 201, body: {} }),
    })
    await addPermission({ ...change, replaces: true }, worldOf(aws))
    expect(aws.calls()).toEqual([remove, `POST ${policy}`])
  })

  it('waits for an alias that was made a moment ago', async () => {
    await using aws = await scriptedAws({
      [`POST ${policy}`]: (_, nth) =>
        nth < 2 ? { status: 404, code: 'ResourceNotFoundException' } : { status: 201, body: {} },
    })
    await addPermission(change, worldOf(aws))
    expect(aws.calls()).toHaveLength(3)
  })
})

describe('tags', () => {
  const arn = functionArn('hello')
  const path = `/2017-03-31/tags/${arn}`
  const change = { kind: 'update-tags', functionArn: arn, set: { team: 'shop' }, remove: ['old'] } as const

  it('are set and removed', async () => {
    await using aws = await scriptedAws({
      [`POST ${path}`]: () => ({ status: 204 }),
      [`DELETE ${path}`]: () => ({ status: 204 }),
    })
    await updateTags(change, worldOf(aws))
    expect(aws.seen.map(({ call, body, query }) => [call, body, query.get('tagKeys')])).toEqual([
      [`POST ${path}`, { Tags: { team: 'shop' } }, null],
      [`DELETE ${path}`, undefined, 'old'],
    ])
  })

  it('are no reason to fail when the caller may not tag', async () => {
    await using aws = await scriptedAws({
      [`POST ${path}`]: () => ({ status: 403, code: 'AccessDeniedException' }),
    })
    await updateTags(change, worldOf(aws))
    expect(aws.entries).toMatchObject([{ kind: 'warning', hint: containing('lambda:TagResource') }])
  })
})
