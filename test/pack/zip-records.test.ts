import { describe, expect, it } from 'vitest'
import { directoryRecord, endRecords, localHeader, type ZipEntry } from '../../src/pack/zip-records.ts'

const entry: ZipEntry = {
  name: 'bin/php',
  unixMode: 0o100755,
  method: 'deflated',
  crc32: 0xdeadbeef,
  compressedBytes: 100,
  uncompressedBytes: 200,
  offset: 0x01020304,
}

describe('localHeader and directoryRecord', () => {
  it('state the same of an entry', () => {
    const local = localHeader(entry)
    const record = directoryRecord(entry)
    expect(record.subarray(6, 32).equals(local.subarray(4, 30))).toBe(true)
    expect(record.subarray(46).equals(local.subarray(30))).toBe(true)
  })

  it('say that Unix made it, and which mode it has', () => {
    const record = directoryRecord(entry)
    expect(record.readUInt8(5)).toBe(3)
    expect(record.readUInt32LE(38) >>> 16).toBe(0o100755)
    expect(record.readUInt32LE(42)).toBe(0x01020304)
  })

  it.for([
    ['a deflated file', entry, 20, 0],
    ['a stored file', { ...entry, method: 'stored' as const }, 10, 0],
    ['a folder', { ...entry, name: 'bin/', unixMode: 0o040755, method: 'stored' as const }, 20, 0x10],
  ] as const)('give %s its version and its MS-DOS bits', ([, item, version, dosBits]) => {
    expect(localHeader(item).readUInt16LE(4)).toBe(version)
    expect(directoryRecord(item).readUInt32LE(38) & 0xffff).toBe(dosBits)
  })

  it('write the name byte by byte', () => {
    expect(localHeader({ ...entry, name: 'a\u00e9' }).subarray(30)).toEqual(Buffer.from([0x61, 0xe9]))
  })
})

describe('endRecords', () => {
  it('are 22 bytes up to 65 534 entries', () => {
    const end = endRecords({ entryCount: 65_534, directoryOffset: 7, directoryBytes: 9 })
    expect(end).toHaveLength(22)
    expect([end.readUInt16LE(8), end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]).toEqual([
      65_534, 65_534, 9, 7,
    ])
  })

  it.for([65_535, 65_536, 100_000])('have Zip64 records for %s entries', (entryCount) => {
    const end = endRecords({ entryCount, directoryOffset: 1000, directoryBytes: 500 })
    expect(end).toHaveLength(56 + 20 + 22)
    expect(end.readUInt32LE(0)).toBe(0x06064b50)
    expect(end.readBigUInt64LE(32)).toBe(BigInt(entryCount))
    expect(end.readBigUInt64LE(48)).toBe(1000n)
    expect(end.readUInt32LE(56)).toBe(0x07064b50)
    expect(end.readBigUInt64LE(64)).toBe(1500n)
    expect(end.readUInt16LE(76 + 10)).toBe(0xffff)
  })
})
