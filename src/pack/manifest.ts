import type { Image } from '../image/image.ts'
import { maxHandlerCharacters } from '../limits.ts'
import { allPackages, type Architecture, type Package, type Packages } from './packages.ts'

/** What is known of a zip once it is written. */
export interface ZipFacts {
  readonly sizeBytes: number
  readonly sha256Hex: string
  /** SHA-256 in base64: CodeSha256 as Lambda returns it. */
  readonly sha256Base64: string
}

/** A zip on disk. */
export interface ZipFile extends ZipFacts {
  readonly path: string
}

/** manifest.json beside the zips, for tools and people: facts of the content only, so the same image gives the same file. */
export interface Manifest {
  readonly schemaVersion: 1
  readonly image: {
    readonly reference: string
    readonly imageId: string
    readonly manifestDigest: string | null
  }
  readonly architecture: Architecture
  readonly bootstrap: string | null
  /** The image's CMD. */
  readonly command: readonly string[]
  /** Its first word, when Lambda would take it as a handler. */
  readonly handler: string | null
  /** The function first, then the layers in attach order. */
  readonly packages: readonly PackageFacts[]
  readonly warnings: readonly string[]
}

interface PackageFacts {
  readonly kind: 'function' | 'layer'
  readonly file: string
  readonly sha256: string
  readonly codeSha256: string
  readonly contentHash: string
  readonly zippedBytes: number
  readonly unzippedBytes: number
  readonly entryCount: number
  readonly sourceLayers: readonly string[]
}

/** The document for manifest.json; `zips` by file name, one for each package. */
export function manifestOf(
  packages: Packages,
  zips: ReadonlyMap<string, ZipFacts>,
  image: Pick<Image, 'reference' | 'imageId' | 'manifestDigest' | 'config'>,
): Manifest {
  const { architecture, bootstrap, command } = packages.found
  return {
    schemaVersion: 1,
    image: {
      reference: image.reference,
      imageId: image.imageId,
      manifestDigest: image.manifestDigest ?? null,
    },
    architecture,
    bootstrap: bootstrap ?? null,
    command: image.config.cmd,
    handler: command !== undefined && isHandler(command) ? command : null,
    packages: allPackages(packages).map((each) => factsOf(each, zips)),
    warnings: packages.warnings,
  }
}

function factsOf(source: Package, zips: ReadonlyMap<string, ZipFacts>): PackageFacts {
  const zip = zips.get(source.fileName)
  if (zip === undefined) throw new Error(`${source.fileName} was not written`)
  return {
    kind: source.kind,
    file: source.fileName,
    sha256: zip.sha256Hex,
    codeSha256: zip.sha256Base64,
    contentHash: source.contentHash,
    zippedBytes: zip.sizeBytes,
    unzippedBytes: source.unzippedBytes,
    entryCount: source.entries.length,
    sourceLayers: source.sourceLayers,
  }
}

function isHandler(word: string): boolean {
  return /^\S+$/.test(word) && word.length <= maxHandlerCharacters
}
