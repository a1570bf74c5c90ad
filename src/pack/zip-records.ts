/**
 * The fixed-size records of a zip archive (PKWARE APPNOTE 6.3, parts 4.3.7, 4.3.12, 4.3.14 to 4.3.16): values in, bytes
 * out. Nothing in them depends on the machine: one time, one maker, no extra fields, no data descriptors.
 */

import { isUtf8 } from 'node:buffer'

/** What the directory at the end of the archive must know of an entry. */
export interface ZipEntry {
  /**
   * Each character one byte; a folder ends with a slash. Not a Buffer: tens of thousands of small ones would keep the
   * blocks alive that Node cuts them from.
   */
  readonly name: string
  /** Unix file type and permissions: `st_mode`. */
  readonly unixMode: number
  readonly method: 'stored' | 'deflated'
  readonly crc32: number
  readonly compressedBytes: number
  readonly uncompressedBytes: number
  /** Of the local header, from the start of the archive. */
  readonly offset: number
}

/** More entries than this need Zip64 records (APPNOTE 4.4.1.4). */
const maxPlainEntries = 0xffff

/** Sizes and offsets from here on would need Zip64 fields; Lambda's 250 MB never come near. */
export const maxPlainBytes = 0xffff_ffff

/** 1980-01-01 00:00, the first moment that DOS time knows. */
const dosTime = 0
const dosDate = 0x0021
/** Made by Unix (3), by version 2.0 of the specification. */
const madeBy = (3 << 8) | 20
/** Bit 11: the name is UTF-8. */
const utf8Flag = 0x0800
const methods = { stored: 0, deflated: 8 } as const

/** The header before an entry's data. */
export function localHeader(entry: ZipEntry): Buffer {
  const header = Buffer.alloc(30 + entry.name.length)
  header.writeUInt32LE(0x04034b50, 0)
  header.write(entry.name, 30, 'latin1')
  writeShared(header, 4, entry)
  return header
}

/** The entry's record in the central directory. */
export function directoryRecord(entry: ZipEntry): Buffer {
  const record = Buffer.alloc(46 + entry.name.length)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(madeBy, 4)
  writeShared(record, 6, entry)
  const isFolder = (entry.unixMode & 0o170000) === 0o040000
  record.writeUInt32LE(((entry.unixMode << 16) | (isFolder ? 0x10 : 0)) >>> 0, 38)
  record.writeUInt32LE(entry.offset, 42)
  record.write(entry.name, 46, 'latin1')
  return record
}

/** The end of the archive, with Zip64 records when the count of entries needs them. */
export function endRecords(end: {
  readonly entryCount: number
  readonly directoryOffset: number
  readonly directoryBytes: number
}): Buffer {
  const plain = Buffer.alloc(22)
  const count = Math.min(end.entryCount, maxPlainEntries)
  plain.writeUInt32LE(0x06054b50, 0)
  plain.writeUInt16LE(count, 8)
  plain.writeUInt16LE(count, 10)
  plain.writeUInt32LE(end.directoryBytes, 12)
  plain.writeUInt32LE(end.directoryOffset, 16)
  if (end.entryCount < maxPlainEntries) return plain
  const zip64 = Buffer.alloc(56 + 20)
  zip64.writeUInt32LE(0x06064b50, 0)
  zip64.writeBigUInt64LE(44n, 4)
  zip64.writeUInt16LE((3 << 8) | 45, 12)
  zip64.writeUInt16LE(45, 14)
  zip64.writeBigUInt64LE(BigInt(end.entryCount), 24)
  zip64.writeBigUInt64LE(BigInt(end.entryCount), 32)
  zip64.writeBigUInt64LE(BigInt(end.directoryBytes), 40)
  zip64.writeBigUInt64LE(BigInt(end.directoryOffset), 48)
  zip64.writeUInt32LE(0x07064b50, 56)
  zip64.writeBigUInt64LE(BigInt(end.directoryOffset + end.directoryBytes), 64)
  zip64.writeUInt32LE(1, 72)
  return Buffer.concat([zip64, plain])
}

/** The 26 bytes that both headers of an entry have in common, from "version needed" to "extra field length". */
function writeShared(target: Buffer, at: number, entry: ZipEntry): void {
  const isFolder = (entry.unixMode & 0o170000) === 0o040000
  target.writeUInt16LE(entry.method === 'deflated' || isFolder ? 20 : 10, at)
  target.writeUInt16LE(isUtf8(Buffer.from(entry.name, 'latin1')) ? utf8Flag : 0, at + 2)
  target.writeUInt16LE(methods[entry.method], at + 4)
  target.writeUInt16LE(dosTime, at + 6)
  target.writeUInt16LE(dosDate, at + 8)
  target.writeUInt32LE(entry.crc32, at + 10)
  target.writeUInt32LE(entry.compressedBytes, at + 14)
  target.writeUInt32LE(entry.uncompressedBytes, at + 18)
  target.writeUInt16LE(entry.name.length, at + 22)
}
