import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoSettings } from '../../src/entry/demo.ts'

const home = new URL('../../', import.meta.url)

describe('the demo', () => {
  it.for(['x64', 'arm64', 'riscv64'])('has an archive for a machine with %s', (processor) => {
    const image = demoSettings(new Map(), home, processor).get('image') ?? ''
    expect(image).toMatch(/^oci-archive:\//)
    expect(existsSync(image.replace('oci-archive:', ''))).toBe(true)
  })

  it('takes the archive made for the processor', () => {
    const images = ['x64', 'arm64'].map((processor) => demoSettings(new Map(), home, processor).get('image'))
    expect(images[0]).toContain('x86_64')
    expect(images[1]).toContain('aarch64')
  })

  it('lets the user have the last word', () => {
    const settings = demoSettings(new Map([['function-name', 'mine']]), home)
    expect(settings.get('function-name')).toBe('mine')
    expect(settings.get('routes')).toBe('POST /hello')
  })
})
