import { LayerliftError } from '../errors.ts'
import type { Descriptor } from './manifest.ts'
import { familiarName } from './names.ts'
import { formatPlatform, suits, type Platform } from './platform.ts'

/** One image among those of an archive or layout, with what is needed to choose it. */
export interface Candidate {
  readonly descriptor: Descriptor
  readonly platform: Platform
}

export interface Choice {
  /** A tag, or a name with tag. */
  readonly tag: string | undefined
  readonly platform: Platform | undefined
}

/**
 * The descriptors of a top index that a tag names; without a tag all, when they belong to one image.
 * @throws `image-not-found`, listing what is there
 */
export function chooseByTag(
  descriptors: readonly Descriptor[],
  tag: string | undefined,
  where: string,
): readonly Descriptor[] {
  const names = [...new Set(descriptors.flatMap(namesOf))]
  if (descriptors.length === 0) throw new LayerliftError('image-not-found', `${where} holds no image`)
  if (tag !== undefined) {
    const chosen = descriptors.filter((descriptor) => isNamed(descriptor, tag))
    if (chosen.length > 0) return chosen
    throw new LayerliftError('image-not-found', `${where} holds no image with the tag ${tag}`, {
      ...listing('tags', names),
      hint: 'end the reference with a tag that is there',
    })
  }
  // Several tags on one image, or several platforms without names, are one image.
  const labels = new Set(descriptors.map((descriptor) => namesOf(descriptor).join(' ')))
  const digests = new Set(descriptors.map(({ digest }) => digest))
  if (labels.size <= 1 || digests.size <= 1) return descriptors
  throw new LayerliftError('image-not-found', `${where} holds several images; say which one`, {
    ...listing('tags', names),
    hint: 'add the tag to the reference: oci:DIR:TAG, docker-archive:FILE:NAME:TAG',
  })
}

/** The one image for the platform. @throws `image-not-found`, listing what is there */
export function choosePlatform(
  candidates: readonly Candidate[],
  wanted: Platform | undefined,
  where: string,
): Descriptor {
  const suitable =
    wanted === undefined ? candidates : candidates.filter(({ platform }) => suits(platform, wanted))
  const [first] = suitable
  const found = [...new Set(candidates.map(({ platform }) => formatPlatform(platform)))]
  if (first === undefined) {
    const what = wanted === undefined ? 'image' : `image for ${formatPlatform(wanted)}`
    throw new LayerliftError('image-not-found', `${where} holds no ${what}`, {
      ...listing('platforms', found),
      hint: 'choose another with `platform` or `architectures`, or build the image for this one',
    })
  }
  // Baselines such as amd64/v3 come after the plain one; among equals the first counts, as in every container engine.
  if (wanted !== undefined)
    return (suitable.find(({ platform }) => platform.variant === undefined) ?? first).descriptor
  if (new Set(suitable.map(({ descriptor }) => descriptor.digest)).size === 1) return first.descriptor
  throw new LayerliftError('image-not-found', `${where} holds images for several platforms; say which one`, {
    ...listing('platforms', found),
    hint: 'set `platform` (linux/amd64 or linux/arm64) or `architectures` (x86_64 or arm64)',
  })
}

/** The names under which an index entry is known. */
function namesOf({ annotations }: Descriptor): readonly string[] {
  const full = annotations['io.containerd.image.name']
  const short = annotations['org.opencontainers.image.ref.name']
  return full === undefined ? (short === undefined ? [] : [short]) : [familiarName(full)]
}

function isNamed(descriptor: Descriptor, tag: string): boolean {
  if (descriptor.annotations['org.opencontainers.image.ref.name'] === tag) return true
  return namesOf(descriptor).some((name) => name === tag || familiarName(name) === familiarName(tag))
}

function listing(what: string, items: readonly string[]): { readonly details: readonly string[] } {
  return {
    details: items.length === 0 ? [`no ${what} are there`] : [`${what}: ${items.slice(0, 50).join(', ')}`],
  }
}
