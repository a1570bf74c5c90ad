import { describe, expect, it } from 'vitest'
import { publishLayer } from '../../src/aws/lambda-layer.ts'
import { packageLayer } from '../plan/wanted.ts'
import { applyWorld } from './apply-world.ts'
import { scriptedAws, type Answer } from './scripted-aws.ts'

const layer = packageLayer('php')
if (layer.kind !== 'package') throw new Error('a package')
const change = {
  kind: 'publish-layer',
  layer,
  compatibleRuntimes: ['provided.al2023'],
  architecture: 'arm64',
} as const
const list = `GET /2018-10-31/layers/${layer.layerName}/versions`
const publish = `POST /2018-10-31/layers/${layer.layerName}/versions`
const arn = (version: number) => `arn:aws:lambda:eu-west-1:123456789012:layer:${layer.layerName}:${version}`
const listed = (...versions: readonly (readonly [number, string])[]): Answer => ({
  body: {
    LayerVersions: versions.map(([Version, Description]) => ({
      LayerVersionArn: arn(Version),
      Version,
      Description,
    })),
  },
})

describe('publishing a layer', () => {
  it('sends content, description, runtimes and architecture, and remembers the version', async () => {
    await using aws = await scriptedAws({
      [list]: () => listed(),
      [publish]: () => ({ status: 201, body: { LayerVersionArn: arn(1) } }),
    })
    const world = applyWorld(aws)
    await publishLayer(change, world)
    expect(aws.calls()).toEqual([list, publish])
    expect(aws.seen[1]?.body).toEqual({
      Content: { ZipFile: Buffer.from('layer-1.zip').toString('base64') },
      Description: layer.description,
      CompatibleRuntimes: ['provided.al2023'],
      CompatibleArchitectures: ['arm64'],
    })
    expect(world.outcome.layerArns.get(layer.layerName)).toBe(arn(1))
    expect(world.outcome.layersPublished).toEqual([arn(1)])
  })

  it('takes the newest version with the content that another run has published meanwhile', async () => {
    await using aws = await scriptedAws({
      [list]: () => listed([1, layer.description], [3, `${layer.description} from x`], [4, 'somebody else']),
    })
    const world = applyWorld(aws)
    await publishLayer(change, world)
    expect(aws.calls()).toEqual([list])
    expect(world.outcome.layerArns.get(layer.layerName)).toBe(arn(3))
    expect(world.outcome.layersPublished).toEqual([])
  })

  it.for<[string, Answer]>([
    ['the connection broke', 'lost'],
    ['AWS answered 500', { status: 500, code: 'ServiceException' }],
  ])('is sent once when %s but the version is there', async ([, first]) => {
    await using aws = await scriptedAws({
      [list]: (_, nth) => (nth === 0 ? listed() : listed([1, layer.description])),
      [publish]: () => first,
    })
    const world = applyWorld(aws)
    await publishLayer(change, world)
    expect(aws.calls()).toEqual([list, publish, list])
    expect(world.outcome.layersPublished).toEqual([arn(1)])
  })

  it('is sent again when the answer is lost and no version is there', async () => {
    await using aws = await scriptedAws({
      [list]: () => listed(),
      [publish]: (_, nth) => (nth === 0 ? 'lost' : { status: 201, body: { LayerVersionArn: arn(1) } }),
    })
    await publishLayer(change, applyWorld(aws))
    expect(aws.calls()).toEqual([list, publish, list, publish])
  })

  it('is not sent a second time after a refusal, and the missing permission is named', async () => {
    const message =
      'User: arn:aws:iam::123456789012:user/ci is not authorized to perform: lambda:PublishLayerVersion on resource: arn:aws:lambda:eu-west-1:123456789012:layer:hello because no policy allows it'
    await using aws = await scriptedAws({
      [list]: () => listed(),
      [publish]: () => ({ status: 403, code: 'AccessDeniedException', body: { Message: message } }),
    })
    await expect(publishLayer(change, applyWorld(aws))).rejects.toMatchObject({
      code: 'aws',
      hint: 'allow the caller lambda:PublishLayerVersion on arn:aws:lambda:eu-west-1:123456789012:layer:hello',
    })
    expect(aws.calls()).toEqual([list, publish])
  })
})
