import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LayerliftError, messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ZipFacts, ZipFile } from '../pack/manifest.ts'
import { allPackages, type Package, type Packages } from '../pack/packages.ts'
import { zipBytes } from '../pack/zip.ts'

interface ZipWorld {
  readonly log: Log
  readonly signal: AbortSignal
}

/** Packages as zips on disk, each made when it is first asked for. */
export interface ZipStore {
  readonly zipOf: (fileName: string) => Promise<ZipFile>
  /** What has been made so far, by file name. */
  readonly made: ReadonlyMap<string, ZipFile>
}

/**
 * Zips on demand: a package that AWS already has is never compressed. Each file is made once, under a name of its own
 * until it is whole.
 */
export function zipStore(packages: Packages, directory: string, world: ZipWorld): ZipStore {
  const started = new Map<string, Promise<ZipFile>>()
  const made = new Map<string, ZipFile>()
  const make = async (source: Package): Promise<ZipFile> => {
    const zip = await writeZip(source, join(directory, source.fileName), world)
    made.set(source.fileName, zip)
    return zip
  }
  const zipOf = (fileName: string): Promise<ZipFile> => {
    const known = started.get(fileName)
    if (known !== undefined) return known
    const found = allPackages(packages).find((candidate) => candidate.fileName === fileName)
    if (found === undefined) throw new Error(`no package named ${fileName}`)
    const zip = make(found)
    started.set(fileName, zip)
    return zip
  }
  return { zipOf, made }
}

async function writeZip(source: Package, path: string, { log, signal }: ZipWorld): Promise<ZipFile> {
  const partial = `${path}.partial`
  try {
    const written = await writeBytes(zipBytes(source.entries, { signal }), partial, (doneBytes, done) => {
      signal.throwIfAborted()
      log({ kind: 'progress', task: `Packing ${source.fileName}`, doneBytes, done })
    })
    await rename(partial, path)
    log({
      kind: 'package',
      name: source.fileName,
      zippedBytes: written.sizeBytes,
      unzippedBytes: source.unzippedBytes,
      entryCount: source.entries.length,
    })
    return { path, ...written }
  } catch (error) {
    await rm(partial, { force: true })
    if (error instanceof LayerliftError || signal.aborted) throw error
    throw new LayerliftError('file', `cannot write ${path}: ${messageOf(error)}`, {
      hint: 'check that the folder is writable and that the disk has room',
      cause: error,
    })
  }
}

async function writeBytes(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  onProgress: (doneBytes: number, done: boolean) => void,
): Promise<ZipFacts> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  await using file = await open(path, 'w')
  for await (const chunk of bytes) {
    hash.update(chunk)
    // Not file.write, which may take only the first part of a chunk.
    await file.writeFile(chunk)
    sizeBytes += chunk.length
    onProgress(sizeBytes, false)
  }
  onProgress(sizeBytes, true)
  const digest = hash.digest()
  return { sizeBytes, sha256Base64: digest.toString('base64'), sha256Hex: digest.toString('hex') }
}
