import { isUtf8 } from 'node:buffer'
import { formatBytes } from '../amounts.ts'
import { LayerliftError } from '../errors.ts'
import type { Image } from '../image/image.ts'
import type { Log } from '../log.ts'
import { displayPath } from '../printable.ts'
import { findBootstrap } from './bootstrap.ts'
import { contentHash } from './content-hash.ts'
import { firstTen } from './display.ts'
import { isElf, readElf } from './elf.ts'
import { lambdaRoot } from './lambda-root.ts'
import { missingLibraries, type ElfFile } from './libraries.ts'
import { brokenLinks } from './links.ts'
import { checkLimits } from './limits.ts'
import { applyLayers } from './overlay.ts'
import type { Architecture, LayerStrategy, Package, PackageEntry, Packages } from './packages.ts'
import { mendPermissions, type Mended } from './permissions.ts'
import { splitTree, type Draft, type Split } from './split.ts'

export interface PackOptions {
  readonly layerStrategy: LayerStrategy
  /** How many Lambda layers may be made: five, less the ARNs that the user attaches. */
  readonly layerSlots: number
  /** As the user gave it; undefined means provided.al2023. */
  readonly runtime: string | undefined
  /** Whether layers are attached by ARN: one of them may bring the bootstrap. (false) */
  readonly hasForeignLayers?: boolean
  readonly log: Log
  readonly signal?: AbortSignal
}

/**
 * What an image gives to Lambda. Headers decide everything; then each file is read once, for the content hashes. Nothing
 * is compressed. The warnings are in the result only; the log gets progress and notes.
 * @throws `package-invalid`, `limit-exceeded`, `image-invalid` and what reading the image throws
 */
export async function packImage(image: Image, options: PackOptions): Promise<Packages> {
  const { signal } = options
  const architecture = architectureOf(image)
  const tree = await applyLayers(image.layers, signal)
  const split = splitTree(tree, image, options)
  const drafts = [...(split.function === undefined ? [] : [split.function]), ...split.layers].map(mendDraft)
  const root = lambdaRoot(drafts, architecture)
  const bootstrap = await findBootstrap(
    {
      root,
      image: tree,
      architecture,
      runtime: options.runtime,
      hasForeignLayers: options.hasForeignLayers ?? false,
    },
    signal,
  )
  checkLimits(drafts)
  noteLayers(split, image, options.log)
  const { packages, elfFiles } = await hashAll(drafts, options)
  return {
    function: packages.find(({ kind }) => kind === 'function'),
    layers: packages.filter(({ kind }) => kind === 'layer'),
    found: {
      architecture,
      bootstrap: bootstrap.path,
      bootstrapProblem: bootstrap.problem,
      command: image.config.cmd[0],
    },
    warnings: [
      ...leftOutWarnings(split),
      ...permissionWarnings(drafts),
      ...nameWarnings(drafts),
      ...bootstrap.warnings,
      ...brokenLinks(drafts, { image: tree, lambda: root }),
      ...missingLibraries(elfFiles, root, architecture),
    ],
  }
}

const architectures = { amd64: 'x86_64', arm64: 'arm64' } as const

function architectureOf({ config, reference }: Image): Architecture {
  const { architecture, os } = config
  if (os === 'linux' && (architecture === 'amd64' || architecture === 'arm64'))
    return architectures[architecture]
  throw new LayerliftError(
    'package-invalid',
    `the image ${reference} is for ${os}/${architecture}; Lambda runs linux/amd64 and linux/arm64`,
    { hint: 'build it with `platform: linux/amd64` or `platform: linux/arm64`' },
  )
}

interface MendedDraft extends Draft {
  readonly unzippedBytes: number
  readonly mended: Mended
}

function mendDraft(draft: Draft): MendedDraft {
  const mended = mendPermissions(draft.entries)
  return { ...draft, entries: mended.entries, mended, unzippedBytes: bytesOf(mended.entries) }
}

function bytesOf(entries: readonly PackageEntry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.content.sizeBytes : 0), 0)
}

function noteLayers({ layers }: Split, image: Image, log: Log): void {
  const sources = layers.reduce((sum, { sourceLayers }) => sum + sourceLayers.length, 0)
  if (sources <= layers.length) return
  log({
    kind: 'note',
    message: `${sources} of the ${image.layers.length} image layers have files in /opt: the upper ones share a Lambda layer`,
  })
}

/** One entry of progress for each of these: packages may hold tens of thousands of files. */
const progressBytes = 4 * 1024 * 1024

async function hashAll(
  drafts: readonly MendedDraft[],
  { log, signal }: PackOptions,
): Promise<{ readonly packages: readonly Package[]; readonly elfFiles: readonly ElfFile[] }> {
  const totalBytes = drafts.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0)
  const progress = { kind: 'progress', task: 'Hashing the packages', totalBytes } as const
  const packages: Package[] = []
  const elfFiles: ElfFile[] = []
  let doneBytes = 0
  let loggedBytes = 0
  for (const { kind, fileName, root, entries, sourceLayers, unzippedBytes } of drafts) {
    const found: (PackageEntry & { kind: 'file' })[] = []
    const hash = await contentHash(entries, {
      signal,
      onFile: (entry, firstBytes) => {
        if (isElf(firstBytes)) found.push(entry)
        doneBytes += entry.content.sizeBytes
        if (doneBytes - loggedBytes < progressBytes) return
        loggedBytes = doneBytes
        log({ ...progress, doneBytes })
      },
    })
    packages.push({ kind, fileName, entries, unzippedBytes, contentHash: hash, sourceLayers })
    for (const { path, content } of found) {
      const elf = await readElf(content, signal)
      if (elf !== undefined) elfFiles.push({ path: `${root}/${path}`, elf })
    }
  }
  log({ ...progress, doneBytes, done: true })
  return { packages, elfFiles }
}

function leftOutWarnings({ leftOut, specials }: Split): string[] {
  const bytes = formatBytes(bytesOf(leftOut))
  return [
    ...(leftOut.length === 0 ? [] : [`layer-strategy is none: ${bytes} in /opt are not packaged`]),
    ...(specials.length === 0
      ? []
      : [
          `left out, because a zip cannot hold devices, FIFOs and sockets: ${firstTen('file', specials.map(displayPath))}`,
        ]),
  ]
}

function permissionWarnings(drafts: readonly MendedDraft[]): string[] {
  const named = (pick: (mended: Mended) => readonly string[]): string[] =>
    drafts.flatMap(({ root, mended }) => pick(mended).map((path) => `${root}/${displayPath(path)}`))
  const unreadable = named((mended) => mended.unreadable)
  const special = named((mended) => mended.special)
  return [
    ...(unreadable.length === 0
      ? []
      : [`made readable for Lambda's unprivileged user: ${firstTen('file', unreadable)}`]),
    ...(special.length === 0 ? [] : [`setuid, setgid or sticky bit dropped: ${firstTen('file', special)}`]),
  ]
}

/** Zip has no way to say which encoding such a name is in. */
function nameWarnings(drafts: readonly MendedDraft[]): string[] {
  const odd = drafts.flatMap(({ root, entries }) =>
    entries.flatMap(({ path }) =>
      isUtf8(Buffer.from(path, 'latin1')) ? [] : [`${root}/${displayPath(path)}`],
    ),
  )
  return odd.length === 0
    ? []
    : [`names that are not UTF-8, which unzip tools read differently: ${firstTen('file', odd)}`]
}
