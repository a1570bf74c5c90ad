import { describe, expect, it } from 'vitest'
import { cleanPath, linkTarget, quoted } from '../../src/image/tar-names.ts'

const place = { archive: 'a.tar', offset: 0 }

describe('a path in a tar', () => {
  it.for([
    ['opt/x', 'opt/x'],
    ['./opt/x', 'opt/x'],
    ['/opt/x', 'opt/x'],
    ['///opt//x//', 'opt/x'],
    ['./././opt/./x/.', 'opt/x'],
    ['opt/', 'opt'],
    ['', ''],
    ['.', ''],
    ['./', ''],
    ['/', ''],
    ['opt/..x', 'opt/..x'],
    ['opt/x..', 'opt/x..'],
    ['opt/...', 'opt/...'],
    ['opt\\..\\x', 'opt\\..\\x'],
    ['C:/x', 'C:/x'],
    ['opt/ ', 'opt/ '],
    ['x\xff', 'x\xff'],
    ['__proto__/constructor', '__proto__/constructor'],
  ] as const)('%j is %j from the image root', ([stored, expected]) => {
    expect(cleanPath(stored, place)).toBe(expected)
  })

  it.for(['..', '../x', 'opt/../x', '/..', 'opt/..', './../x', 'a/b/../../../x'])(
    '%j is refused',
    (stored) => {
      expect(() => cleanPath(stored, place)).toThrow(expect.objectContaining({ code: 'image-invalid' }))
    },
  )

  it('has parts of at most 255 bytes and 4096 bytes in all', () => {
    expect(cleanPath('n'.repeat(255), place)).toHaveLength(255)
    expect(() => cleanPath('n'.repeat(256), place)).toThrow(/a name of 256 bytes/)
    expect(cleanPath('ab/'.repeat(1365), place)).toHaveLength(4094)
    expect(() => cleanPath('ab/'.repeat(1366), place)).toThrow(/a path of 4098 bytes/)
  })
})

describe('the target of a symlink', () => {
  it.for(['x', '/x', '../../x', './x', 'a//b', 'x\xfe'])('%j stays as it is', (stored) => {
    expect(linkTarget(stored, place)).toBe(stored)
  })

  it('must be there, and fit into a path', () => {
    expect(() => linkTarget('', place)).toThrow(/without a target/)
    expect(() => linkTarget('t'.repeat(4097), place)).toThrow(/4097 bytes/)
  })
})

describe('a name in a message', () => {
  it('cannot start a line, where a runner would read a command', () => {
    expect(quoted('a\n::error::b\r\x1b[31m')).toBe('"a\\n::error::b\\r\\x1b[31m"')
  })

  it('is cut when it is long', () => {
    expect(quoted('x'.repeat(5000)).length).toBeLessThan(220)
  })
})
