import { describe, expect, it } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { closingOfAction, closingText } from '../../src/report/closing.ts'
import { deployed, emptyReport } from './reports.ts'

const nothing = { done: [], takenBack: [], left: [] }

describe('the closing lines', () => {
  it('of a deployment give the URL and a curl line to paste', () => {
    expect(closingText(deployed, nothing).split('\n')).toEqual([
      'version 4 of hello is live',
      '  function.zip  4.0 KB zipped, 10.0 KB unzipped, published',
      '  layer-1.zip   125.0 MB unzipped, unchanged',
      '  function  arn:aws:lambda:eu-west-1:123456789012:function:hello',
      '  alias     arn:aws:lambda:eu-west-1:123456789012:function:hello:live',
      '  url       https://abc.execute-api.eu-west-1.amazonaws.com/live',
      '  layer     arn:aws:lambda:eu-west-1:123456789012:layer:hello-0123:1',
      'try it:',
      "  curl -d '{}' 'https://abc.execute-api.eu-west-1.amazonaws.com/live/hello'",
      '',
    ])
  })

  it('of a deployment without routes give nothing to call', () => {
    expect(closingText({ ...deployed, routes: [] }, nothing)).not.toContain('try it:')
  })

  it('of a plan number the changes', () => {
    const text = closingText({ ...deployed, command: 'plan', packages: [] }, nothing)
    expect(text.split('\n')).toEqual([
      '3 changes for hello',
      '   1. publish layer hello-0123',
      '   2. publish a version',
      '   3. move alias live from 3',
      'next: layerlift deploy with the same settings',
      '',
    ])
  })

  it('of a plan without changes say so and ask for nothing', () => {
    const report = { ...emptyReport, command: 'plan' as const, functionName: 'hello' }
    expect(closingText(report, nothing)).toBe('hello is up to date, nothing to do\n')
  })

  it('of packaging show where each file was written', () => {
    const packages = deployed.packages.map((found) => ({ ...found, path: `output/${found.fileName}` }))
    const text = closingText({ ...emptyReport, command: 'package', packages }, nothing)
    expect(text).toContain('  output/function.zip  4.0 KB zipped')
    expect(text).toContain('next: layerlift publish')
  })

  it('of an image with layers alone do not speak of deploying', () => {
    const packages = deployed.packages.slice(1)
    const text = closingText({ ...emptyReport, command: 'package', packages }, nothing)
    expect(text).toContain('next: layerlift publish')
    expect(text).not.toContain('layerlift deploy')
  })

  it('of publishing say where the lists are', () => {
    const packages = deployed.packages.map((found) => ({ ...found, path: `output/${found.fileName}` }))
    const text = closingText({ ...emptyReport, command: 'publish', packages }, nothing)
    expect(text).toContain('\nwritten: output/layers.json and output/layers.yaml\nnext: ')
  })

  it('of the demo name everything that a first deployment needs', () => {
    const text = closingText({ ...emptyReport, command: 'demo' }, nothing)
    for (const flag of ['--function-name', '--handler', '--role', '--routes']) expect(text).toContain(flag)
  })

  it('of publishing list the layers', () => {
    const text = closingText(
      { ...emptyReport, command: 'publish', layerArns: ['arn:1'], layersPublished: 1 },
      nothing,
    )
    expect(text).toBe('1 layer published, 0 unchanged\n  layer     arn:1\n')
  })

  it('of a deployment that was stopped say what is done and what is left', () => {
    const failure = new LayerliftError('cancelled', 'stopped')
    const text = closingText(
      { ...deployed, packages: [], failure },
      { done: ['a'], takenBack: ['t'], left: ['b', 'c'] },
    )
    expect(text).toContain(
      'done before it ended:\n  a\ndone and taken back:\n  t\nnot done:\n  b\n  c\nnext: run the same command again',
    )
    expect(text).not.toContain('curl')
  })

  it('of a workflow give the curl line, and no command to type', () => {
    expect(closingOfAction(deployed, nothing)).toBe(closingText(deployed, nothing))
    const text = closingOfAction({ ...deployed, command: 'plan', packages: [] }, nothing)
    expect(text).toContain('\n   3. move alias live from 3\n')
    expect(text).not.toContain('next:')
  })

  it('of a failed smoke test ask to mend the function first', () => {
    const failure = new LayerliftError('smoke-failed', 'status 500')
    expect(closingText({ ...deployed, failure }, nothing)).toContain('next: mend the function')
  })
})
