import type { Outcome } from '../aws/outcome.ts'
import type { Package } from '../pack/packages.ts'
import type { DesiredLayer } from '../plan/desired.ts'
import type { PackageState } from './report.ts'

/** The ARNs to attach, in order, as far as they are known. */
export function arnsOf(layers: readonly DesiredLayer[], outcome: Outcome): readonly string[] {
  return layers.flatMap((layer) => {
    const arn = layer.kind === 'arn' ? layer.arn : outcome.layerArns.get(layer.layerName)
    return arn === undefined ? [] : [arn]
  })
}

/** The layer version that holds a package, once known. */
export function arnOfPackage(
  one: Package,
  layers: readonly DesiredLayer[],
  outcome: Outcome,
): string | undefined {
  const layer = layers.find((wanted) => wanted.kind === 'package' && wanted.fileName === one.fileName)
  return layer?.kind === 'package' ? outcome.layerArns.get(layer.layerName) : undefined
}

/** Published by this run, there before, or still to be published. */
export function layerStateOf(one: Package, layers: readonly DesiredLayer[], outcome: Outcome): PackageState {
  const arn = arnOfPackage(one, layers, outcome)
  if (arn === undefined) return 'planned'
  return outcome.layersPublished.includes(arn) ? 'published' : 'unchanged'
}
