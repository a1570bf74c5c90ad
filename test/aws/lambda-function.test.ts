import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createFunction, updateCode, updateConfiguration } from '../../src/aws/lambda-function.ts'
import { newOutcome } from '../../src/aws/outcome.ts'
import { emptyAccount } from '../../src/plan/current.ts'
import { functionArn } from '../plan/account.ts'
import { packageLayer } from '../plan/wanted.ts'
import { applyWorld, ready, sha256Base64 } from './apply-world.ts'
import { containing } from './matching.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

const create = 'POST /2015-03-31/functions'
const get = 'GET /2015-03-31/functions/hello'
const getConfiguration = 'GET /2015-03-31/functions/hello/configuration'
const putConfiguration = 'PUT /2015-03-31/functions/hello/configuration'
const putCode = 'PUT /2015-03-31/functions/hello/code'

const code = { fileName: 'function.zip', contentHash: 'abc', unzippedBytes: 12 }
const creation = {
  kind: 'create-function',
  functionName: 'hello',
  code,
  configuration: {
    Role: 'arn:aws:iam::123456789012:role/hello',
    Handler: 'hello',
    Runtime: 'provided.al2023',
    Timeout: 9,
  },
  environment: { WHO: 'world' },
  layers: [{ kind: 'arn', arn: 'arn:foreign:1' }, packageLayer('php')],
  architecture: 'arm64',
  tags: { 'layerlift:app': 'octo/shop/hello' },
} as const
const configurationChange = {
  kind: 'update-configuration',
  functionName: 'hello',
  configuration: { MemorySize: 256 },
  environment: undefined,
  layers: undefined,
  revisionId: undefined,
  differences: [],
} as const
const codeChange = {
  kind: 'update-code',
  functionName: 'hello',
  code,
  architecture: undefined,
  revisionId: undefined,
} as const

const roleRefused: Answer = {
  code: 'InvalidParameterValueException',
  body: { Type: 'User', message: 'The role defined for the function cannot be assumed by Lambda.' },
}
const inProgress: Answer = {
  status: 409,
  code: 'ResourceConflictException',
  body: {
    message: 'The operation cannot be performed at this time. An update is in progress for resource: arn',
  },
}

const layer = packageLayer('php')
const layerName = layer.kind === 'package' ? layer.layerName : ''
const outcomeWithLayer = () =>
  newOutcome({ ...emptyAccount('eu-west-1'), layerVersions: new Map([[layerName, 'arn:own:7']]) })

