import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clients } from '../../src/aws/clients.ts'
import { getStage, listRestApis } from '../../src/aws/gateway-reads.ts'
import { invokeFunction } from '../../src/aws/invoke.ts'
import { listVersions } from '../../src/aws/lambda-version.ts'
import { returnTraffic } from '../../src/aws/return-traffic.ts'
import { stageUrl } from '../../src/aws/stage-url.ts'
import { LayerliftError } from '../../src/errors.ts'
import { describeWith } from '../engines.ts'
import { countOf, credentials, startFaults, startMinistack, writesOf, type AwsServer } from './aws-servers.ts'
import { deployHello, type HelloOptions } from './hello-function.ts'
import { judged, type Judged } from './judged.ts'

Object.assign(process.env, credentials)

const layerPublished = /^POST \/2018-10-31\/layers\/.+\/versions$/
const versionPublished = /^POST \/2015-03-31\/functions\/[^/]+\/versions$/

describeWith(['ministack', 'contract'], 'a deployment to ministack, judged by the service models', () => {
  let folder: string
  let ministack: AwsServer
  let faults: Awaited<ReturnType<typeof startFaults>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'layerlift-deploy-'))
    ministack = await startMinistack()
    await writeFile(join(folder, 'no-faults.json'), JSON.stringify({ seed: 7, rules: [] }))
    faults = await startFaults(ministack, join(folder, 'no-faults.json'))
  })
  afterAll(async () => {
    await faults.stop()
    await ministack.stop()
    await rm(folder, { recursive: true })
  })

  const judge = (name: string, work: (judged: Judged) => Promise<void>) =>
    judged({ upstream: faults, folder, name }, work)

  async function callRoute(clients: Clients, apiId: string | undefined): Promise<string> {
    const { endpointUrl, region } = clients
    const url = stageUrl({ endpointUrl, region, apiId: apiId ?? '', stage: 'live' })
    const answer = await fetch(`${url}/hello`, { method: 'POST', body: '{}' })
    return `${answer.status} ${await answer.text()}`
  }

  describe('one function over its life', () => {
    const hello: HelloOptions = { functionName: 'hello', greeting: 'good day', place: 'from the layer' }

    it('makes layer, function, version, alias and route, and the route answers', () =>
      judge('first', async ({ clients, record }) => {
        const { outcome } = await deployHello(clients, hello, folder)
        expect(outcome).toMatchObject({
          version: '1',
          previousVersion: undefined,
          formerDeploymentId: undefined,
        })
        expect(outcome.layersPublished).toHaveLength(1)
        expect(await callRoute(clients, outcome.apiId)).toBe('200 good day from the layer world')
        expect(await countOf(record, layerPublished)).toBe(1)
      }))

    it('finds nothing to do the second time, and writes nothing', () =>
      judge('second', async ({ clients, record }) => {
        const { plan, outcome } = await deployHello(clients, hello, folder)
        expect({ ...plan, warnings: [] }).toEqual({
          version: [],
          traffic: [],
          existingVersion: '1',
          warnings: [],
        })
        expect(outcome.layersPublished).toEqual([])
        expect(await writesOf(record)).toEqual([])
      }))

    it('publishes a version and no layer when only the code changed', () =>
      judge('code', async ({ clients, record }) => {
        const { outcome } = await deployHello(clients, { ...hello, greeting: 'good evening' }, folder)
        expect(outcome).toMatchObject({ version: '2', previousVersion: '1', layersPublished: [] })
        expect(await callRoute(clients, outcome.apiId)).toBe('200 good evening from the layer world')
        expect(await countOf(record, layerPublished)).toBe(0)
        expect(await countOf(record, versionPublished)).toBe(1)
      }))

    it('returns the traffic to the version before', () =>
      judge('return', async ({ clients }) => {
        const { outcome } = await deployHello(clients, { ...hello, greeting: 'good night' }, folder)
        expect(await callRoute(clients, outcome.apiId)).toBe('200 good night from the layer world')
        await returnTraffic(
          {
            alias: {
              functionName: 'hello',
              alias: 'live',
              version: outcome.previousVersion ?? '',
              movedTo: outcome.version,
            },
          },
          { clients, log: () => undefined, signal: new AbortController().signal },
        )
        expect(await callRoute(clients, outcome.apiId)).toBe('200 good evening from the layer world')
      }))

    it('returns a stage to its former deployment', () =>
      judge('return-stage', async ({ clients }) => {
        const change = { api: { apiName: 'hello', stage: 'live', routes: [{ method: 'GET', path: '/bye' }] } }
        const { outcome } = await deployHello(clients, { ...hello, greeting: 'good night', change }, folder)
        expect(await callRoute(clients, outcome.apiId)).toMatch(/^40[34] /)
        const stage = {
          apiId: outcome.apiId ?? '',
          stage: 'live',
          deploymentId: outcome.formerDeploymentId ?? '',
          movedTo: { deploymentId: outcome.deploymentId, description: '' },
        }
        const { signal } = new AbortController()
        await returnTraffic({ stage }, { clients, log: () => undefined, signal })
        expect(await getStage(clients, stage, signal)).toMatchObject({
          deploymentId: outcome.formerDeploymentId,
        })
      }))

    it('invokes one version and gives the tail of its log', () =>
      judge('invoke', async ({ clients }) => {
        const { signal } = new AbortController()
        const result = await invokeFunction(clients, {
          functionName: 'hello',
          qualifier: '1',
          payload: '{"body": "{}"}',
          signal,
        })
        expect(JSON.parse(result.payload)).toMatchObject({ body: 'good day from the layer world' })
        expect(result.logTail).toContain('greeting for')
        expect(result).toMatchObject({ functionError: undefined, executedVersion: '1' })
      }))

    it('changes configuration, environment and routes without touching code or layer', () =>
      judge('configuration', async ({ clients, record }) => {
        const change = {
          environment: { WHO: 'everyone', MORE: 'x' },
          configuration: {
            Role: 'arn:aws:iam::123456789012:role/hello',
            Handler: 'hello',
            Timeout: 20,
            MemorySize: 256,
          },
          api: {
            apiName: 'hello',
            stage: 'live',
            routes: [
              { method: 'ANY', path: '/{proxy+}' },
              { method: 'POST', path: '/a/b/hello' },
            ],
          },
        }
        const { outcome } = await deployHello(clients, { ...hello, greeting: 'good night', change }, folder)
        expect(outcome.layersPublished).toEqual([])
        expect(await callRoute(clients, outcome.apiId)).toBe('200 good night from the layer everyone')
        const writes = await writesOf(record)
        expect(writes.filter((call) => call.endsWith('/code'))).toEqual([])
        const again = await deployHello(clients, { ...hello, greeting: 'good night', change }, folder)
        expect({ version: again.plan.version, traffic: again.plan.traffic }).toEqual({
          version: [],
          traffic: [],
        })
        expect(await writesOf(record)).toEqual(writes)
      }))
  })

  it('sends a zip over the direct limit through S3', () =>
    judge('s3', async ({ clients, record }) => {
      const s3 = await clients.s3Writes()
      await s3.send(new CreateBucketCommand({ Bucket: 'packages' }))
      const large: HelloOptions = {
        functionName: 'large',
        greeting: 'heavy',
        place: 'here',
        ballastBytes: 53_000_000,
        s3Bucket: 'packages',
      }
      const { outcome } = await deployHello(clients, large, folder)
      expect(await callRoute(clients, outcome.apiId)).toBe('200 heavy here world')
      expect(await countOf(record, /^PUT \/packages\/layerlift\/[0-9a-f]{64}\.zip/)).toBe(1)
    }))

  describe('with faults between us and AWS', () => {
    it('does not publish a layer twice when the answer to the first try is lost', () =>
      judge('lost-layer', async ({ clients, record }) => {
        await faults.inject([
          { match: 'lambda.PublishLayerVersion', fault: 'reset', when: 'after', times: 1 },
        ])
        const hello = { functionName: 'lost-layer', greeting: 'hi', place: 'lost layer' }
        const { outcome } = await deployHello(clients, hello, folder)
        expect(await faults.fired()).toBe(1)
        expect(await countOf(record, layerPublished)).toBe(1)
        expect([...outcome.layerArns.values()].map((arn) => arn.split(':').at(-1))).toEqual(['1'])
        expect(await callRoute(clients, outcome.apiId)).toBe('200 hi lost layer world')
      }))

    it.each([
      'lambda.CreateFunction',
      'lambda.PublishVersion',
      'apigateway.CreateRestApi',
      'apigateway.CreateDeployment',
    ])('does %s only once when its answer is lost', (match) =>
      judge(`lost-${match}`, async ({ clients, record }) => {
        await faults.inject([{ match, fault: 'reset', when: 'after', times: 1 }])
        const functionName = `lost-${match.split('.')[1] ?? ''}`
        const hello = { functionName, greeting: 'hi', place: 'here' }
        const { outcome } = await deployHello(clients, hello, folder)
        expect(await faults.fired()).toBe(1)
        expect(await callRoute(clients, outcome.apiId)).toBe('200 hi here world')
        expect(outcome.version).toBe('1')
        const before = await writesOf(record)
        expect(new Set(before).size).toBe(before.length)
        const { plan } = await deployHello(clients, hello, folder)
        expect({ version: plan.version, traffic: plan.traffic }).toEqual({ version: [], traffic: [] })
      }),
    )

    it('ends with one of each, however often the network and AWS failed on the way', () =>
      judge('flaky', async ({ clients }) => {
        await faults.inject([
          { match: 'apigateway.*', fault: 'reset', when: 'after', probability: 0.15 },
          { match: 'lambda.*', fault: 'reset', when: 'after', probability: 0.15 },
          { match: 'lambda.*', fault: 'server_error', probability: 0.1 },
          { match: 'apigateway.*', fault: 'throttle', probability: 0.1 },
        ])
        const flaky = { functionName: 'flaky', greeting: 'still', place: 'alive' }
        const failures: unknown[] = []
        for (let runs = 0; runs < 3; runs += 1) {
          await deployHello(clients, flaky, folder).catch((error: unknown) => failures.push(error))
        }
        expect(failures.every((failure) => failure instanceof LayerliftError)).toBe(true)
        expect(await faults.fired()).toBeGreaterThan(5)
        await faults.inject([])
        const { plan, outcome } = await deployHello(clients, flaky, folder)
        expect({ version: plan.version, traffic: plan.traffic }).toEqual({ version: [], traffic: [] })
        expect(await callRoute(clients, outcome.apiId)).toBe('200 still alive world')
        const { signal } = new AbortController()
        const apis = await listRestApis(clients, signal)
        expect(apis.filter(({ name }) => name === 'flaky')).toHaveLength(1)
        expect((await listVersions(clients, 'flaky', signal)).map(({ Version }) => Version)).toEqual(['1'])
        expect([...outcome.layerArns.values()].map((arn) => arn.split(':').at(-1))).toEqual(['1'])
      }))

    it('waits for the role, for Pending, for updates in progress and for throttles', () =>
      judge('slow', async ({ clients }) => {
        await faults.inject([
          {
            match: 'lambda.CreateFunction',
            fault: 'error',
            code: 'InvalidParameterValueException',
            message: 'The role defined for the function cannot be assumed by Lambda.',
            times: 2,
          },
          { match: 'lambda.PublishVersion', fault: 'conflict', times: 1 },
          { match: 'lambda.PublishLayerVersion', fault: 'throttle', times: 1 },
          { match: 'apigateway.CreateDeployment', fault: 'throttle', times: 1, retry_after: 1 },
          { match: 'lambda.*', fault: 'pending', polls: 3, contains: 'slow-function' },
        ])
        const hello = { functionName: 'slow-function', greeting: 'at last', place: 'here' }
        const { outcome, entries } = await deployHello(clients, hello, folder)
        expect(await callRoute(clients, outcome.apiId)).toBe('200 at last here world')
        const statuses = entries.flatMap((entry) => (entry.kind === 'waiting' ? [entry.status] : []))
        expect(statuses).toEqual(
          expect.arrayContaining([
            'the role is not ready for Lambda yet',
            'another update is in progress',
            'throttled',
            expect.stringContaining('Pending'),
          ]),
        )
      }))
  })
})
