import { assertNever, LayerliftError, throwIfCancelled } from '../errors.ts'
import type { Log } from '../log.ts'
import { archiveMembers } from './archive-members.ts'
import { findInArchive } from './archive.ts'
import type { ByteRange } from './byte-range.ts'
import type { Choice } from './choose.ts'
import { sniffCompression } from './compression.ts'
import { decompress, maxDecompressedBytes } from './decompress.ts'
import type { Environment } from './docker-command.ts'
import type { Image, ImageLayer } from './image.ts'
import { openLayer, type LayerStore } from './layer.ts'
import { checkPlatform, type FoundImage } from './layout.ts'
import { folderMembers, openFile, type Members } from './members.ts'
import { parsePlatform } from './platform.ts'
import { formatReference, type Reference } from './reference.ts'
import { saveImage } from './save.ts'
import { openSpool, type Spool } from './spool.ts'

export interface OpenOptions {
  /** `linux/amd64`; needed when the image has several. */
  readonly platform?: string | undefined
  /** Decompressed layers and exports of the engine go into a folder below it, gone with the image. */
  readonly tempDirectory: string
  readonly log: Log
  readonly signal?: AbortSignal | undefined
  /** For the docker command; the process's own when absent. */
  readonly env?: Environment | undefined
  /** Path of the docker command (docker). */
  readonly docker?: string | undefined
}

/**
 * Opens an image: its documents are read and checked now, its layers when their entries are asked for. Dispose it to
 * close its files and remove the temporary ones.
 * @throws `image-not-found`, `image-invalid`, `image-unsupported`, `digest-mismatch`, `engine`, `file`, `cancelled`
 */
export async function openImage(reference: Reference, options: OpenOptions): Promise<Image> {
  const spool = openSpool(options.tempDirectory)
  const owned: AsyncDisposable[] = [spool]
  try {
    return await openWith(reference, options, { spool, owned })
  } catch (thrown) {
    await disposeAll(owned)
    throw thrown
  }
}

interface Resources {
  readonly spool: Spool
  /** Disposed with the image, the last first. */
  readonly owned: AsyncDisposable[]
}

async function openWith(
  reference: Reference,
  options: OpenOptions,
  { spool, owned }: Resources,
): Promise<Image> {
  throwIfCancelled(options.signal, 'reading the image')
  const choice: Choice = {
    tag: reference.kind === 'docker-daemon' ? undefined : reference.tag,
    platform: options.platform === undefined ? undefined : parsePlatform(options.platform),
  }
  const store: LayerStore = { spool, budget: { remainingBytes: maxDecompressedBytes } }
  const source = await findSource(reference, { ...options, ...store })
  owned.push(source)
  const found = await findInArchive(source, choice)
  const name = formatReference(reference)
  checkPlatform(found, choice, name)
  return {
    reference: name,
    imageId: found.imageId,
    manifestDigest: found.manifestDigest,
    config: found.document.config,
    layers: await openLayers(found, store),
    [Symbol.asyncDispose]: () => disposeAll(owned),
  }
}

/** The last one first; all of them, whatever fails. */
async function disposeAll(owned: AsyncDisposable[]): Promise<void> {
  for (const each of owned.splice(0).toReversed()) await each[Symbol.asyncDispose]()
}

interface SourceOptions extends OpenOptions, LayerStore {}

/** Where the documents and layers are; disposing it closes what was opened for it. */
async function findSource(reference: Reference, options: SourceOptions): Promise<Members> {
  switch (reference.kind) {
    case 'docker-daemon':
      return archiveMembers(await saveImage(reference.name, options), options.signal)
    case 'docker-archive':
    case 'oci-archive':
      return openArchive(reference.file, options)
    case 'oci': {
      const members = folderMembers(reference.directory)
      if ((await members.find('index.json')) !== undefined) return members
      throw notFound(`${reference.directory} is no OCI layout folder: it has no index.json`)
    }
    default:
      return assertNever(reference)
  }
}

async function openArchive(path: string, options: SourceOptions): Promise<Members> {
  const opened = await openFile(path)
  if (opened === undefined) throw notFound(`there is no file ${path}`)
  const close = (): Promise<void> => opened.file.close()
  try {
    const stored: ByteRange = { name: path, file: opened.file, offset: 0, sizeBytes: opened.sizeBytes }
    const compression = await sniffCompression(stored)
    // `docker save | gzip` is a common habit, and docker load takes it.
    const range = compression === 'none' ? stored : (await decompress(stored, compression, options)).range
    return { ...(await archiveMembers(range, options.signal)), [Symbol.asyncDispose]: close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

function notFound(what: string): LayerliftError {
  return new LayerliftError('image-not-found', what, {
    hint: 'check the path after the transport, and the working directory',
  })
}

async function openLayers(found: FoundImage, store: LayerStore): Promise<readonly ImageLayer[]> {
  return Promise.all(
    found.layers.map(({ range, blobDigest }, index) => {
      const diffId = found.document.diffIds[index]
      if (diffId === undefined) throw new Error('layers and diffIDs were counted before')
      return openLayer({ range, blobDigest, diffId, createdBy: found.document.createdBy[index] }, store)
    }),
  )
}
