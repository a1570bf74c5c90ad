import { LayerliftError } from '../errors.ts'
import {
  layerNameHashDigits,
  maxDescriptionCharacters,
  maxLayerNamespaceCharacters,
  maxLayers,
} from '../limits.ts'
import type { Change } from './change.ts'
import type { Current } from './current.ts'
import type { Desired, DesiredLayer } from './desired.ts'

type PublishLayer = Extract<Change, { kind: 'publish-layer' }>

/** One `publish-layer` for each package whose layer name has no version yet, in attach order. */
export function planLayers(
  desired: Pick<Desired, 'layers' | 'compatibleRuntimes' | 'architecture'>,
  current: Pick<Current, 'layerVersions'>,
): readonly PublishLayer[] {
  const missing = new Map<string, PublishLayer>()
  for (const layer of desired.layers) {
    if (layer.kind !== 'package' || current.layerVersions.has(layer.layerName)) continue
    missing.set(layer.layerName, {
      kind: 'publish-layer',
      layer,
      compatibleRuntimes: desired.compatibleRuntimes,
      architecture: desired.architecture,
    })
  }
  return [...missing.values()]
}

/**
 * The wanted layers; before them the attached ones that were not made from an image, when the user did not speak of them.
 * @throws LayerliftError `usage` when that is more than Lambda attaches
 */
export function withKeptLayers(
  {
    layers,
    keepsForeignLayers,
    layerNamespace,
  }: Pick<Desired, 'layers' | 'keepsForeignLayers' | 'layerNamespace'>,
  attached: readonly string[],
): readonly DesiredLayer[] {
  if (keepsForeignLayers !== true) return layers
  const kept = attached.filter((arn) => !isMadeFromImage(arn, layerNamespace))
  if (kept.length > 0 && kept.length + layers.length > maxLayers) {
    throw new LayerliftError(
      'usage',
      `layers: ${layers.length} from the image and ${kept.length} that the function has; Lambda allows ${maxLayers}`,
      {
        hint: 'Name in layers the ones to keep, or [] for none: the image is then packed into the slots that are left.',
        details: kept,
      },
    )
  }
  return [...kept.map((arn) => ({ kind: 'arn', arn }) as const), ...layers]
}

/**
 * Ours is `<namespace>-<32 hex digits>`, img2lambda's `<its namespace>-sha256-<64 hex digits>`. Others may end in a hash, too:
 * they are foreign.
 */
function isMadeFromImage(layerVersionArn: string, namespace: string): boolean {
  const name = withoutVersion(layerVersionArn).split(':').at(-1) ?? ''
  if (/-sha256-[0-9a-f]{64}$/.test(name)) return true
  const [, start, hash] = /^(.*)-([0-9a-f]+)$/.exec(name) ?? []
  return start === namespace && hash?.length === layerNameHashDigits
}

/**
 * True when a function that has `attached` has the wanted layers in the wanted order. Two versions of one of our layer
 * names count as equal, because the name holds the content hash.
 */
export function hasLayers(
  attached: readonly string[],
  wanted: readonly DesiredLayer[],
  layerVersions: ReadonlyMap<string, string>,
): boolean {
  if (attached.length !== wanted.length) return false
  return wanted.every((layer, index) => isSameLayer(attached[index] ?? '', layer, layerVersions))
}

function isSameLayer(
  attached: string,
  wanted: DesiredLayer,
  layerVersions: ReadonlyMap<string, string>,
): boolean {
  if (wanted.kind === 'arn') return attached === wanted.arn
  const published = layerVersions.get(wanted.layerName)
  return published !== undefined && withoutVersion(attached) === withoutVersion(published)
}

function withoutVersion(layerVersionArn: string): string {
  return layerVersionArn.slice(0, layerVersionArn.lastIndexOf(':'))
}

/** How a wanted layer is shown to people: its ARN when it is known, else its name. */
export function layerText(layer: DesiredLayer, layerVersions: ReadonlyMap<string, string>): string {
  if (layer.kind === 'arn') return layer.arn
  return layerVersions.get(layer.layerName) ?? `${layer.layerName} (new)`
}

/**
 * The name of the layer that holds a content: `<namespace>-<32 hex digits>`.
 * @throws LayerliftError `usage` when the namespace cannot be part of a layer name
 */
export function layerNameOf(namespace: string, contentHash: string): string {
  if (!/^[\w-]+$/.test(namespace) || namespace.length > maxLayerNamespaceCharacters) {
    throw new LayerliftError('usage', `layer-namespace: "${namespace}" cannot be part of a layer name`, {
      hint: `Use 1 to ${maxLayerNamespaceCharacters} letters, digits, - and _.`,
    })
  }
  return `${namespace}-${contentHash.slice(0, layerNameHashDigits)}`
}

/** The Description of a layer version: its whole content hash, then a text for people, cut to 256 characters. */
export function layerDescriptionOf(layer: { readonly contentHash: string; readonly text: string }): string {
  const description = `${descriptionStart(layer.contentHash)} ${layer.text.replace(/\s+/g, ' ')}`
  return description.slice(0, maxDescriptionCharacters).replace(/[\uD800-\uDBFF]$/, '')
}

/** True when a layer version's Description says that it holds this content. */
export function describesLayer(description: string, contentHash: string): boolean {
  const start = descriptionStart(contentHash)
  return description === start || description.startsWith(`${start} `)
}

function descriptionStart(contentHash: string): string {
  return `layerlift code=${contentHash}`
}
