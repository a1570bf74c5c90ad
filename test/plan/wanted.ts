import type { Desired, DesiredLayer } from '../../src/plan/desired.ts'
import { layerNameOf } from '../../src/plan/layers.ts'
import { versionDescriptionOf } from '../../src/plan/version-description.ts'
import { hash, layerArn } from './account.ts'

/** The wanted deployment most tests start from: one layer of ours, one route. */
export function wanted(changes: Partial<Desired> = {}, content = 'code-1'): Desired {
  const contentHash = hash(content)
  return {
    app: 'octo/shop/hello',
    functionName: 'hello',
    code: { fileName: 'function.zip', contentHash, unzippedBytes: 42 },
    layers: [packageLayer('php')],
    layerNamespace: 'hello',
    architecture: 'x86_64',
    configuration: { Role: 'arn:aws:iam::123456789012:role/hello', Handler: 'hello' },
    onCreate: { Runtime: 'provided.al2023' },
    environment: { TEST_ENV_VAR: 'hello from lambda!' },
    environmentStrategy: 'merge',
    tags: undefined,
    compatibleRuntimes: ['provided.al2023'],
    revisionId: undefined,
    publish: true,
    alias: 'live',
    api: { apiName: 'hello', stage: 'live', routes: [{ method: 'POST', path: '/hello' }] },
    versionDescription: versionDescriptionOf({ contentHash, imageDigest: undefined, commit: 'abc' }),
    ...changes,
  }
}

export function packageLayer(content: string): DesiredLayer {
  const contentHash = hash(content)
  return {
    kind: 'package',
    layerName: layerNameOf('hello', contentHash),
    fileName: 'layer-1.zip',
    contentHash,
    unzippedBytes: 7,
    description: `layerlift code=${contentHash}`,
  }
}

export function foreignLayer(name: string): DesiredLayer {
  return { kind: 'arn', arn: layerArn(name, 3) }
}
