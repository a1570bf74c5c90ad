import { LayerliftError } from '../errors.ts'
import { readWhole, type ByteRange } from './byte-range.ts'
import { choosePlatform, chooseByTag, type Candidate, type Choice } from './choose.ts'
import { digestMismatch, digestOf, hexOf } from './digest.ts'
import type { Digest } from './image.ts'
import { parseJson } from './json.ts'
import {
  maxDocumentBytes,
  parseConfig,
  parseIndex,
  parseManifest,
  type ConfigDocument,
  type Descriptor,
} from './manifest.ts'
import type { Members } from './members.ts'
import { formatPlatform, suits } from './platform.ts'

/** An index in an index is legal; more levels than this are not seen in practice. */
const maxIndexDepth = 4

/** Bound for the documents of one index tree. */
const maxCandidates = 1000

/** One image whose documents are read and checked; the bytes of its layers are not touched yet. */
export interface FoundImage {
  readonly imageId: Digest
  readonly manifestDigest: Digest | undefined
  readonly document: ConfigDocument
  readonly layers: readonly StoredLayer[]
}

interface StoredLayer {
  readonly range: ByteRange
  readonly blobDigest: Digest | undefined
}

/**
 * The image of an OCI layout (OCI image-spec, image-layout.md), in a folder or an archive.
 * @throws `image-not-found`, `image-invalid`, `image-unsupported`, `digest-mismatch`
 */
export async function findInLayout(members: Members, choice: Choice): Promise<FoundImage> {
  const top = await members.find('index.json')
  if (top === undefined) {
    throw new LayerliftError('image-invalid', `${members.name} has no index.json, so it is no OCI layout`)
  }
  const index = parseIndex(parseJson(await readWhole(top, maxDocumentBytes), top.name), top.name)
  const named = chooseByTag(index, choice.tag, members.name)
  const candidates = await candidatesOf(members, named)
  const descriptor = choosePlatform(candidates, choice.platform, members.name)
  const manifest = await readManifest(members, descriptor)
  const document = await readConfig(members, manifest.config)
  if (document.diffIds.length !== manifest.layers.length) {
    throw new LayerliftError(
      'image-invalid',
      `${members.name}: the manifest has ${manifest.layers.length} layers, the config ${document.diffIds.length}`,
    )
  }
  const layers = await Promise.all(
    manifest.layers.map(async (layer) => ({
      range: await findBlob(members, layer),
      blobDigest: layer.digest,
    })),
  )
  return { imageId: manifest.config.digest, manifestDigest: descriptor.digest, document, layers }
}

/** @throws `image-not-found` when the image found by other means is for another platform */
export function checkPlatform(found: FoundImage, choice: Choice, where: string): void {
  const { platform } = found.document
  if (choice.platform === undefined || suits(platform, choice.platform)) return
  throw new LayerliftError(
    'image-not-found',
    `${where} is for ${formatPlatform(platform)}, not for ${formatPlatform(choice.platform)}`,
    { hint: 'build it for that platform, or change `architectures`' },
  )
}

/** The manifests below some descriptors; their platform is in the index or in the config. */
async function candidatesOf(members: Members, top: readonly Descriptor[]): Promise<readonly Candidate[]> {
  const manifests = new Map<Digest, Descriptor>()
  let level = top
  for (let depth = 0; level.length > 0; depth += 1) {
    const indexes = level.filter(({ kind }) => kind === 'index')
    for (const each of level) if (each.kind === 'manifest') manifests.set(each.digest, each)
    if (depth > maxIndexDepth || manifests.size + indexes.length > maxCandidates) {
      throw new LayerliftError(
        'image-invalid',
        `${members.name}: the index is nested too deeply or too large`,
      )
    }
    level = (await Promise.all(indexes.map((each) => readIndex(members, each)))).flat()
  }
  // An engine with the containerd store saves the whole index, but the blobs of one platform only.
  const present = await filterPresent(members, [...manifests.values()])
  return Promise.all(present.map((descriptor) => candidateOf(members, descriptor, present.length)))
}

async function filterPresent(
  members: Members,
  descriptors: readonly Descriptor[],
): Promise<readonly Descriptor[]> {
  const found = await Promise.all(descriptors.map(({ digest }) => members.find(blobPath(digest))))
  const present = descriptors.filter((_, index) => found[index] !== undefined)
  const [first] = descriptors
  if (present.length === 0 && first !== undefined) throw missingBlob(members, first)
  return present
}

async function candidateOf(members: Members, descriptor: Descriptor, count: number): Promise<Candidate> {
  if (descriptor.platform !== undefined && count > 1) return { descriptor, platform: descriptor.platform }
  const manifest = await readManifest(members, descriptor)
  return { descriptor, platform: (await readConfig(members, manifest.config)).platform }
}

async function readIndex(members: Members, descriptor: Descriptor): Promise<readonly Descriptor[]> {
  const where = `index ${descriptor.digest} in ${members.name}`
  return parseIndex(parseJson(await readBlob(members, descriptor), where), where)
}

async function readManifest(
  members: Members,
  descriptor: Descriptor,
): Promise<ReturnType<typeof parseManifest>> {
  const where = `manifest ${descriptor.digest} in ${members.name}`
  return parseManifest(parseJson(await readBlob(members, descriptor), where), where)
}

async function readConfig(members: Members, descriptor: Descriptor): Promise<ConfigDocument> {
  const where = `config ${descriptor.digest} in ${members.name}`
  return parseConfig(parseJson(await readBlob(members, descriptor), where), where)
}

/** A document, its size and digest checked. */
async function readBlob(members: Members, descriptor: Descriptor): Promise<Buffer> {
  const range = await findBlob(members, descriptor)
  const bytes = await readWhole(range, maxDocumentBytes)
  const found = digestOf(bytes)
  if (found !== descriptor.digest) throw digestMismatch(range.name, descriptor.digest, found)
  return bytes
}

async function findBlob(members: Members, descriptor: Descriptor): Promise<ByteRange> {
  const range = await members.find(blobPath(descriptor.digest))
  if (range === undefined) throw missingBlob(members, descriptor)
  if (range.sizeBytes !== descriptor.sizeBytes) {
    throw digestMismatch(`the size of ${range.name}`, `${descriptor.sizeBytes} bytes`, `${range.sizeBytes}`)
  }
  return range
}

function blobPath(digest: Digest): string {
  return `blobs/sha256/${hexOf(digest)}`
}

function missingBlob(members: Members, { digest, mediaType }: Descriptor): LayerliftError {
  const isForeign = mediaType.includes('nondistributable') || mediaType.includes('foreign')
  return new LayerliftError('image-invalid', `${members.name} lacks the blob ${digest} (${mediaType})`, {
    hint: isForeign
      ? 'a layer that must not be distributed; layerlift does not fetch it'
      : 'the image was not written whole: save, copy or pull it again',
  })
}
