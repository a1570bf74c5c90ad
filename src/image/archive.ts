import { LayerliftError } from '../errors.ts'
import { readWhole } from './byte-range.ts'
import type { Choice } from './choose.ts'
import { digestMismatch, digestOf } from './digest.ts'
import { listAt, objectAt, parseJson, textAt, textsAt } from './json.ts'
import { findInLayout, type FoundImage } from './layout.ts'
import { maxDocumentBytes, parseConfig } from './manifest.ts'
import type { Members } from './members.ts'
import { familiarName } from './names.ts'

/**
 * The image of an archive: an OCI layout when it has one, for that has digests (`docker save` since 25 writes both),
 * otherwise the `manifest.json` of Docker before 25.
 * @throws `image-not-found`, `image-invalid`, `image-unsupported`, `digest-mismatch`
 */
export async function findInArchive(members: Members, choice: Choice): Promise<FoundImage> {
  if ((await members.find('index.json')) !== undefined) return findInLayout(members, choice)
  const range = await members.find('manifest.json')
  if (range === undefined) {
    throw new LayerliftError(
      'image-invalid',
      `${members.name} holds neither index.json nor manifest.json: no image, or a cut one`,
      {
        hint: 'write it with docker save, or as an oci-archive',
      },
    )
  }
  const saved = parseSaved(parseJson(await readWhole(range, maxDocumentBytes), range.name), range.name)
  return readSaved(members, chooseSaved(saved, choice.tag, members.name))
}

/** One item of the `manifest.json` that `docker save` writes. */
interface SavedImage {
  readonly config: string
  readonly tags: readonly string[]
  readonly layers: readonly string[]
}

function parseSaved(value: unknown, where: string): readonly SavedImage[] {
  return listAt(value, where).map((item, index) => {
    const document = objectAt(item, `${where}[${index}]`)
    return {
      config: textAt(document['Config'], `${where}[${index}].Config`),
      tags: textsAt(document['RepoTags'], `${where}[${index}].RepoTags`),
      layers: textsAt(document['Layers'], `${where}[${index}].Layers`),
    }
  })
}

function chooseSaved(saved: readonly SavedImage[], tag: string | undefined, where: string): SavedImage {
  const suitable =
    tag === undefined ? saved : saved.filter(({ tags }) => tags.some((each) => isTag(each, tag)))
  const [first] = suitable
  const details = [`tags: ${saved.flatMap(({ tags }) => tags).join(', ') || 'none'}`]
  if (first === undefined) {
    const what = tag === undefined ? 'no image' : `no image with the tag ${tag}`
    throw new LayerliftError('image-not-found', `${where} holds ${what}`, { details })
  }
  if (suitable.every(({ config }) => config === first.config)) return first
  throw new LayerliftError('image-not-found', `${where} holds several images; say which one`, {
    details,
    hint: 'add the tag to the reference: docker-archive:FILE:NAME:TAG',
  })
}

/** The whole name, or the part after its last colon. */
function isTag(name: string, wanted: string): boolean {
  return familiarName(name) === familiarName(wanted) || name.slice(name.lastIndexOf(':') + 1) === wanted
}

async function readSaved(members: Members, saved: SavedImage): Promise<FoundImage> {
  const range = await members.find(saved.config)
  if (range === undefined) throw missing(members, saved.config)
  const bytes = await readWhole(range, maxDocumentBytes)
  const imageId = digestOf(bytes)
  const named = /(?:^|\/)([0-9a-f]{64})(?:\.json)?$/.exec(saved.config)?.[1]
  if (named !== undefined && `sha256:${named}` !== imageId)
    throw digestMismatch(range.name, `sha256:${named}`, imageId)
  const document = parseConfig(parseJson(bytes, range.name), range.name)
  if (document.diffIds.length !== saved.layers.length) {
    throw new LayerliftError(
      'image-invalid',
      `${members.name}: manifest.json has ${saved.layers.length} layers, the config ${document.diffIds.length}`,
    )
  }
  const layers = await Promise.all(
    saved.layers.map(async (path) => {
      const layer = await members.find(path)
      if (layer === undefined) throw missing(members, path)
      return { range: layer, blobDigest: undefined }
    }),
  )
  return { imageId, manifestDigest: undefined, document, layers }
}

function missing(members: Members, path: string): LayerliftError {
  return new LayerliftError(
    'image-invalid',
    `${members.name} lacks ${JSON.stringify(path)}, which its manifest.json names`,
    {
      hint: 'the archive is cut or was not written whole: save it again',
    },
  )
}
