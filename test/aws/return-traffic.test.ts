import { describe, expect, it } from 'vitest'
import { returnTraffic } from '../../src/aws/return-traffic.ts'
import { scriptedAws } from './scripted-aws.ts'

const alias = '/2015-03-31/functions/hello/aliases/live'
const stage = '/restapis/a1/stages/live'
const formerAlias = {
  functionName: 'hello',
  alias: 'live',
  version: '1',
  weights: { 2: 0.1 },
  movedTo: '3',
}
const formerStage = { apiId: 'a1', stage: 'live', deploymentId: 'd1' }

describe('returning an alias', () => {
  const returned = async (version: string, from = formerAlias) => {
    await using aws = await scriptedAws({
      [`GET ${alias}`]: () => ({ body: { FunctionVersion: version } }),
      [`PUT ${alias}`]: () => ({ body: {} }),
    })
    const left = await returnTraffic({ alias: from }, aws.world)
    return { left, bodies: aws.seen.filter(({ call }) => call.startsWith('PUT')).map(({ body }) => body) }
  }

  it('brings the former version and its split back', async () => {
    expect(await returned('3')).toEqual({
      left: [],
      bodies: [{ FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } }],
    })
  })

  it('leaves what someone else has moved since, and says so', async () => {
    expect(await returned('4')).toEqual({
      left: ['alias live is left at version 4, to which someone else has moved it'],
      bodies: [],
    })
  })

  it('brings back a split that alone was taken away', async () => {
    expect(await returned('1', { ...formerAlias, movedTo: '1' })).toEqual({
      left: [],
      bodies: [{ FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } }],
    })
  })

  it('does nothing when the move was never carried out', async () => {
    expect(await returned('1')).toEqual({ left: [], bodies: [] })
  })
})

describe('returning a stage', () => {
  it.for<[string, string | undefined, string, string, readonly string[], number]>([
    ['goes back from the deployment of this run', 'd2', 'd2', 'ours', [], 1],
    ['goes back from the deployment whose answer was lost', undefined, 'd2', 'ours', [], 1],
    ['does nothing when there was no deployment', undefined, 'd1', 'before', [], 0],
    [
      'leaves the deployment of someone else',
      'd2',
      'd3',
      'theirs',
      ['stage live is left at deployment d3, to which someone else has moved it'],
      0,
    ],
    [
      'leaves one of someone else after a lost answer',
      undefined,
      'd3',
      'theirs',
      ['stage live is left at deployment d3, to which someone else has moved it'],
      0,
    ],
  ])('%s', async ([, made, now, description, left, patches]) => {
    await using aws = await scriptedAws({
      [`GET ${stage}`]: () => ({ body: { deploymentId: now } }),
      [`GET /restapis/a1/deployments/${now}`]: () => ({ body: { id: now, description } }),
      [`PATCH ${stage}`]: () => ({ body: {} }),
    })
    const movedTo = { deploymentId: made, description: 'ours' }
    expect(await returnTraffic({ stage: { ...formerStage, movedTo } }, aws.world)).toEqual(left)
    expect(aws.calls().filter((call) => call.startsWith('PATCH'))).toHaveLength(patches)
  })
})
