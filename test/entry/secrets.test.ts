import { describe, expect, it } from 'vitest'
import { secretsToMask, textsToMask } from '../../src/entry/secrets.ts'

const masked = (inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) =>
  textsToMask(env, new Map(Object.entries(inputs)))

describe('what the runner masks', () => {
  it('is every credential of the environment', () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIAX',
      AWS_SECRET_ACCESS_KEY: 'abcd/efgh',
      AWS_SESSION_TOKEN: 'token',
      PATH: '/bin',
    }
    expect(masked({}, env)).toEqual(['AKIAX', 'abcd/efgh', 'token'])
  })

  it.for<[form: string, text: string]>([
    ['lines', 'one=first=1\ntwo=second'],
    ['lines with blanks and carriage returns', '  one=first=1\r\n  two=second  \r\n'],
    ['a YAML list', '- one=first=1\n- "two=second"'],
    ['a YAML map', 'one: first=1\ntwo: "second"'],
    ['a JSON list over lines', '["one=first=1",\n"two=second"]'],
    ['a JSON map over lines', '{"one": "first=1",\n "two": "second"}'],
  ])('is every value of build secrets, given as %s', ([, text]) => {
    expect(masked({ secrets: text })).toEqual(['first=1', 'second'])
  })

  it('is never an environment value of the function, which may be an everyday word', () => {
    expect(masked({ environment: 'STAGE=live', 'build-args': 'A=production', alias: 'live' })).toEqual([])
  })

  it('is line for line, because the runner compares lines', () => {
    expect(masked({}, { GITHUB_TOKEN: 'first line\nsecond line\n' })).toEqual(['first line', 'second line'])
  })

  it('is nothing so short that it would blank the log', () => {
    expect(masked({ secrets: 'a=1\nb=abc' })).toEqual([])
  })
})

describe('what the runner masks of parsed secrets', () => {
  it('is every value, and each line of one that has several', () => {
    const key = 'key=-----BEGIN KEY-----\r\n  bytes=\n-----END KEY-----\n'
    expect(secretsToMask(['a=secretone', 'b=secret=two', key, 'c=secretone', 'd=abc'])).toEqual([
      'secretone',
      'secret=two',
      '-----BEGIN KEY-----',
      'bytes=',
      '-----END KEY-----',
    ])
  })
})