describe('creating a function', () => {
  it('sends everything in one call and waits until it is ready', async () => {
    await using aws = await scriptedAws({ [create]: () => ({ status: 201, body: {} }), [get]: () => ready })
    const world = applyWorld(aws, { outcome: outcomeWithLayer() })
    await createFunction(creation, world)
    expect(aws.calls()).toEqual([create, get])
    expect(aws.seen[0]?.body).toEqual({
      FunctionName: 'hello',
      Role: 'arn:aws:iam::123456789012:role/hello',
      Handler: 'hello',
      Runtime: 'provided.al2023',
      Timeout: 9,
      PackageType: 'Zip',
      Code: { ZipFile: Buffer.from('function.zip').toString('base64') },
      Architectures: ['arm64'],
      Environment: { Variables: { WHO: 'world' } },
      Layers: ['arn:foreign:1', 'arn:own:7'],
      Tags: { 'layerlift:app': 'octo/shop/hello' },
    })
    expect(world.outcome).toMatchObject({
      functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hello',
      codeSha256: sha256Base64('function.zip'),
      revisionId: 'revision-after',
    })
  })

  it('leaves out an empty environment and an empty list of layers', async () => {
    await using aws = await scriptedAws({ [create]: () => ({ status: 201, body: {} }), [get]: () => ready })
    await createFunction({ ...creation, environment: {}, layers: [] }, applyWorld(aws))
    expect(aws.seen[0]?.body).not.toHaveProperty('Environment')
    expect(aws.seen[0]?.body).not.toHaveProperty('Layers')
  })

  it('waits for a new role, up to two minutes', async () => {
    await using aws = await scriptedAws({
      [create]: (_, nth) => (nth < 3 ? roleRefused : { status: 201, body: {} }),
      [get]: () => ready,
    })
    await createFunction({ ...creation, layers: [] }, applyWorld(aws))
    expect(aws.calls().filter((call) => call === create)).toHaveLength(4)
    await using never = await scriptedAws({ [create]: () => roleRefused })
    await expect(createFunction({ ...creation, layers: [] }, applyWorld(never))).rejects.toMatchObject({
      message: containing('cannot be assumed by Lambda'),
    })
    expect(never.clock.now()).toBeGreaterThanOrEqual(120_000)
    expect(never.clock.now()).toBeLessThan(140_000)
  })

  it('does not repeat other invalid parameters, which share the code of the role message', async () => {
    await using aws = await scriptedAws({
      [create]: () => ({
        code: 'InvalidParameterValueException',
        body: { message: 'Unzipped size must be smaller' },
      }),
    })
    await expect(createFunction({ ...creation, layers: [] }, applyWorld(aws))).rejects.toMatchObject({
      code: 'aws',
    })
    expect(aws.calls()).toEqual([create])
  })

  it('goes on with the function of a lost answer when it has our code', async () => {
    await using aws = await scriptedAws({
      [create]: () => 'lost',
      [getConfiguration]: () => ({
        body: { FunctionName: 'hello', CodeSha256: sha256Base64('function.zip') },
      }),
      [get]: () => ready,
    })
    await createFunction({ ...creation, layers: [] }, applyWorld(aws))
    expect(aws.calls()).toEqual([create, getConfiguration, get])
  })

  it('never shows an environment value that AWS repeats in its message', async () => {
    const message = "1 validation error detected: Value '{TOKEN=hunter2-secret}' at 'environment' failed"
    await using aws = await scriptedAws({
      [create]: () => ({ code: 'ValidationException', body: { message } }),
    })
    const change = { ...creation, layers: [], environment: { TOKEN: 'hunter2-secret', ON: '1' } }
    const failure: unknown = await createFunction(change, applyWorld(aws)).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      message:
        "CreateFunction of function hello failed: ValidationException: 1 validation error detected: Value '{TOKEN=***}' at 'environment' failed",
    })
    expect(inspect(failure, { depth: 8, showHidden: true })).not.toContain('hunter2')
  })

  it('says to run again when someone else has made the function', async () => {
    await using aws = await scriptedAws({
      [create]: () => ({ status: 409, code: 'ResourceConflictException' }),
    })
    await expect(createFunction({ ...creation, layers: [] }, applyWorld(aws))).rejects.toMatchObject({
      code: 'aws',
      message: 'function hello was made by someone else since it was looked for',
      hint: containing('run again'),
    })
    expect(aws.calls()).toEqual([create, get])
  })

  it('says that another run of the same deployment has made the function', async () => {
    await using aws = await scriptedAws({
      [create]: (_, nth) => (nth === 0 ? 'lost' : { status: 409, code: 'ResourceConflictException' }),
      [get]: () => ({ body: { ...ready.body, Tags: { 'layerlift:app': 'octo/shop/hello' } } }),
    })
    await expect(createFunction({ ...creation, layers: [] }, applyWorld(aws))).rejects.toMatchObject({
      code: 'aws',
      message: 'another run of this deployment made function hello at the same time',
      hint: containing('concurrency'),
    })
  })

  it('creates it without tags, with a warning, when the caller may not tag', async () => {
    const denied: Answer = {
      status: 403,
      code: 'AccessDeniedException',
      body: { Message: 'User: x is not authorized to perform: lambda:TagResource on resource: y' },
    }
    await using aws = await scriptedAws({
      [create]: (_, nth) => (nth === 0 ? denied : { status: 201, body: {} }),
      [get]: () => ready,
    })
    await createFunction({ ...creation, layers: [] }, applyWorld(aws))
    expect(
      aws.seen.filter(({ call }) => call === create).map(({ body }) => Object.hasOwn(Object(body), 'Tags')),
    ).toEqual([true, false])
    expect(aws.entries).toContainEqual(expect.objectContaining({ kind: 'warning' }))
  })
})

