import { describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { bytePath } from '../../src/image/image.ts'
import { maxDirectUploadBytes, maxUnzippedBytes } from '../../src/limits.ts'
import { checkLimits } from '../../src/pack/limits.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'

const file = (path: string, sizeBytes: number): PackageEntry => ({
  kind: 'file',
  path: bytePath(path),
  mode: 0o644,
  content: { sizeBytes, read: () => expect.fail('sizes are known without reading') },
})

const packageOf = (kind: 'function' | 'layer', fileName: string, ...entries: PackageEntry[]) => ({
  kind,
  fileName,
  entries,
  unzippedBytes: entries.reduce(
    (sum, entry) => sum + (entry.kind === 'file' ? entry.content.sizeBytes : 0),
    0,
  ),
})

describe('checkLimits', () => {
  it('takes exactly what Lambda takes', () => {
    const packages = [
      packageOf('function', 'function.zip', file('a', 100)),
      packageOf('layer', 'layer-1.zip', file('b', maxUnzippedBytes - 100)),
    ]
    expect(() => checkLimits(packages)).not.toThrow()
  })

  it('counts the function and all layers together', () => {
    const packages = [
      packageOf('function', 'function.zip', file('a', 101)),
      packageOf('layer', 'layer-1.zip', file('b', maxUnzippedBytes - 100)),
    ]
    expect(() => checkLimits(packages)).toThrow(
      expect.objectContaining({
        code: 'limit-exceeded',
        message: 'the packages are 262144001 bytes unzipped (250.0 MB), and Lambda takes 262144000 (250 MB)',
      }),
    )
  })

  it('lists the packages, the largest folders and the largest files', () => {
    const MB = 1024 * 1024
    const packages = [
      packageOf(
        'function',
        'function.zip',
        file('node_modules/a/x', 30 * MB),
        file('node_modules/b', 20 * MB),
      ),
      packageOf('layer', 'layer-1.zip', file('lib/é', 200 * MB), file('bin', 1 * MB)),
      packageOf('layer', 'layer-2.zip', file('lib/more', 5 * MB)),
    ]
    expect(() => checkLimits(packages)).toThrow(
      expect.objectContaining({
        details: [
          '50.0 MB function.zip',
          '201.0 MB layer-1.zip',
          '5.0 MB layer-2.zip',
          'largest folders:',
          '205.0 MB /opt/lib/',
          '50.0 MB /var/task/node_modules/',
          '30.0 MB /var/task/node_modules/a/',
          'largest files:',
          '200.0 MB /opt/lib/é',
          '30.0 MB /var/task/node_modules/a/x',
          '20.0 MB /var/task/node_modules/b',
          '5.0 MB /opt/lib/more',
          '1.0 MB /opt/bin',
        ],
      }),
    )
  })

  it('names no more than ten of each', () => {
    const files = Array.from({ length: 30 }, (_, index) => file(`d${index}/f`, 10_000_000))
    try {
      checkLimits([packageOf('layer', 'layer-1.zip', ...files)])
      expect.fail('300 MB are too many')
    } catch (error) {
      expect(error).toBeInstanceOf(LayerliftError)
      if (error instanceof LayerliftError) expect(error.details).toHaveLength(1 + 11 + 11)
    }
  })
})

describe('maxDirectUploadBytes', () => {
  it('leaves room in the request for base64 and the other parameters', () => {
    // "Request must be smaller than 69905067 bytes"
    expect((maxDirectUploadBytes * 4) / 3 + 8 * 1024).toBeLessThan(69_905_067)
  })
})
