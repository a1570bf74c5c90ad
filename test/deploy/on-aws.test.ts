import { describe, expect, it } from 'vitest'
import { onAws } from '../../src/deploy/on-aws.ts'
import { functionArn } from '../plan/account.ts'
import { containing } from '../aws/matching.ts'
import { file, imageOf } from '../fixtures/fake-layers.ts'
import { accountServer } from './account-server.ts'
import {
  denied,
  deploy,
  deployedAccount,
  failing,
  functions,
  jobOf,
  putAlias,
  statesOf,
} from './deployments.ts'
import { pack, testWorld } from './story.ts'

describe('a plan', () => {
  it('makes no write and no invocation, and says what would be done', async () => {
    await using account = await accountServer()
    const report = await onAws('plan', await jobOf(account, {}))
    expect(account.calls().filter((call) => !call.startsWith('GET '))).toEqual([])
    expect(report.plan).toHaveLength(9)
    expect(report).toMatchObject({ command: 'plan', changed: true, smoke: [], stage: 'live', alias: 'live' })
    expect(statesOf(report)).toEqual([
      ['function.zip', 'planned'],
      ['layer-1.zip', 'planned'],
    ])
  })

  it('says that nothing is to do after a deployment, without a zip being made', async () => {
    await using account = await deployedAccount()
    const report = await onAws('plan', await jobOf(account, {}))
    expect(report).toMatchObject({ changed: false, plan: [], version: '1', previousVersion: '1' })
    expect(report.packages.map(({ zippedBytes }) => zippedBytes)).toEqual([undefined, undefined])
    expect(statesOf(report)).toEqual([
      ['function.zip', 'unchanged'],
      ['layer-1.zip', 'unchanged'],
    ])
  })

  it.for([
    ['refuses an image without bootstrap for a new function', undefined, ''],
    ['refuses it for a function of a custom runtime that was left empty', 'provided.al2023', ''],
    ['updates a function of python3.13 with such an image, the runtime left empty', 'python3.13', ''],
    ['refuses it when the function is to become custom', 'python3.13', 'provided.al2023'],
  ] as const)('%s', async ([, runtimeBefore, runtime]) => {
    await using account = await accountServer()
    if (runtimeBefore !== undefined) await deploy(account, { inputs: { runtime: runtimeBefore } })
    const job = await jobOf(account, { inputs: { runtime } })
    const image = imageOf([[file('var/task/hello.py', 'v2')]])
    const planned = onAws('plan', { ...job, source: { image, packages: await pack(image) } })
    if (runtimeBefore === 'python3.13' && runtime === '') expect((await planned).changed).toBe(true)
    else
      await expect(planned).rejects.toMatchObject({
        code: 'package-invalid',
        message: containing('no bootstrap for the runtime provided.al2023'),
      })
  })

  it('refuses before any call what no deployment can have', async () => {
    await using account = await accountServer()
    const run = { inputs: { layers: layerArns(5) } }
    await expect(deploy(account, run)).rejects.toMatchObject({ code: 'usage' })
    expect(account.calls()).toEqual([])
  })
})

const layerArns = (count: number): string =>
  Array.from({ length: count }, (_, n) => `arn:aws:lambda:eu-west-1:123456789012:layer:l${n}:1`).join('\n')

