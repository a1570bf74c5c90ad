import { describe, expect, it } from 'vitest'
import { outputsOf } from '../../src/report/outputs.ts'
import { deployed, emptyReport } from './reports.ts'

describe('the outputs', () => {
  it('name everything that a deployment knows', () => {
    expect(outputsOf(deployed)).toEqual({
      command: 'deploy',
      'function-name': 'hello',
      'function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:hello',
      version: '4',
      'previous-version': '3',
      'alias-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:hello:live',
      url: 'https://abc.execute-api.eu-west-1.amazonaws.com/live',
      'api-id': 'abc',
      stage: 'live',
      'layer-arns': '["arn:aws:lambda:eu-west-1:123456789012:layer:hello-0123:1"]',
      'layers-published': '1',
      'image-digest': 'sha256:00ff',
      'code-sha256': 'c2hh',
      'package-size': '4096',
      changed: 'true',
      plan: '["publish layer hello-0123","publish a version","move alias live from 3"]',
      'smoke-status': 'passed',
      'rolled-back': 'false',
    })
  })

  it('leave out what is not known, and say no in words', () => {
    expect(outputsOf(emptyReport)).toEqual({
      command: 'deploy',
      'layer-arns': '[]',
      'layers-published': '0',
      changed: 'false',
      plan: '[]',
      'rolled-back': 'false',
    })
  })
})
