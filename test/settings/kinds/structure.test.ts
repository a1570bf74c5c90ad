import { describe, expect, it, test } from 'vitest'
import { parseStructure } from '../../../src/settings/kinds/structure.ts'
import type { StructureSetting } from '../../../src/settings/setting.ts'

const vpc: StructureSetting = {
  kind: 'structure',
  shape: 'object',
  keys: ['SubnetIds', 'SecurityGroupIds', 'Ipv6AllowedForDualStack'],
  sentence: '',
  commands: [],
}
const mounts: StructureSetting = { ...vpc, shape: 'objects', keys: ['Arn', 'LocalMountPath'] }

describe('a structure for the Lambda API', () => {
  test.for<[string, StructureSetting, string, unknown]>([
    [
      'YAML',
      vpc,
      'SubnetIds: [a, b]\nIpv6AllowedForDualStack: true',
      { SubnetIds: ['a', 'b'], Ipv6AllowedForDualStack: true },
    ],
    ['JSON', vpc, '{\n\t"SubnetIds": ["a"]\n}', { SubnetIds: ['a'] }],
    ['an empty map', vpc, '{}', {}],
    [
      'a list of maps',
      mounts,
      '- Arn: x\n  LocalMountPath: /mnt/a',
      [{ Arn: 'x', LocalMountPath: '/mnt/a' }],
    ],
    ['an empty list', mounts, '[]', []],
  ])('takes %s', ([, setting, text, expected]) => {
    expect(parseStructure(text, setting)).toEqual({ kind: 'value', value: expected })
  })

  test.for<[string, StructureSetting, string, string]>([
    ['text', vpc, 'subnet-1', 'a YAML or JSON map with SubnetIds'],
    ['null', vpc, 'null', 'a YAML or JSON map'],
    ['a list for a map', vpc, '[]', 'a YAML or JSON map'],
    ['a map for a list', mounts, '{}', 'a YAML or JSON list of maps'],
    ['a list of text', mounts, '[a]', 'a YAML or JSON list of maps'],
    ['malformed JSON', vpc, '{"SubnetIds": [}', 'malformed YAML at line 1, column 16'],
    ['a deep __proto__', vpc, '{"SubnetIds": [{"__proto__": {"x": 1}}]}', 'the key __proto__'],
    ['an alias of itself', vpc, 'SubnetIds: &a [*a]', 'malformed YAML'],
    ['nesting without end', vpc, '['.repeat(100_000), 'malformed YAML'],
    [
      'aliases that explode',
      vpc,
      [
        'SubnetIds:',
        ' - &a [x,x,x,x,x,x,x,x,x]',
        ...'bcdefg'
          .split('')
          .map((name, index) => ` - &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join()}]`),
      ].join('\n'),
      'its aliases cannot be expanded',
    ],
  ])('refuses %s', ([, setting, text, words]) => {
    const parsed = parseStructure(text, setting)
    expect(parsed.kind === 'wrong' && JSON.stringify(parsed.faults)).toContain(words)
  })

  it('refuses keys that the SDK would drop, and names the one that was meant', () => {
    expect(parseStructure('subnetIds: []\nSecurityGroups: []', vpc)).toMatchObject({
      faults: [
        { found: 'the key "subnetIds"', fix: 'Did you mean SubnetIds?' },
        { found: 'the key "SecurityGroups"' },
      ],
    })
  })
})