describe('a first deployment', () => {
  it('tests the version before the alias is made and the route after the stage is', async () => {
    await using account = await accountServer()
    const report = await deploy(account)
    const calls = account
      .calls()
      .filter((call) => !call.startsWith('GET '))
      .map((call) => call.replace(/layers\/[^/]+/, 'layers/NAME'))
    expect(calls).toEqual([
      'POST /2018-10-31/layers/NAME/versions',
      `POST ${functions}`,
      `POST ${functions}/hello/versions`,
      `POST ${functions}/hello/invocations`,
      `POST ${functions}/hello/aliases`,
      'POST /restapis',
      `POST ${functions}/hello/policy`,
      'POST /restapis/a1/resources/r0',
      'PUT /restapis/a1/resources/r1/methods/POST',
      'PUT /restapis/a1/resources/r1/methods/POST/integration',
      'POST /restapis/a1/deployments',
      'POST /restapis/a1/live/_user_request_/hello',
    ])
    expect(report).toMatchObject({
      functionArn: functionArn('hello'),
      version: '1',
      aliasArn: `${functionArn('hello')}:live`,
      apiId: 'a1',
      url: `${account.url}/restapis/a1/live/_user_request_`,
      routes: ['POST /hello'],
      layersPublished: 1,
      changed: true,
      smokeStatus: 'passed',
      smoke: [{ target: 'version' }, { target: 'route' }],
      rolledBack: false,
    })
    expect(report.failure).toBeUndefined()
    expect(report.previousVersion).toBeUndefined()
  })

  it('says of each package that it was published, how large its zip was, and no path that is gone', async () => {
    await using account = await accountServer()
    const { packages, layerArns: attached } = await deploy(account)
    expect(packages).toMatchObject([
      { fileName: 'function.zip', state: 'published' },
      { fileName: 'layer-1.zip', state: 'published', arn: attached[0] },
    ])
    expect(packages.map(({ path }) => path)).toEqual([undefined, undefined])
    expect(packages.every(({ zippedBytes = 0 }) => zippedBytes > 0)).toBe(true)
  })

  it('gives the version under test a proxy event of the wanted route', async () => {
    await using account = await accountServer()
    await deploy(account)
    const invocation = account.seen.find(({ call }) => call.endsWith('/invocations'))
    expect(invocation?.query.get('Qualifier')).toBe('1')
    expect(invocation?.body).toMatchObject({
      resource: '/hello',
      httpMethod: 'POST',
      body: '{}',
      requestContext: { stage: 'live', accountId: '123456789012' },
    })
  })

  it('names the domain of its partition in that event, before there is an API', async () => {
    await using account = await accountServer()
    const role = 'arn:aws-cn:iam::123456789012:role/hello'
    await deploy(account, { inputs: { role, 'aws-region': 'cn-north-1' } })
    expect(account.seen.find(({ call }) => call.endsWith('/invocations'))?.body).toMatchObject({
      requestContext: { domainName: 'not-yet-made.execute-api.cn-north-1.amazonaws.com.cn' },
    })
  })

  it('has nothing to return to when its route fails, and says so', async () => {
    await using account = await accountServer()
    account.behaviour.route = () => ({ status: 400, body: 'no' })
    const report = await deploy(account)
    expect(report).toMatchObject({ rolledBack: false, smokeStatus: 'failed', changed: true })
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: 'this is the first deployment, so there is nothing to return to',
    })
    expect(account.serving()).toEqual({ version: '1', deployment: 'd1' })
  })

  it('makes no alias when the version fails its test', async () => {
    await using account = await accountServer()
    account.behaviour.invoke = () => failing
    const report = await deploy(account)
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: 'callers are not affected: alias live was not made',
    })
    expect(report.failure?.details).toContain('| a line of the log')
    expect(account.serving()).toEqual({ version: undefined, deployment: undefined })
  })
})

describe('a second deployment of the same', () => {
  it('writes nothing, and tests version and route again', async () => {
    await using account = await deployedAccount()
    const report = await deploy(account)
    expect(account.writes()).toEqual([])
    expect(report).toMatchObject({ changed: false, plan: [], version: '1', smokeStatus: 'passed' })
    expect(report.smoke.map(({ target }) => target)).toEqual(['version', 'route'])
    expect(report.layersPublished).toBe(0)
    expect(report.layerArns).toHaveLength(1)
  })

  it('does not fail, and roll back, for a route that somebody put behind IAM: it cannot sign', async () => {
    await using account = await deployedAccount()
    account.guardRoute()
    account.behaviour.route = () => ({ status: 403, body: '{"message":"Missing Authentication Token"}' })
    const report = await deploy(account, { code: 'v2' })
    expect(report.failure).toBeUndefined()
    expect(report.smoke.map(({ target }) => target)).toEqual(['version'])
    expect(account.serving().version).toBe('2')
  })

  it('names the foreign layers that stay attached when the input is left empty', async () => {
    const foreign = 'arn:aws:lambda:eu-west-1:123456789012:layer:extension:7'
    await using account = await accountServer()
    const first = await deploy(account, { inputs: { layers: foreign } })
    account.forget()
    const report = await deploy(account)
    expect(account.writes()).toEqual([])
    expect(report.layerArns).toHaveLength(2)
    expect(report.layerArns).toEqual(expect.arrayContaining([foreign, ...first.layerArns]))
  })

  it('fails when what is deployed no longer answers, and moves nobody', async () => {
    await using account = await deployedAccount()
    account.behaviour.route = () => ({ status: 400, body: 'no' })
    const report = await deploy(account)
    expect(account.writes()).toEqual([])
    expect(report).toMatchObject({ changed: false, rolledBack: false })
    expect(report.failure?.hint).toBe('this run has not moved any caller, so there is nothing to return to')
  })

  it('sends no code that Lambda has already, and calls it unchanged', async () => {
    await using account = await accountServer()
    const run = { inputs: { publish: 'false' } }
    await deploy(account, run)
    account.forget()
    const report = await deploy(account, run)
    expect(report.plan).toEqual([])
    expect(account.writes()).toEqual([])
    expect(report.changed).toBe(false)
    expect(statesOf(report)[0]).toEqual(['function.zip', 'unchanged'])
  })
})

