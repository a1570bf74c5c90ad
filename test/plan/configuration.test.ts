import { describe, expect, test } from 'vitest'
import {
  changedConfiguration,
  configurationDifferences,
  isSameConfiguration,
} from '../../src/plan/configuration.ts'
import type { FunctionConfiguration } from '../../src/plan/desired.ts'

const vpc = { SubnetIds: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-a', 'sg-b'] }
const observedVpc = {
  VpcId: 'vpc-1',
  SubnetIds: ['subnet-b', 'subnet-a'],
  SecurityGroupIds: ['sg-b', 'sg-a'],
}

describe('changedConfiguration', () => {
  test.for<[string, FunctionConfiguration, FunctionConfiguration]>([
    ['nothing wanted', {}, { MemorySize: 512, Description: 'x' }],
    ['an undefined key', { MemorySize: undefined }, { MemorySize: 512 }],
    [
      'equal values',
      { Role: 'r', Handler: 'h', Timeout: 9 },
      { Role: 'r', Handler: 'h', Timeout: 9, MemorySize: 1024 },
    ],
    [
      "Lambda's defaults, not told by Lambda",
      {
        Description: '',
        Timeout: 3,
        MemorySize: 128,
        EphemeralStorage: { Size: 512 },
        TracingConfig: { Mode: 'PassThrough' },
        KMSKeyArn: '',
        FileSystemConfigs: [],
        SnapStart: { ApplyOn: 'None' },
        DeadLetterConfig: { TargetArn: '' },
        VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
        LoggingConfig: { LogFormat: 'Text' },
      },
      {},
    ],
    ['a VPC in another order and with its id', { VpcConfig: vpc }, { VpcConfig: observedVpc }],
    [
      'durable execution, with the retention that Lambda chose',
      { DurableConfig: { ExecutionTimeout: 60 } },
      { DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 14 } },
    ],
    ['subnets alone', { VpcConfig: { SubnetIds: vpc.SubnetIds } }, { VpcConfig: observedVpc }],
    [
      'SnapStart and its status',
      { SnapStart: { ApplyOn: 'PublishedVersions' } },
      { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' } },
    ],
    [
      'the log format, with levels and group filled in',
      { LoggingConfig: { LogFormat: 'JSON' } },
      {
        LoggingConfig: {
          LogFormat: 'JSON',
          ApplicationLogLevel: 'INFO',
          SystemLogLevel: 'INFO',
          LogGroup: '/g',
        },
      },
    ],
    [
      'the log group of the function, cleared',
      { LoggingConfig: {} },
      { LoggingConfig: { LogGroup: '/aws/lambda/hello' } },
    ],
    [
      'file systems with their keys in another order',
      { FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/a' }] },
      { FileSystemConfigs: [{ LocalMountPath: '/mnt/a', Arn: 'a' }] },
    ],
  ])('finds no change: %s', ([, wanted, observed]) => {
    expect(changedConfiguration(wanted, observed, 'hello')).toEqual({})
  })

  test.for<[string, FunctionConfiguration, FunctionConfiguration, FunctionConfiguration]>([
    ['only the differing key', { Timeout: 9, MemorySize: 128 }, { Timeout: 3 }, { Timeout: 9 }],
    [
      'how long a durable execution may take',
      { DurableConfig: { ExecutionTimeout: 90 } },
      { DurableConfig: { ExecutionTimeout: 60, RetentionPeriodInDays: 14 } },
      { DurableConfig: { ExecutionTimeout: 90 } },
    ],
    ['back to the default', { Description: '' }, { Description: 'x' }, { Description: '' }],
    [
      'another subnet',
      { VpcConfig: { SubnetIds: ['subnet-c'] } },
      { VpcConfig: observedVpc },
      { VpcConfig: { SubnetIds: ['subnet-c'] } },
    ],
    [
      '{} leaves the VPC',
      { VpcConfig: {} },
      { VpcConfig: observedVpc },
      { VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } },
    ],
    [
      '{} clears the dead letter queue',
      { DeadLetterConfig: {} },
      { DeadLetterConfig: { TargetArn: 'q' } },
      { DeadLetterConfig: { TargetArn: '' } },
    ],
    [
      '{} stops tracing',
      { TracingConfig: {} },
      { TracingConfig: { Mode: 'Active' } },
      { TracingConfig: { Mode: 'PassThrough' } },
    ],
    [
      '{} stops SnapStart',
      { SnapStart: {} },
      { SnapStart: { ApplyOn: 'PublishedVersions' } },
      { SnapStart: { ApplyOn: 'None' } },
    ],
    [
      '{} brings logging back',
      { LoggingConfig: {} },
      { LoggingConfig: { LogFormat: 'JSON', LogGroup: '/aws/lambda/hello' } },
      { LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/hello' } },
    ],
    [
      '[] unmounts',
      { FileSystemConfigs: [] },
      { FileSystemConfigs: [{ Arn: 'a' }] },
      { FileSystemConfigs: [] },
    ],
    [
      'IPv6 in the VPC',
      { VpcConfig: { Ipv6AllowedForDualStack: true } },
      { VpcConfig: observedVpc },
      { VpcConfig: { Ipv6AllowedForDualStack: true } },
    ],
    [
      'the mount of one file system',
      { FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/b' }] },
      { FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/a' }] },
      { FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/b' }] },
    ],
  ])('finds a change: %s', ([, wanted, observed, changed]) => {
    expect(changedConfiguration(wanted, observed, 'hello')).toEqual(changed)
  })
})

describe('isSameConfiguration', () => {
  test.for<[string, FunctionConfiguration, FunctionConfiguration, boolean]>([
    ['a version has its own Description', { Description: 'layerlift code=…' }, { Description: 'mine' }, true],
    ['defaults said or unsaid', { Timeout: 3, TracingConfig: { Mode: 'PassThrough' } }, {}, true],
    [
      'the status of SnapStart',
      { SnapStart: { ApplyOn: 'None', OptimizationStatus: 'On' } },
      { SnapStart: { ApplyOn: 'None' } },
      true,
    ],
    ['the order of subnets', { VpcConfig: vpc }, { VpcConfig: observedVpc }, true],
    ['another handler', { Handler: 'a' }, { Handler: 'b' }, false],
    ['another role', { Role: 'a' }, { Role: 'b' }, false],
    ['a VPC or none', { VpcConfig: vpc }, {}, false],
    [
      'another log group',
      { LoggingConfig: { LogGroup: '/a' } },
      { LoggingConfig: { LogGroup: '/b' } },
      false,
    ],
    ['another key', { KMSKeyArn: 'k' }, {}, false],
  ])('%s', ([, a, b, isSame]) => {
    expect([isSameConfiguration(a, b), isSameConfiguration(b, a)]).toEqual([isSame, isSame])
  })
})

test('differences show the value before, defaults included, and after', () => {
  const changed = { Timeout: 9, Description: '', VpcConfig: { SubnetIds: ['a'] } }
  expect(configurationDifferences(changed, { Description: 'old' })).toEqual([
    { key: 'Description', before: 'old', after: undefined },
    { key: 'Timeout', before: '3', after: '9' },
    {
      key: 'VpcConfig',
      before: '{"SubnetIds":[],"SecurityGroupIds":[],"Ipv6AllowedForDualStack":false}',
      after: '{"SubnetIds":["a"]}',
    },
  ])
})
