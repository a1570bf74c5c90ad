import { describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { annotationOf, errorText, explain } from '../../src/report/annotations.ts'

const usage = new LayerliftError('usage', 'two settings are wrong', {
  details: ['memory-size: "big" is no number', 'timeout: 901 is over 900 seconds'],
  hint: 'see `layerlift help deploy`',
})

describe('errors for people', () => {
  it('say what, where and what to do next, most useful line first', () => {
    expect(errorText(usage)).toBe(
      [
        'error: two settings are wrong',
        '  memory-size: "big" is no number',
        '  timeout: 901 is over 900 seconds',
        'hint: see `layerlift help deploy`',
        '',
      ].join('\n'),
    )
  })

  it('become one annotation with a title', () => {
    const { title, message } = annotationOf(usage)
    expect(title).toBe('layerlift: wrong usage')
    expect(message.split('\n')).toHaveLength(4)
  })

  it('show no stack when they are foreseen', () => {
    const { lines } = explain(new LayerliftError('file', 'cannot write', { cause: new Error('inner') }))
    expect(lines).toEqual(['cannot write'])
  })

  it('show the stack and ask for a report when they are bugs', () => {
    const { title, lines } = explain(new TypeError('x is undefined'))
    expect(title).toBe('a bug of layerlift')
    expect(lines[0]).toContain('x is undefined')
    expect(lines[0]).toContain('bug of layerlift')
    expect(lines.join('\n')).toContain('annotations.test.ts')
  })

  it('survive what is thrown without being an Error', () => {
    expect(explain('text').lines).toEqual([
      expect.stringContaining('text'),
      expect.stringContaining('not an Error'),
    ])
  })

  it('count details beyond two hundred', () => {
    const details = Array.from({ length: 205 }, (_, index) => `problem ${index}`)
    const { lines } = explain(new LayerliftError('usage', 'many', { details }))
    expect(lines).toHaveLength(202)
    expect(lines.at(-1)).toBe('  and 5 more')
  })

  it('let nothing from a build move the cursor', () => {
    const error = new LayerliftError('build-failed', 'a\u001b[2J', {
      details: ['b\r::error::'],
      hint: 'c\u0007',
    })
    expect(errorText(error)).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})
