import { describe, expect, it } from 'vitest'
import { checkUploads } from '../../src/deploy/direct-upload.ts'
import { bytePath, type Content } from '../../src/image/image.ts'
import { maxDirectUploadBytes } from '../../src/limits.ts'
import type { Package, Packages } from '../../src/pack/packages.ts'
import type { Change } from '../../src/plan/change.ts'

const mib = 1024 * 1024

function packageOf(kind: 'function' | 'layer', fileName: string, sizeBytes: number): Package {
  const content: Content = { sizeBytes, read: () => neverRead() }
  return {
    kind,
    fileName,
    entries: [{ kind: 'file', path: bytePath('ballast'), mode: 0o644, content }],
    unzippedBytes: sizeBytes,
    contentHash: '0'.repeat(64),
    sourceLayers: [],
  }
}

function neverRead(): AsyncIterable<Uint8Array> {
  throw new Error('measured by the zip store')
}

interface Sizes {
  readonly function: number
  readonly layer: number
  readonly s3Bucket?: string
}

/** Zips as large as their content, as random bytes are. Gives what was zipped. */
async function check(changes: readonly Change[], { s3Bucket, ...sizes }: Sizes): Promise<readonly string[]> {
  const zipped: string[] = []
  const found = { architecture: 'x86_64', bootstrap: undefined, command: undefined } as const
  const packages: Packages = {
    function: packageOf('function', 'function.zip', sizes.function),
    layers: [packageOf('layer', 'layer-1.zip', sizes.layer)],
    found,
    warnings: [],
  }
  await checkUploads(changes, {
    packages,
    s3Bucket,
    zipOf: (fileName) => {
      zipped.push(fileName)
      const sizeBytes = fileName === 'function.zip' ? sizes.function : sizes.layer
      return Promise.resolve({ path: fileName, sizeBytes, sha256Base64: '', sha256Hex: '' })
    },
  })
  return zipped
}

const layer = {
  kind: 'package',
  layerName: 'shop-1',
  fileName: 'layer-1.zip',
  contentHash: '0'.repeat(64),
  unzippedBytes: 1,
  description: '',
} as const
const publishLayer: Change = { kind: 'publish-layer', layer, compatibleRuntimes: [], architecture: 'x86_64' }
const code = { fileName: 'function.zip', contentHash: '0'.repeat(64), unzippedBytes: 1 }
const updateCode: Change = {
  kind: 'update-code',
  functionName: 'shop',
  code,
  architecture: undefined,
  revisionId: undefined,
}

describe('zips over the limit of a direct upload', () => {
  it.for([
    ['the function', { function: 60 * mib, layer: 1 }, 'function.zip'],
    ['a layer', { function: 1, layer: 60 * mib }, 'layer-1.zip'],
  ] as const)(
    'are refused for %s when no bucket is given, with the largest paths',
    async ([, sizes, name]) => {
      const details: unknown = expect.arrayContaining([expect.stringMatching(/^60\.0 MB \/.+\/ballast$/)])
      await expect(check([publishLayer, updateCode], sizes)).rejects.toMatchObject({
        code: 'limit-exceeded',
        message: expect.stringContaining(name) as unknown,
        hint: expect.stringContaining('s3-bucket') as unknown,
        details,
      })
    },
  )

  it.for([
    ['with a bucket', [publishLayer, updateCode], { function: 60 * mib, layer: 60 * mib, s3Bucket: 'zips' }],
    ['when they are not sent', [], { function: 60 * mib, layer: 60 * mib }],
    ['when only the small one is sent', [updateCode], { function: 1, layer: 60 * mib }],
  ] as const)('are no matter %s, and nothing is zipped early', async ([, changes, sizes]) => {
    expect(await check(changes, sizes)).toEqual([])
  })

  it('are measured, not guessed, near the limit', async () => {
    const sizes = { function: maxDirectUploadBytes, layer: 1 }
    expect(await check([updateCode], sizes)).toEqual(['function.zip'])
    await expect(check([updateCode], { ...sizes, function: maxDirectUploadBytes + 1 })).rejects.toThrow(
      'sent directly',
    )
  })
})
