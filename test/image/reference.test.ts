import { describe, expect, it } from 'vitest'
import { formatReference, parseReference, type Reference } from '../../src/image/reference.ts'
import { faultOf } from './fault.ts'

const hex = 'a'.repeat(64)

describe('a reference', () => {
  it.for<[string, Reference]>([
    ['hello', { kind: 'docker-daemon', name: 'hello' }],
    ['hello:latest', { kind: 'docker-daemon', name: 'hello:latest' }],
    ['docker-daemon:hello:v1.2', { kind: 'docker-daemon', name: 'hello:v1.2' }],
    ['localhost:5000/team/hello:1', { kind: 'docker-daemon', name: 'localhost:5000/team/hello:1' }],
    ['[::1]:5000/hello', { kind: 'docker-daemon', name: '[::1]:5000/hello' }],
    ['ghcr.io/o/r__x/y--z:t_1', { kind: 'docker-daemon', name: 'ghcr.io/o/r__x/y--z:t_1' }],
    [`hello@sha256:${hex}`, { kind: 'docker-daemon', name: `hello@sha256:${hex}` }],
    [`sha256:${hex}`, { kind: 'docker-daemon', name: `sha256:${hex}` }],
    ['0123456789ab', { kind: 'docker-daemon', name: '0123456789ab' }],
    ['docker-archive:image.tar', { kind: 'docker-archive', file: 'image.tar', tag: undefined }],
    ['docker-archive:./a b.tar:hello:v1', { kind: 'docker-archive', file: './a b.tar', tag: 'hello:v1' }],
    [
      'docker-archive:/x.tar:localhost:5000/hello:v1',
      { kind: 'docker-archive', file: '/x.tar', tag: 'localhost:5000/hello:v1' },
    ],
    ['oci:dir', { kind: 'oci', directory: 'dir', tag: undefined }],
    ['oci:../out/dir:latest', { kind: 'oci', directory: '../out/dir', tag: 'latest' }],
    ['oci-archive:/tmp/日本.tar:v1', { kind: 'oci-archive', file: '/tmp/日本.tar', tag: 'v1' }],
  ])('%s is understood', ([text, expected]) => {
    const reference = parseReference(text)
    expect(reference).toEqual(expected)
    expect(parseReference(formatReference(reference))).toEqual(expected)
  })

  it.for([
    '',
    'docker-daemon:',
    'docker-archive:',
    'docker-archive::tag',
    'oci:',
    'oci::tag',
    'oci-archive:',
    'oci:dir:',
    'oci:dir:-x',
    'oci:dir:a b',
    'docker-archive:a\0b',
    'Hello',
    'hello:',
    'hello world',
    '-v',
    '--help',
    'docker-daemon:--help',
    'hello:tag:tag',
    'hello@sha256:abc',
    'dir:/x',
    'https://example.com/x',
    './image.tar',
    '/image.tar',
    `hello:${'t'.repeat(129)}`,
  ])('%j is refused as wrong usage, with the forms that exist', async (text) => {
    const error = await faultOf(() => parseReference(text))
    expect(error).toMatchObject({ code: 'usage' })
    expect(error.message).toContain(JSON.stringify(text))
    expect(error.hint).toContain('docker-archive:FILE')
  })

  it('docker:// is known, and the error says what to do until it is built', async () => {
    const error = await faultOf(() => parseReference('docker://registry.example/team/hello:v1'))
    expect(error.code).toBe('usage')
    expect(error.hint).toContain('docker pull registry.example/team/hello:v1')
  })
})
