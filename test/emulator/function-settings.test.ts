import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  GetProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Clients } from '../../src/aws/clients.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { describeWith } from '../engines.ts'
import { credentials, startMinistack, writesOf, type AwsServer } from './aws-servers.ts'
import { deployHello } from './hello-function.ts'
import { judged, type Judged } from './judged.ts'

Object.assign(process.env, credentials)

const functionName = 'settings'
/** ministack's own account. */
const account = 'us-east-1:000000000000'
const keyOf = (id: string) => `arn:aws:kms:${account}:key/${id}`
const signing = `arn:aws:lambda:${account}:code-signing-config:csc-0123456789abcdefg`
/** ministack keeps what it is told here without looking whether it exists. */
const everySetting = {
  configuration: {
    Role: 'arn:aws:iam::123456789012:role/hello',
    Handler: 'hello',
    Description: 'says hello',
    MemorySize: 256,
    Timeout: 20,
    VpcConfig: { SubnetIds: ['subnet-a1'], SecurityGroupIds: ['sg-a1'] },
    DeadLetterConfig: { TargetArn: `arn:aws:sqs:${account}:dead` },
    KMSKeyArn: keyOf('variables'),
    TracingConfig: { Mode: 'Active' },
    FileSystemConfigs: [
      {
        Arn: `arn:aws:elasticfilesystem:${account}:access-point/fsap-0123456789abcdef0`,
        LocalMountPath: '/mnt/data',
      },
    ],
    EphemeralStorage: { Size: 1024 },
    LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'WARN', LogGroup: '/hello' },
    DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 3 },
  },
  environment: { WHO: 'world', MORE: 'x' },
  tags: { team: 'shop', stage: 'test' },
  codeSigningConfigArn: signing,
  sourceKmsKeyArn: keyOf('code'),
  reservedConcurrency: 5,
  provisionedConcurrency: 2,
} satisfies Partial<Desired>

/** What a workflow wants whose inputs of the function are all empty. */
const nothing = {
  configuration: {},
  environment: undefined,
  tags: undefined,
  keepsForeignLayers: true,
} satisfies Partial<Desired>

