/**
 * What every source of images gives: a config, and ordered layers whose entries can be read as often as wanted.
 * Layers are kept as uncompressed tars in files (the archive itself, or a spool), so the content of an entry is a
 * range of a file: order of reading is free and memory does not grow with the image.
 */

declare const brand: unique symbol

/** `sha256:` and 64 lower-case hex digits, checked by `parseDigest`. */
export type Digest = string & { readonly [brand]: 'Digest' }

/**
 * A path or link target as tar holds it: each character is one byte (latin1), so comparing strings compares bytes and
 * names that are not UTF-8 survive. Show it to people with `displayPath` of printable.ts only.
 */
export type BytePath = string & { readonly [brand]: 'BytePath' }

export interface ImageConfig {
  /** `linux` in everything Lambda runs. */
  readonly os: string
  /** As OCI spells it: `amd64`, `arm64`. */
  readonly architecture: string
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly env: readonly string[]
  readonly workingDir: string
  readonly labels: Readonly<Record<string, string>>
}

/** The bytes of one file: re-readable until the image is disposed. */
export interface Content {
  readonly sizeBytes: number
  /** @throws `image-invalid` when the file ends early. */
  read(signal?: AbortSignal): AsyncIterable<Uint8Array>
}

/**
 * One tar entry, in archive order. `path` is relative, clean (no leading `/` or `./`, no `.`, no empty parts, no `..`)
 * and `''` is the root folder itself. Whiteouts are plain files here: their meaning belongs to pack.
 */
export type LayerEntry =
  | { readonly kind: 'file'; readonly path: BytePath; readonly mode: number; readonly content: Content }
  | { readonly kind: 'directory'; readonly path: BytePath; readonly mode: number }
  /** `target` exactly as stored: relative, absolute or dangling. */
  | { readonly kind: 'symlink'; readonly path: BytePath; readonly target: BytePath }
  /** `target` is cleaned like `path`: from the image root. */
  | { readonly kind: 'hardlink'; readonly path: BytePath; readonly mode: number; readonly target: BytePath }
  /** Devices, FIFOs, sockets: a zip cannot hold them. */
  | {
      readonly kind: 'special'
      readonly path: BytePath
      readonly type: 'character device' | 'block device' | 'fifo'
    }

export interface ImageLayer {
  /** The diffID: digest of the uncompressed tar. */
  readonly diffId: Digest
  /** The command of the image's history that made this layer, when the history tells. */
  readonly createdBy: string | undefined
  /** Size of the uncompressed tar; 0 when not known before the scan. */
  readonly sizeBytes: number
  /**
   * The headers, in order; content is read later and on demand. The first full scan verifies digest and size.
   * @throws `digest-mismatch`, `image-invalid`, `image-unsupported`
   */
  entries(signal?: AbortSignal): AsyncIterable<LayerEntry>
}

export interface Image extends AsyncDisposable {
  /** The reference with its transport, as a user would write it. */
  readonly reference: string
  /** Digest of the image's config: the image id that `docker images` shows. */
  readonly imageId: Digest
  /** Digest of the manifest, where the source has one. */
  readonly manifestDigest: Digest | undefined
  readonly config: ImageConfig
  readonly layers: readonly ImageLayer[]
}

/** The byte path of a text or of raw bytes. */
export function bytePath(source: string | Uint8Array): BytePath {
  // oxlint-disable-next-line no-unsafe-type-assertion -- makes the brand
  return Buffer.from(source).toString('latin1') as BytePath
}
