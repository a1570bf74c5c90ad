import { mkdir, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fileFault } from './file-fault.ts'

/** Temporary files of one image: made when needed, gone with it. */
export interface Spool extends AsyncDisposable {
  /** A new file, open for reading and writing. @throws `file` */
  create(name: string): Promise<SpoolFile>
}

export interface SpoolFile {
  readonly path: string
  readonly file: FileHandle
}

/** A spool below `tempDirectory`, in a folder of its own that only this user can read. */
export function openSpool(tempDirectory: string): Spool {
  const files: FileHandle[] = []
  let folder: Promise<string> | undefined
  return {
    async create(name) {
      folder ??= makeFolder(tempDirectory)
      const path = join(await folder, `${files.length}-${name}`)
      try {
        const file = await open(path, 'wx+', 0o600)
        files.push(file)
        return { path, file }
      } catch (thrown) {
        throw fileFault(`cannot make the temporary file ${path}`, thrown)
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(files.map((file) => file.close()))
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true })
    },
  }
}

async function makeFolder(tempDirectory: string): Promise<string> {
  try {
    await mkdir(tempDirectory, { recursive: true })
    return await mkdtemp(join(tempDirectory, 'layerlift-image-'))
  } catch (thrown) {
    throw fileFault(`cannot make a folder in ${tempDirectory}`, thrown)
  }
}
