import type { FileHandle } from 'node:fs/promises'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ByteRange } from './byte-range.ts'
import { fileFault, systemCodeOf } from './file-fault.ts'

/** Named files that an image is made of: a folder, or the members of an archive. */
export interface Members extends AsyncDisposable {
  /** The folder or file, for messages. */
  readonly name: string
  /** Undefined when there is none. `path` is made by us or checked by `parseDigest`. */
  find(path: string): Promise<ByteRange | undefined>
}

/** The files below a folder; they stay open until it is disposed. */
export function folderMembers(directory: string): Members {
  const files = new Map<string, Promise<OpenFile | undefined>>()
  return {
    name: directory,
    async find(path) {
      const opened = files.get(path) ?? openFile(join(directory, path))
      files.set(path, opened)
      const found = await opened
      return found === undefined
        ? undefined
        : { name: join(directory, path), file: found.file, offset: 0, sizeBytes: found.sizeBytes }
    },
    async [Symbol.asyncDispose]() {
      for (const opened of await Promise.allSettled(files.values())) {
        if (opened.status === 'fulfilled') await opened.value?.file.close()
      }
    },
  }
}

export interface OpenFile {
  readonly file: FileHandle
  readonly sizeBytes: number
}

/** Opens a regular file for reading; undefined when there is none. @throws `file` */
export async function openFile(path: string): Promise<OpenFile | undefined> {
  try {
    const { size, isRegular } = await stat(path).then((found) => ({
      size: found.size,
      isRegular: found.isFile(),
    }))
    // Opening a fifo would wait for a writer.
    return isRegular ? { file: await open(path, 'r'), sizeBytes: size } : undefined
  } catch (thrown) {
    const code = systemCodeOf(thrown)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw fileFault(`cannot read ${path}`, thrown)
  }
}
