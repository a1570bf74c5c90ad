import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseVersionDescription, versionDescriptionOf } from '../../src/plan/version-description.ts'

const contentHash = 'a'.repeat(64)
const imageDigest = `sha256:${'b'.repeat(64)}`

test.for<[string, Parameters<typeof versionDescriptionOf>[0], string]>([
  [
    'all',
    { contentHash, imageDigest, commit: 'c0ffee' },
    `layerlift code=${contentHash} image=${imageDigest} commit=c0ffee`,
  ],
  ['no commit', { contentHash, imageDigest }, `layerlift code=${contentHash} image=${imageDigest}`],
  ['a commit that does not fit', { contentHash, commit: 'c'.repeat(200) }, `layerlift code=${contentHash}`],
  [
    'a long digest, but the commit',
    { contentHash, imageDigest: 'd'.repeat(200), commit: 'c' },
    `layerlift code=${contentHash} commit=c`,
  ],
  ['a commit with a space', { contentHash, commit: 'a code=b' }, `layerlift code=${contentHash}`],
])('a description holds %s', ([, origin, description]) => {
  expect(versionDescriptionOf(origin)).toBe(description)
})

test('a description fits Lambda and is read back', () => {
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
  fc.assert(
    fc.property(hex(64), hex(64), fc.constantFrom('', 'v1', 'c'.repeat(64)), (content, digest, commit) => {
      const description = versionDescriptionOf({
        contentHash: content,
        imageDigest: `sha256:${digest}`,
        commit,
      })
      expect(description.length).toBeLessThanOrEqual(256)
      expect(parseVersionDescription(description)).toEqual({
        contentHash: content,
        imageDigest: `sha256:${digest}`,
        commit: commit === '' ? undefined : commit,
      })
    }),
  )
})

test.for([
  '',
  'by hand',
  'layerlift',
  'layerlift code=short',
  `layerlift image=${imageDigest}`,
  `xlayerlift code=${contentHash}`,
  `layerlift code=${contentHash.toUpperCase()}`,
])('%s is not a description of ours', (description) => {
  expect(parseVersionDescription(description)).toBeUndefined()
})
