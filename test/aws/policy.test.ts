import { expect, it } from 'vitest'
import { parsePolicy, type PolicyStatement } from '../../src/aws/policy.ts'

const arn = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3/*/*/*'

it.for<[string, unknown, readonly PolicyStatement[]]>([
  [
    'a service from one source, as AWS writes it',
    [
      {
        Sid: 'layerlift-a1b2c3-live',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:hello:live',
        Condition: { ArnLike: { 'AWS:SourceArn': arn } },
      },
    ],
    [
      {
        statementId: 'layerlift-a1b2c3-live',
        principal: 'apigateway.amazonaws.com',
        resource: 'arn:aws:lambda:eu-west-1:123456789012:function:hello:live',
        sourceArn: arn,
      },
    ],
  ],
  [
    'the key in another case and operator',
    [
      {
        Sid: 'a',
        Principal: '*',
        Condition: { StringEquals: { x: 'y' }, ArnEquals: { 'aws:sourceArn': arn } },
      },
    ],
    [{ statementId: 'a', principal: '*', sourceArn: arn, resource: undefined }],
  ],
  [
    'an account without a condition',
    [{ Sid: 'b', Principal: { AWS: 'arn:aws:iam::1:root' } }],
    [{ statementId: 'b', principal: 'arn:aws:iam::1:root', sourceArn: undefined, resource: undefined }],
  ],
  ['no statements', undefined, []],
])('reads %s', ([, Statement, expected]) => {
  expect(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }))).toEqual(expected)
})

it('says so when the policy is no JSON', () => {
  expect(() => parsePolicy('<html>')).toThrow(expect.objectContaining({ code: 'aws' }))
})
