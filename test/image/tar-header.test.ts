import { describe, expect, it } from 'vitest'
import { decodeHeader, isZeroBlock } from '../../src/image/tar-header.ts'
import { base256, headerBlock, type HeaderOverrides } from '../fixtures/tar-writer.ts'

const posix = 'ustar\u000000'
const gnu = 'ustar  \0'
const place = { archive: 'a.tar', offset: 1024 }
const fields = { name: Buffer.from('opt/x'), mode: 0o644, size: 5, typeflag: '0', magic: posix }

const block = (overrides: HeaderOverrides = {}): Buffer => headerBlock(fields, overrides)
const sizeField = (bytes: Uint8Array): HeaderOverrides => ({ patch: [{ offset: 124, bytes }] })
const modeField = (text: string): HeaderOverrides => ({
  patch: [{ offset: 100, bytes: Buffer.from(text, 'latin1') }],
})

describe('a tar header', () => {
  it('is decoded', () => {
    expect(decodeHeader(block(), place)).toEqual({
      name: 'opt/x',
      mode: 0o644,
      sizeBytes: 5,
      typeflag: '0',
      linkname: '',
    })
  })

  it.for<[string, HeaderOverrides, number]>([
    ['octal with leading zeros', sizeField(Buffer.from('00000000017\0')), 15],
    ['octal without a terminator', sizeField(Buffer.from('777777777777')), 8 ** 12 - 1],
    ['octal with leading spaces', sizeField(Buffer.from('         17 ')), 15],
    ['octal ended by a space and a NUL', sizeField(Buffer.from('0000000017 \0')), 15],
    ['an empty field', sizeField(Buffer.alloc(12)), 0],
    ['spaces only', sizeField(Buffer.from(' '.repeat(12))), 0],
    ['base-256', sizeField(base256(123_456_789_012n, 12)), 123_456_789_012],
    [
      'base-256 at the limit of exact numbers',
      sizeField(base256(2n ** 53n - 1n, 12)),
      Number.MAX_SAFE_INTEGER,
    ],
  ])('takes a size as %s', ([, overrides, expected]) => {
    expect(decodeHeader(block(overrides), place).sizeBytes).toBe(expected)
  })

  it.for<[string, HeaderOverrides, RegExp]>([
    ['negative', sizeField(base256(-1n, 12)), /size .* negative/],
    ['beyond exact numbers', sizeField(base256(2n ** 53n, 12)), /size .* too large/],
    ['as large as the field allows', sizeField(base256(2n ** 93n, 12)), /size .* too large/],
    ['not octal', sizeField(Buffer.from('00000000018\0')), /size .* not an octal number/],
    ['text', sizeField(Buffer.from('hello, world')), /size .* not an octal number/],
    [
      'with digits after its end',
      sizeField(Buffer.from('17\u00000000000012')),
      /size .* not an octal number/,
    ],
    ['signed octal', sizeField(Buffer.from('-0000000017\0')), /size .* not an octal number/],
  ])('refuses a size that is %s', ([, overrides, message]) => {
    expect(() => decodeHeader(block(overrides), place)).toThrow(message)
  })

  it.for([
    ['0000755\0', 0o755],
    ['100755 \0', 0o755],
    ['104755 \0', 0o4755],
    ['       \0', 0],
  ] as const)('takes the permission bits of the mode field %j', ([text, expected]) => {
    expect(decodeHeader(block(modeField(text)), place).mode).toBe(expected)
  })

  it('refuses a mode that is no number', () => {
    expect(() => decodeHeader(block(modeField('rwxr-xr-')), place)).toThrow(/mode .* not an octal number/)
  })

  it.for<[string, HeaderOverrides, string]>([
    ['ustar', { prefix: 'usr/share' }, 'usr/share/opt/x'],
    ['ustar without a prefix', { prefix: '' }, 'opt/x'],
    ['GNU, whose prefix area holds times', { prefix: '13722000000', magic: gnu }, 'opt/x'],
    ['version 7, which has no magic', { prefix: 'usr/share', magic: '' }, 'opt/x'],
    ['a full prefix of 155 bytes', { prefix: 'p'.repeat(155) }, `${'p'.repeat(155)}/opt/x`],
    [
      "star's, which has times after 131 bytes",
      {
        prefix: 'p'.repeat(131),
        patch: [
          { offset: 476, bytes: Buffer.from('14000000000\0') },
          { offset: 508, bytes: Buffer.from('tar\0') },
        ],
      },
      `${'p'.repeat(131)}/opt/x`,
    ],
  ])('joins prefix and name by its format: %s', ([, overrides, expected]) => {
    expect(decodeHeader(block(overrides), place).name).toBe(expected)
  })

  it('takes a name of all 100 bytes, which has no NUL', () => {
    const name = Buffer.alloc(100, 'n')
    expect(decodeHeader(headerBlock({ ...fields, name }), place).name).toBe('n'.repeat(100))
  })

  it('keeps the bytes of names that are not UTF-8', () => {
    const name = Buffer.from([0x78, 0xff, 0x2f, 0xfe])
    expect(decodeHeader(headerBlock({ ...fields, name }), place).name).toBe('x\xff/\xfe')
  })

  it('takes a checksum of signed bytes, as some old writers made it', () => {
    const bytes = headerBlock({ ...fields, name: Buffer.from('é') })
    const sum = bytes.reduce(
      (total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte >= 128 ? byte - 256 : byte),
      0,
    )
    const checksum = `${sum.toString(8).padStart(6, '0')}\0 `
    expect(decodeHeader(headerBlock({ ...fields, name: Buffer.from('é') }, { checksum }), place).name).toBe(
      'Ã©',
    )
  })

  it.for(['0000000\0', '        ', 'xxxxxxxx', '0777777\0', '\0\0\0\0\0\0\0\0'])(
    'refuses the wrong checksum %j and says where it is',
    (checksum) => {
      expect(() => decodeHeader(block({ checksum }), place)).toThrow(/^a\.tar, byte 1024: the checksum/)
    },
  )

  it('refuses every header with one changed byte', () => {
    const good = block()
    for (let index = 0; index < 512; index += 1) {
      const bad = Buffer.from(good)
      bad[index] = (bad[index] ?? 0) ^ 0x01
      expect(() => decodeHeader(bad, place), `byte ${index}`).toThrow(/checksum/)
    }
  })
})

describe('the end of a tar', () => {
  it('is a block of zeros and nothing else', () => {
    expect(isZeroBlock(Buffer.alloc(512))).toBe(true)
    expect(isZeroBlock(Buffer.alloc(511).fill(0))).toBe(true)
    expect(isZeroBlock(Buffer.concat([Buffer.alloc(511), Buffer.from([1])]))).toBe(false)
    expect(isZeroBlock(block())).toBe(false)
  })
})
