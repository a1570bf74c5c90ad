import { expect, it } from 'vitest'
import { packImage } from '../../src/pack/pack.ts'
import { allPackages, type Packages } from '../../src/pack/packages.ts'
import { file, imageOf } from '../fixtures/fake-layers.ts'

const image = imageOf([[file('opt/bootstrap', 'run', 0o755)], [file('var/task/a', '12345')]])

it('lists the function before the layers, and layers alone without one', async () => {
  const packages = await packImage(image, {
    layerStrategy: 'image-layers',
    layerSlots: 5,
    runtime: undefined,
    log: () => undefined,
  })
  const names = (some: Packages) => allPackages(some).map(({ fileName }) => fileName)
  expect(names(packages)).toEqual(['function.zip', 'layer-1.zip'])
  expect(names({ ...packages, function: undefined })).toEqual(['layer-1.zip'])
})
