import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytePath } from '../../src/image/image.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { mendPermissions } from '../../src/pack/permissions.ts'
import { contentOf } from '../fixtures/fake-layers.ts'

const file = (mode: number): PackageEntry => ({
  kind: 'file',
  path: bytePath('x'),
  mode,
  content: contentOf(''),
})
const folder = (mode: number): PackageEntry => ({ kind: 'directory', path: bytePath('x'), mode })
const link: PackageEntry = { kind: 'symlink', path: bytePath('x'), target: bytePath('y') }

const modeOf = (entry: PackageEntry | undefined): number | undefined =>
  entry === undefined || entry.kind === 'symlink' ? undefined : entry.mode

describe('mendPermissions', () => {
  const cases: readonly [string, PackageEntry, { mode: number; unreadable: boolean; special: boolean }][] = [
    ['leaves a readable file alone', file(0o644), { mode: 0o644, unreadable: false, special: false }],
    ['makes a private file readable', file(0o600), { mode: 0o644, unreadable: true, special: false }],
    [
      'makes a private program executable for all',
      file(0o700),
      { mode: 0o755, unreadable: true, special: false },
    ],
    [
      'does not make a file executable whose owner may not',
      file(0o610),
      { mode: 0o654, unreadable: true, special: false },
    ],
    ['mends a file without any permission', file(0), { mode: 0o444, unreadable: true, special: false }],
    [
      'drops setuid, which is no reason to call it unreadable',
      file(0o4755),
      { mode: 0o755, unreadable: false, special: true },
    ],
    ['opens a private folder', folder(0o700), { mode: 0o755, unreadable: true, special: false }],
    [
      'opens a folder that can be listed but not entered',
      folder(0o744),
      { mode: 0o755, unreadable: true, special: false },
    ],
    ['drops the sticky bit', folder(0o1777), { mode: 0o777, unreadable: false, special: true }],
    ['drops setgid', folder(0o2755), { mode: 0o755, unreadable: false, special: true }],
  ]
  it.for(cases)('%s', ([, entry, expected]) => {
    const { entries, unreadable, special } = mendPermissions([entry])
    expect({
      mode: modeOf(entries[0]),
      unreadable: unreadable.length > 0,
      special: special.length > 0,
    }).toEqual(expected)
  })

  it('leaves symlinks alone', () => {
    expect(mendPermissions([link])).toEqual({ entries: [link], unreadable: [], special: [] })
  })

  it('takes nothing away but the special bits, and mending again changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0o7777 }), fc.boolean(), (mode, isFolder) => {
        const { entries } = mendPermissions([isFolder ? folder(mode) : file(mode)])
        const mended = modeOf(entries[0]) ?? 0
        expect(mended & mode).toBe(mode & 0o777)
        expect(mended & 0o444).toBe(0o444)
        expect(mendPermissions(entries)).toEqual({ entries, unreadable: [], special: [] })
      }),
    )
  })
})
