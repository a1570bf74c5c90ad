import { describe, expect, it } from 'vitest'
import { containing, matching } from '../aws/matching.ts'
import type { AccountServer } from './account-server.ts'
import { denied, deploy, deployedAccount, putAlias } from './deployments.ts'
import { testWorld } from './story.ts'

describe('a deployment of a new route tree', () => {
  /** Someone else's deployment of the stage proves nothing about our routes, so ours has to be deployed again. */
  async function movedStage(): Promise<AccountServer> {
    const account = await deployedAccount()
    account.behaviour.faults['GET /restapis/a1/deployments/d1'] = () => ({ body: { id: 'd1' } })
    return account
  }

  it('returns alias and stage when the route fails', async () => {
    await using account = await movedStage()
    account.behaviour.route = () => ({ status: 400 })
    const report = await deploy(account, { code: 'v2' })
    expect(account.writes().slice(-4)).toEqual([
      putAlias,
      'POST /restapis/a1/deployments',
      putAlias,
      'PATCH /restapis/a1/stages/live',
    ])
    expect(account.serving()).toEqual({ version: '1', deployment: 'd1' })
    expect(report.rolledBack).toBe(true)
    expect(report.failure?.hint).toBe(
      'callers are back at version 1 of alias live and deployment d1 of stage live',
    )
  })

  it('returns the alias when AWS refuses the change after it', async () => {
    await using account = await movedStage()
    account.behaviour.faults['POST /restapis/a1/deployments'] = () => denied
    const report = await deploy(account, { code: 'v2' })
    expect(account.serving()).toEqual({ version: '1', deployment: 'd1' })
    expect(report).toMatchObject({ rolledBack: true, changed: true })
    expect(report.failure).toMatchObject({
      code: 'aws',
      message: containing('CreateDeployment'),
      hint: 'allow the caller apigateway:POST on stage live of API a1; callers are back at version 1 of alias live',
    })
  })
})

describe('a deployment of new code', () => {
  it('returns the alias when the route fails, and takes the version up again on a rerun', async () => {
    await using account = await deployedAccount()
    account.behaviour.route = (version) => ({ status: version === '2' ? 400 : 200 })
    const report = await deploy(account, { code: 'v2' })
    expect(account.writes().filter((call) => call === putAlias)).toHaveLength(2)
    expect(account.serving()).toEqual({ version: '1', deployment: 'd1' })
    expect(report).toMatchObject({ rolledBack: true, version: '2', previousVersion: '1' })
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: 'callers are back at version 1 of alias live',
    })
    account.behaviour.route = () => ({ status: 200 })
    expect(await deploy(account, { code: 'v2' })).toMatchObject({ smokeStatus: 'passed', version: '2' })
    expect(account.serving().version).toBe('2')
  })

  it('leaves the alias alone that someone else has moved meanwhile', async () => {
    await using account = await deployedAccount()
    account.behaviour.route = () => {
      account.behaviour.faults[putAlias.replace('PUT', 'GET')] = () => ({ body: { FunctionVersion: '9' } })
      return { status: 400 }
    }
    const report = await deploy(account, { code: 'v2' })
    expect(account.writes().filter((call) => call === putAlias)).toHaveLength(1)
    expect(report.rolledBack).toBe(false)
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: containing('alias live is left at version 9, to which someone else has moved it'),
    })
  })

  it('says what callers get when AWS refuses to move them back, and keeps the reason of the failure', async () => {
    await using account = await deployedAccount()
    account.behaviour.route = () => ({ status: 400 })
    account.behaviour.faults[putAlias] = (_, nth) => (nth === 0 ? undefined : denied)
    const world = testWorld()
    const report = await deploy(account, { code: 'v2', world })
    expect(report.rolledBack).toBe(false)
    expect(world.entries).toContainEqual({ kind: 'warning', message: report.failure?.hint })
    expect(report.failure).toMatchObject({
      code: 'smoke-failed',
      hint: matching(
        /^callers could not be brought back to version 1 of alias live: UpdateAlias .*; do that by hand$/,
      ),
    })
  })

  it('returns the alias when a signal stops it before the route is tested', async () => {
    await using account = await deployedAccount()
    const world = testWorld()
    account.behaviour.faults[putAlias] = () => {
      world.interrupt()
      return undefined
    }
    const report = await deploy(account, { code: 'v2', world })
    expect(account.calls().at(-1)).toBe(putAlias)
    expect(account.serving().version).toBe('1')
    expect(report).toMatchObject({ rolledBack: true })
    expect(report.failure).toMatchObject({
      code: 'cancelled',
      hint: containing('callers are back at version 1 of alias live'),
    })
  })
})