describeWith(['ministack', 'contract'], 'the settings of the function on ministack', () => {
  let folder: string
  let ministack: AwsServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-settings-'))
    ministack = await startMinistack()
  })
  afterAll(async () => {
    await ministack.stop()
    await rm(folder, { recursive: true })
  })

  const judge = (name: string, work: (judged: Judged) => Promise<void>) =>
    judged({ upstream: ministack, folder, name }, work)

  /** Deploys and gives the calls that wrote. */
  async function deployed(
    { clients, record }: Judged,
    change: Partial<Desired>,
    name = functionName,
  ): Promise<readonly string[]> {
    const hello = { functionName: name, greeting: 'hi', place: 'here', change }
    await deployHello(clients, hello, folder)
    return writesOf(record)
  }

  it('are all set on a new function', () =>
    judge('every', async (judged) => {
      await deployed(judged, everySetting)
      expect(await settingsOf(judged.clients)).toMatchObject({ ...expected, signing: '' })
    }))

  it('are completed where only one is missing: ministack does not keep the code signing of a creation', () =>
    judge('signing', async (judged) => {
      const writes = await deployed(judged, everySetting)
      expect(writes).toEqual([`PUT /2020-06-30/functions/${functionName}/code-signing-config`])
      expect(await settingsOf(judged.clients)).toMatchObject(expected)
    }))

  it('are all there the next time, and nothing is written', () =>
    judge('again', async (judged) => {
      expect(await deployed(judged, everySetting)).toEqual([])
    }))

  it('are untouched where an input is empty', () =>
    judge('empty', async (judged) => {
      expect(await deployed(judged, nothing)).toEqual([])
      expect(await settingsOf(judged.clients)).toMatchObject(expected)
    }))

  it('lose one key by null', () =>
    judge('null', async (judged) => {
      await deployed(judged, { ...nothing, environment: { MORE: null }, tags: { stage: null } })
      const after = await settingsOf(judged.clients)
      expect(after).toMatchObject({ environment: { WHO: 'world' }, codeKey: keyOf('code') })
      expect(after.tags).toEqual({ team: 'shop', 'layerlift:app': `octo/shop/${functionName}` })
      expect(after.environment).toEqual({ WHO: 'world' })
    }))

  it('are cleared by {} and none, once', () => {
    const cleared = {
      configuration: {
        VpcConfig: {},
        DeadLetterConfig: {},
        TracingConfig: {},
        FileSystemConfigs: [],
        LoggingConfig: {},
      },
      environment: {},
      tags: {},
      reservedConcurrency: 'none',
      provisionedConcurrency: 'none',
    } satisfies Partial<Desired>
    return judge('clear', async (judged) => {
      const writes = await deployed(judged, cleared)
      expect(writes).toContainEqual(expect.stringMatching(/^DELETE .*\/concurrency$/))
      const after = await settingsOf(judged.clients)
      expect(after).toMatchObject({
        environment: {},
        tags: { 'layerlift:app': `octo/shop/${functionName}` },
        reserved: undefined,
        provisioned: undefined,
        configuration: { MemorySize: 256, TracingConfig: { Mode: 'PassThrough' }, FileSystemConfigs: [] },
      })
      expect(Object.keys(after.tags)).toEqual(['layerlift:app'])
      expect(await deployed(judged, cleared)).toEqual(writes)
    })
  })

  it('change the concurrency and the key of the code alone', () =>
    judge('change', async (judged) => {
      await deployed(judged, {
        ...nothing,
        reservedConcurrency: 3,
        provisionedConcurrency: 1,
        sourceKmsKeyArn: keyOf('other'),
      })
      expect(await settingsOf(judged.clients)).toMatchObject({
        reserved: 3,
        provisioned: 1,
        codeKey: keyOf('other'),
        signing,
      })
    }))

  it('include SnapStart, which no custom runtime and no larger storage may have', () =>
    judge('snap-start', async (judged) => {
      const { Role, Handler } = everySetting.configuration
      const base = { Role, Handler, Runtime: 'python3.13' }
      // A version would make ministack start the function, in an image of that runtime.
      const unpublished = { publish: false, alias: undefined, api: undefined } as const
      const snapped = {
        ...unpublished,
        configuration: { ...base, SnapStart: { ApplyOn: 'PublishedVersions' } },
      }
      const writes = await deployed(judged, snapped, 'snapped')
      expect(await deployed(judged, snapped, 'snapped')).toEqual(writes)
      const cleared = { ...unpublished, configuration: { ...base, SnapStart: {} } }
      expect((await deployed(judged, cleared, 'snapped')).length).toBeGreaterThan(writes.length)
      const { Configuration } = await judged.clients.lambda.send(
        new GetFunctionCommand({ FunctionName: 'snapped' }),
      )
      expect(Configuration?.SnapStart?.ApplyOn).toBe('None')
    }))
})

const expected = {
  configuration: everySetting.configuration,
  environment: everySetting.environment,
  tags: everySetting.tags,
  codeKey: everySetting.sourceKmsKeyArn,
  reserved: 5,
  provisioned: 2,
  signing,
}

/** As AWS says it, read past the code under test. */
async function settingsOf({ lambda }: Clients) {
  const name = { FunctionName: functionName }
  const found = await lambda.send(new GetFunctionCommand(name))
  const { CodeSigningConfigArn } = await lambda.send(new GetFunctionCodeSigningConfigCommand(name))
  const provisioned = new GetProvisionedConcurrencyConfigCommand({ ...name, Qualifier: 'live' })
  return {
    configuration: found.Configuration,
    environment: found.Configuration?.Environment?.Variables ?? {},
    tags: found.Tags ?? {},
    codeKey: found.Code?.SourceKMSKeyArn,
    reserved: found.Concurrency?.ReservedConcurrentExecutions,
    provisioned: await lambda.send(provisioned).then(
      (seen) => seen.RequestedProvisionedConcurrentExecutions,
      () => undefined,
    ),
    signing: CodeSigningConfigArn,
  }
}
