import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGlobalPax, parsePax } from '../../src/image/pax.ts'
import { fault, faultOf, lineOf, ownError } from './fault.ts'
import { paxRecord, type PaxRecord } from '../fixtures/tar-writer.ts'

const place = { archive: 'a.tar', offset: 512 }
const records = (...all: readonly PaxRecord[]): Buffer => Buffer.concat(all.map(paxRecord))
const text = (source: string): Buffer => Buffer.from(source, 'latin1')

describe('a pax header', () => {
  it.for<[string, Buffer, object]>([
    ['nothing', Buffer.alloc(0), {}],
    [
      'path, link and size',
      records(['path', 'a'], ['linkpath', 'b'], ['size', '7']),
      { path: 'a', linkpath: 'b', sizeBytes: 7 },
    ],
    ['the later of two', records(['path', 'a'], ['path', 'b']), { path: 'b' }],
    ['an empty value, which leaves the ustar field alone', records(['path', ''], ['size', '']), {}],
    ['UTF-8, as bytes', records(['path', '日本']), { path: Buffer.from('日本').toString('latin1') }],
    ['bytes that are not UTF-8', records(['path', Buffer.from([0x78, 0xff])]), { path: 'x\xff' }],
    ['a line feed and an equals sign in a name', records(['path', 'a\n9 b=c\nd']), { path: 'a\n9 b=c\nd' }],
    [
      'an attribute whose value looks like records',
      records(['SCHILY.xattr.user.x', '\n12 path=evil\n\0\xff'], ['path', 'good']),
      { path: 'good' },
    ],
    [
      'times and owners, passed over',
      records(['mtime', '-1.5'], ['uid', '99999999'], ['path', 'a']),
      { path: 'a' },
    ],
    [
      'a length that grows by its own digits',
      records(['path', 'p'.repeat(92)], ['linkpath', 'q'.repeat(990)]),
      { path: 'p'.repeat(92), linkpath: 'q'.repeat(990) },
    ],
  ])('gives %s', ([, data, expected]) => {
    expect(parsePax(data, place)).toEqual(expected)
  })

  it.for<[string, Buffer]>([
    ['a length that is too small', text('7 path=a\n')],
    ['a length that is too large', text('90 path=a\n')],
    ['a length that ends in the next record', text('15 path=a\n10 path=b\n')],
    ['a length with a leading zero', text('09 path=a\n')],
    ['a length of zero', text('0 path=a\n')],
    ['a negative length', text('-9 path=a\n')],
    ['a length in hex', text('0x9 path=a\n')],
    ['a length beyond exact numbers', text('99999999999999999999 path=a\n')],
    ['no length', text('path=a\n')],
    ['no space', text('9')],
    ['no equals sign', text('9 pathaa\n')],
    ['an equals sign in the next record only', text('8 patha\n9 path=b\n')],
    ['no key', text('5 =a\n')],
    ['no line feed at the end', text('9 path=aa')],
    ['padding of zeros', Buffer.concat([records(['path', 'a']), Buffer.alloc(3)])],
    ['a NUL in the path', records(['path', 'a\0b'])],
    ['a NUL in the link', records(['linkpath', 'a\0'])],
    ['a size that is no number', records(['size', '1e3'])],
    ['a negative size', records(['size', '-1'])],
    ['a size beyond exact numbers', records(['size', '9007199254740993'])],
    ['a size of many digits', records(['size', '9'.repeat(400)])],
  ])('is refused with %s', ([, data]) => {
    expect(() => parsePax(data, place)).toThrow(expect.objectContaining({ code: 'image-invalid' }))
  })

  it.for(['GNU.sparse.major', 'GNU.sparse.map', 'GNU.sparse.size', 'GNU.sparse.name', 'GNU.sparse.realsize'])(
    'is refused with %s, which packs the content of a sparse file',
    async (key) => {
      const sparse = fault('image-unsupported', 'a sparse file')
      expect(lineOf(await faultOf(() => parsePax(records([key, '1']), place)))).toMatch(sparse)
      expect(lineOf(await faultOf(() => checkGlobalPax(records([key, '1']), place)))).toMatch(sparse)
    },
  )

  it('gives back every name that was written', () => {
    const name = fc.uint8Array({ minLength: 1, maxLength: 300 }).filter((bytes) => !bytes.includes(0))
    fc.assert(
      fc.property(name, name, fc.uint8Array({ maxLength: 50 }), (path, linkpath, noise) => {
        const data = records(['LIBARCHIVE.xattr.a', noise], ['path', path], ['linkpath', linkpath])
        expect(parsePax(data, place)).toEqual({
          path: Buffer.from(path).toString('latin1'),
          linkpath: Buffer.from(linkpath).toString('latin1'),
        })
      }),
    )
  })

  it('never fails but with one of our errors, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          parsePax(Buffer.from(bytes), place)
        } catch (thrown) {
          ownError(thrown)
        }
      }),
    )
  })
})

describe('a global pax header', () => {
  it('may hold comments, as git archive writes them', () => {
    expect(() => checkGlobalPax(records(['comment', 'f'.repeat(40)], ['mtime', '1']), place)).not.toThrow()
  })

  it.for(['path', 'linkpath', 'size'])('is refused when it sets %s for all that follows', async (key) => {
    const line = lineOf(await faultOf(() => checkGlobalPax(records([key, '1']), place)))
    expect(line).toMatch(fault('image-unsupported', `sets "${key}"`))
  })
})
