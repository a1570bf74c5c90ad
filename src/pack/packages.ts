import type { LayerliftError } from '../errors.ts'
import type { BytePath, Content, Digest } from '../image/image.ts'

/** An instruction set, as Lambda spells it. */
export type Architecture = 'x86_64' | 'arm64'

/** One entry of a zip. `path` is relative to /var/task or /opt; folders have no trailing slash here. */
export type PackageEntry =
  | { readonly kind: 'file'; readonly path: BytePath; readonly mode: number; readonly content: Content }
  | { readonly kind: 'directory'; readonly path: BytePath; readonly mode: number }
  | { readonly kind: 'symlink'; readonly path: BytePath; readonly target: BytePath }

/** What one zip will hold; nothing is compressed yet. Entries are in path-byte order, each path once. */
export interface Package {
  readonly kind: 'function' | 'layer'
  /** `function.zip`, `layer-1.zip`, … in attach order. */
  readonly fileName: string
  readonly entries: readonly PackageEntry[]
  /** Sum of the file contents: what Lambda counts. */
  readonly unzippedBytes: number
  /**
   * SHA-256, lower-case hex, over names, kinds, modes, link targets and bytes. Equal on every machine and Node, and
   * alone decides "unchanged".
   */
  readonly contentHash: string
  /** diffIDs of the image layers that contribute. */
  readonly sourceLayers: readonly Digest[]
}

/** Everything an image gives to Lambda. */
export interface Packages {
  /** Absent when the image has nothing in /var/task. */
  readonly function: Package | undefined
  /** In attach order, lowest image layer first. */
  readonly layers: readonly Package[]
  readonly found: {
    readonly architecture: Architecture
    /** Where provided.* will find its bootstrap, first match: /var/task then /opt. */
    readonly bootstrap: '/var/task/bootstrap' | '/opt/bootstrap' | undefined
    /** Why provided.* would not start it; a managed runtime does not care. */
    readonly bootstrapProblem?: LayerliftError | undefined
    /** First word of the image's CMD, a candidate for the handler. */
    readonly command: string | undefined
  }
  /** Sentences for people: unreadable files mended, libraries missing, special files left out. */
  readonly warnings: readonly string[]
}

export type LayerStrategy = 'image-layers' | 'single' | 'none'

/** The function package, when there is one, then the layers in attach order. */
export function allPackages(packages: Packages): readonly Package[] {
  return packages.function === undefined ? packages.layers : [packages.function, ...packages.layers]
}
