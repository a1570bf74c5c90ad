import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLine } from '../../src/report/json-lines.ts'

describe('JSON lines', () => {
  it('hold any entry on exactly one line, and give it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const line = jsonLine({ kind: 'note', message } as { kind: string })
        expect(line.slice(0, -1)).not.toMatch(/[\n\r\u2028\u2029]/)
        expect(line.endsWith('}\n')).toBe(true)
        expect(JSON.parse(line)).toEqual({ kind: 'note', message })
      }),
    )
  })

  it('escape the separators at which some readers split', () => {
    expect(jsonLine({ kind: 'a\u2028b' })).toBe('{"kind":"a\\u2028b"}\n')
  })
})
