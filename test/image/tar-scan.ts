import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Content } from '../../src/image/image.ts'
import { scanTar, type TarEntry } from '../../src/image/tar.ts'

/** An entry as plain data: content as text in latin1, mode in octal. */
export type Seen = Readonly<Record<string, string>>

export interface Scan {
  readonly entries: readonly Seen[]
  /** Of all bytes, when the scan hashed. */
  readonly sha256: string | undefined
}

/** A folder that is gone at the end of the block. */
async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'layerlift-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/**
 * Scans a tar from a real file, in the middle of other bytes (as a member of an archive lies), with the hash that a
 * first scan has or without it.
 */
export async function scan(tar: Uint8Array, options: { readonly hashed: boolean }): Promise<Scan> {
  await using folder = await temporaryFolder()
  const before = Buffer.alloc(1000, 'x')
  const path = join(folder.path, 'layer.tar')
  await writeFile(path, Buffer.concat([before, tar, Buffer.alloc(5000, 'y')]))
  await using file = await open(path, 'r')
  const hash = options.hashed ? createHash('sha256') : undefined
  const found: TarEntry[] = []
  const range = { name: 'layer.tar', file, offset: before.length, sizeBytes: tar.length }
  for await (const entry of scanTar(range, { hash })) found.push(entry)
  // Content is read after the scan, last entry first: order is free.
  const entries = await Promise.all(found.toReversed().map(seen))
  return { entries: entries.toReversed(), sha256: hash?.digest('hex') }
}

async function seen(entry: TarEntry): Promise<Seen> {
  return {
    kind: entry.kind,
    path: entry.path,
    ...('mode' in entry ? { mode: entry.mode.toString(8) } : {}),
    ...('target' in entry ? { target: entry.target } : {}),
    ...('type' in entry ? { type: entry.type } : {}),
    ...(entry.kind === 'file' ? { content: await textOf(entry.content) } : {}),
  }
}

/** The whole content, each byte a character. */
export async function textOf(content: Content): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of content.read()) parts.push(part)
  return Buffer.concat(parts).toString('latin1')
}