describe('a deployment of new code', () => {
  it('moves the alias alone: neither a layer nor the API is touched', async () => {
    await using account = await deployedAccount()
    const report = await deploy(account, { code: 'v2' })
    expect(account.writes()).toEqual([
      `PUT ${functions}/hello/code`,
      `POST ${functions}/hello/versions`,
      putAlias,
    ])
    expect(report).toMatchObject({ version: '2', previousVersion: '1', layersPublished: 0, changed: true })
    expect(statesOf(report)).toEqual([
      ['function.zip', 'published'],
      ['layer-1.zip', 'unchanged'],
    ])
  })

  it('leaves the alias where it is when the version fails its test', async () => {
    await using account = await deployedAccount()
    account.behaviour.invoke = (version) => (version === '2' ? failing : { statusCode: 200, body: '' })
    const report = await deploy(account, { code: 'v2' })
    expect(account.serving().version).toBe('1')
    expect(account.writes()).not.toContain(putAlias)
    expect(report).toMatchObject({ rolledBack: false, smokeStatus: 'failed', version: '2' })
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: 'callers are not affected: alias live still points to version 1',
    })
  })

  it('tests the failed version again on a rerun, without publishing it twice', async () => {
    await using account = await deployedAccount()
    account.behaviour.invoke = () => failing
    await deploy(account, { code: 'v2' })
    account.forget()
    account.behaviour.invoke = () => ({ statusCode: 200, body: '' })
    const report = await deploy(account, { code: 'v2' })
    expect(account.writes()).toEqual([putAlias])
    expect(report).toMatchObject({ version: '2', smokeStatus: 'passed', changed: true })
    expect(account.serving().version).toBe('2')
  })
})

describe('a deployment that stops half-way', () => {
  it('says that nothing was changed when AWS refuses the first write', async () => {
    await using account = await deployedAccount()
    account.behaviour.faults[`PUT ${functions}/hello/code`] = () => denied
    const report = await deploy(account, { code: 'v2' })
    expect(report).toMatchObject({ changed: false, rolledBack: false, smoke: [] })
    expect(report.failure).toMatchObject({
      code: 'aws',
      message: containing('UpdateFunctionCode'),
    })
    expect(statesOf(report)).toEqual([
      ['function.zip', 'planned'],
      ['layer-1.zip', 'unchanged'],
    ])
    expect(report.smokeStatus).toBeUndefined()
  })

  it('reports what was done before it', async () => {
    await using account = await accountServer()
    account.behaviour.faults[`POST ${functions}`] = () => denied
    const report = await deploy(account)
    expect(report).toMatchObject({ changed: true, layersPublished: 1 })
    expect(report.functionArn).toBeUndefined()
    expect(statesOf(report)).toEqual([
      ['function.zip', 'planned'],
      ['layer-1.zip', 'published'],
    ])
  })

  it('is finished by running it again', async () => {
    await using account = await accountServer()
    account.behaviour.faults['PUT /restapis/a1/resources/r1/methods/POST'] = () => denied
    const report = await deploy(account)
    expect(report.failure?.hint).toContain('first deployment')
    account.behaviour.faults = {}
    account.forget()
    expect((await deploy(account)).failure).toBeUndefined()
    expect(account.writes()).toEqual([
      'PUT /restapis/a1/resources/r1/methods/POST',
      'PUT /restapis/a1/resources/r1/methods/POST/integration',
      'POST /restapis/a1/deployments',
    ])
  })

  it('reports what was done when a signal comes while a zip is made', async () => {
    await using account = await accountServer()
    const world = testWorld()
    const job = await jobOf(account, { world })
    const zipOf = async (fileName: string) => {
      if (fileName === 'function.zip') world.interrupt()
      // What streams throw, not an error of ours.
      if (world.signal.aborted) throw new DOMException('The operation was aborted', 'AbortError')
      return job.zips.zipOf(fileName)
    }
    const report = await onAws('deploy', { ...job, zips: { ...job.zips, zipOf } })
    expect(report).toMatchObject({ layersPublished: 1, changed: true })
    expect(report.failure).toMatchObject({ code: 'cancelled', message: 'stopped by a signal' })
  })
})

describe('a deployment without', () => {
  it('a route asks for no API and reports no URL', async () => {
    await using account = await accountServer()
    const inputs = { routes: '', 'smoke-tests': '- invoke: {}\n  expect: {body: {statusCode: 200}}' }
    const report = await deploy(account, { inputs })
    expect(account.calls().filter((call) => call.includes('/restapis'))).toEqual([])
    expect(report).toMatchObject({ smokeStatus: 'passed', routes: [], smoke: [{ target: 'version' }] })
    expect(report.url).toBeUndefined()
    expect(report.failure).toBeUndefined()
  })

  it('an alias says that callers got the new code when its test fails', async () => {
    await using account = await accountServer()
    account.behaviour.invoke = () => failing
    const report = await deploy(account, { inputs: { alias: 'none' } })
    expect(report.failure?.hint).toContain('without an alias the new code is what callers get already')
    expect(report.warnings).toContainEqual(containing('no alias'))
  })

  it.for([
    ['', 'there is no smoke-tests setting'],
    ['[]', 'smoke-tests is empty'],
  ] as const)('smoke tests, and without any, %s, warns', async ([smokeTests, reason]) => {
    await using account = await accountServer()
    const world = testWorld()
    const report = await deploy(account, { inputs: { 'smoke-tests': smokeTests }, world })
    expect(report).toMatchObject({ smokeStatus: 'skipped', smoke: [] })
    expect(account.calls()).not.toContain(`POST ${functions}/hello/invocations`)
    expect(world.entries).toContainEqual(
      expect.objectContaining({ kind: 'warning', message: containing(`no smoke test was run: ${reason}`) }),
    )
  })
})
