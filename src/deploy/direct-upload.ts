import { maxDirectUploadBytes } from '../limits.ts'
import { checkDirectUpload } from '../pack/limits.ts'
import type { ZipFile } from '../pack/manifest.ts'
import { allPackages, type Package, type Packages } from '../pack/packages.ts'
import type { Change } from '../plan/change.ts'

export interface Uploads {
  readonly packages: Packages
  readonly zipOf: (fileName: string) => Promise<ZipFile>
  /** Where large zips go; then nothing is refused. */
  readonly s3Bucket: string | undefined
}

/**
 * Makes the large ones of the zips that the changes will send and measures them, so that a function zip that is too large is
 * found before its layers are published.
 * @throws `limit-exceeded` when one needs a bucket and none is given
 */
export async function checkUploads(changes: readonly Change[], uploads: Uploads): Promise<void> {
  if (uploads.s3Bucket !== undefined) return
  for (const one of allPackages(uploads.packages)) {
    const isSent = changes.some((change) =>
      one.kind === 'function'
        ? bringsCode(change)
        : change.kind === 'publish-layer' && change.layer.fileName === one.fileName,
    )
    // What cannot be too large is zipped when its turn comes.
    if (isSent && mostZippedBytes(one) > maxDirectUploadBytes)
      checkDirectUpload(one, (await uploads.zipOf(one.fileName)).sizeBytes)
  }
}

/** Records around one file in a zip, its name not counted, are less than this (zip specification, 4.3). */
const recordBytes = 200

/** What a zip cannot exceed: deflate adds 5 bytes to a block that it cannot shrink, a thousandth at most. */
function mostZippedBytes({ unzippedBytes, entries }: Package): number {
  const records = entries.reduce((sum, { path }) => sum + recordBytes + 2 * path.length, 0)
  return unzippedBytes * 1.001 + records
}

/** Whether a change sends the function package. */
export function bringsCode({ kind }: Change): boolean {
  return kind === 'create-function' || kind === 'update-code'
}