describe('updating a function', () => {
  it('sends only the keys that differ', async () => {
    await using aws = await scriptedAws({ [putConfiguration]: () => ({ body: {} }), [get]: () => ready })
    await updateConfiguration(configurationChange, applyWorld(aws))
    expect(aws.seen[0]?.body).toEqual({ MemorySize: 256 })
    expect(aws.calls()).toEqual([putConfiguration, get])
  })

  it('clears environment and layers when they are wanted empty', async () => {
    await using aws = await scriptedAws({ [putConfiguration]: () => ({ body: {} }), [get]: () => ready })
    await updateConfiguration(
      { ...configurationChange, configuration: {}, environment: {}, layers: [] },
      applyWorld(aws),
    )
    expect(aws.seen[0]?.body).toEqual({ Environment: { Variables: {} }, Layers: [] })
  })

  it('waits for the update of someone else', async () => {
    await using aws = await scriptedAws({
      [putConfiguration]: (_, nth) => (nth < 2 ? inProgress : { body: {} }),
      [get]: () => ready,
    })
    await updateConfiguration(configurationChange, applyWorld(aws))
    expect(aws.calls()).toEqual([putConfiguration, putConfiguration, putConfiguration, get])
    expect(aws.entries).toContainEqual(expect.objectContaining({ status: 'another update is in progress' }))
  })

  it('does not wait for a function whose creation has failed', async () => {
    await using aws = await scriptedAws({
      [putCode]: () => ({
        status: 409,
        code: 'ResourceConflictException',
        body: { message: 'The function is currently in the following state: Failed' },
      }),
    })
    await expect(updateCode(codeChange, applyWorld(aws))).rejects.toMatchObject({ code: 'aws' })
    expect(aws.calls()).toEqual([putCode])
  })

  it('sends the planned revision first, and after that the one of its own write', async () => {
    await using aws = await scriptedAws({
      [putConfiguration]: () => ({ body: {} }),
      [putCode]: () => ({ body: {} }),
      [get]: () => ready,
    })
    const world = applyWorld(aws)
    await updateConfiguration({ ...configurationChange, revisionId: 'revision-planned' }, world)
    await updateCode(
      { ...codeChange, code: { ...code, fileName: 'other.zip' }, revisionId: 'revision-planned' },
      world,
    )
    const revisions = aws.seen.filter(({ call }) => call.startsWith('PUT')).map(({ body }) => body)
    expect(revisions).toMatchObject([{ RevisionId: 'revision-planned' }, { RevisionId: 'revision-after' }])
  })

  it('says that someone else has written when the revision has moved', async () => {
    await using aws = await scriptedAws({
      [putConfiguration]: () => ({ status: 412, code: 'PreconditionFailedException' }),
    })
    const change = { ...configurationChange, revisionId: 'revision-planned' }
    await expect(updateConfiguration(change, applyWorld(aws))).rejects.toMatchObject({
      message: containing('PreconditionFailedException'),
      hint: containing('someone else changed the function'),
    })
  })

  describe('after the lost answer of a guarded update', () => {
    const seen = { FunctionArn: functionArn('hello'), RevisionId: 'revision-other', CodeSha256: 'old' }
    const change = {
      ...configurationChange,
      environment: { WHO: 'world' },
      layers: [{ kind: 'arn', arn: 'arn:foreign:1' }],
      revisionId: 'revision-planned',
    } as const
    const wanted = {
      ...seen,
      MemorySize: 256,
      Environment: { Variables: { WHO: 'world' } },
      Layers: [{ Arn: 'arn:foreign:1' }],
    }
    const isDenied = { code: 'aws', message: containing('changed by someone else') }

    it.for<[string, object, number]>([
      ['goes on with the wanted configuration', wanted, 1],
      ['sends it again when nobody has written', { ...seen, RevisionId: 'revision-planned' }, 2],
    ])('%s', async ([, body, sent]) => {
      await using aws = await scriptedAws({
        [putConfiguration]: (_, nth) => (nth === 0 ? 'lost' : { body: {} }),
        [getConfiguration]: () => ({ body }),
        [get]: () => ready,
      })
      await updateConfiguration(change, applyWorld(aws))
      expect(aws.calls().filter((call) => call === putConfiguration)).toHaveLength(sent)
    })

    it.for<[string, object]>([
      ['another setting', { ...wanted, MemorySize: 512 }],
      ['another variable', { ...wanted, Environment: { Variables: { WHO: 'them' } } }],
      ['another layer', { ...wanted, Layers: [] }],
    ])('stops when someone else wrote %s', async ([, body]) => {
      await using aws = await scriptedAws({
        [putConfiguration]: () => 'lost',
        [getConfiguration]: () => ({ body }),
      })
      await expect(updateConfiguration(change, applyWorld(aws))).rejects.toMatchObject(isDenied)
    })

    it.for<[string, object, number | undefined]>([
      ['goes on with the wanted code', { ...seen, CodeSha256: sha256Base64('function.zip') }, 1],
      ['sends it again when nobody has written', { ...seen, RevisionId: 'revision-planned' }, 2],
      ['stops at the code of someone else', seen, undefined],
    ])('%s (code)', async ([, body, sent]) => {
      await using aws = await scriptedAws({
        [putCode]: (_, nth) => (nth === 0 ? 'lost' : { body: {} }),
        [getConfiguration]: () => ({ body }),
        [get]: () => ready,
      })
      const made = updateCode({ ...codeChange, revisionId: 'revision-planned' }, applyWorld(aws))
      if (sent === undefined) await expect(made).rejects.toMatchObject(isDenied)
      else await made
      expect(aws.calls().filter((call) => call === putCode)).toHaveLength(sent ?? 1)
    })
  })

  it('sends the architecture with the code', async () => {
    await using aws = await scriptedAws({ [putCode]: () => ({ body: {} }), [get]: () => ready })
    await updateCode({ ...codeChange, architecture: 'arm64' }, applyWorld(aws))
    expect(aws.seen[0]?.body).toEqual({
      ZipFile: Buffer.from('function.zip').toString('base64'),
      Architectures: ['arm64'],
    })
  })

  it('sends no code that $LATEST has already', async () => {
    await using aws = await scriptedAws({})
    const world = applyWorld(aws)
    world.outcome.codeSha256 = sha256Base64('function.zip')
    await updateCode(codeChange, world)
    expect(aws.calls()).toEqual([])
    expect(aws.entries).toMatchObject([{ kind: 'note' }])
  })
})
