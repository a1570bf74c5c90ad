import { describe, expect, test } from 'vitest'
import { sentenceOf } from '../../src/plan/change.ts'
import { emptyAccount } from '../../src/plan/current.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { isEmpty, planDeployment } from '../../src/plan/plan.ts'
import { type Account, apply, emptyModel, hash, observe, publish } from './account.ts'
import { packageLayer, wanted } from './wanted.ts'

const plan = (account: Account, desired: Desired) =>
  planDeployment(desired, observe(account, desired), { hash })
const deployed = (desired: Desired, account = emptyModel()) => apply(account, plan(account, desired), desired)
const kinds = (made: ReturnType<typeof plan>) => [
  made.version.map(({ kind }) => kind),
  made.traffic.map(({ kind }) => kind),
]

describe('planDeployment', () => {
  test('an empty account, account id unknown, gets everything in the order of the story', () => {
    const made = planDeployment(wanted(), emptyAccount('eu-west-1'), { hash })
    expect(kinds(made)).toEqual([
      ['publish-layer', 'create-function', 'publish-version'],
      ['create-alias', 'create-api', 'add-permission', 'create-resource', 'put-method', 'create-deployment'],
    ])
    expect([made.existingVersion, made.warnings]).toEqual([undefined, []])
  })

  test.for<[string, Partial<Desired>, string, string[], string[]]>([
    ['the same again', {}, 'code-1', [], []],
    ['new code', {}, 'code-2', ['update-code', 'publish-version'], ['update-alias']],
    [
      'a new layer',
      { layers: [packageLayer('php-2')] },
      'code-1',
      ['publish-layer', 'update-configuration', 'publish-version'],
      ['update-alias'],
    ],
    [
      'a variable',
      { environment: { TEST_ENV_VAR: 'x' } },
      'code-1',
      ['update-configuration', 'publish-version'],
      ['update-alias'],
    ],
    [
      'memory and code',
      { configuration: { MemorySize: 256 } },
      'code-2',
      ['update-configuration', 'update-code', 'publish-version'],
      ['update-alias'],
    ],
    [
      'only the function description',
      { configuration: { Description: 'x' } },
      'code-1',
      ['update-configuration'],
      [],
    ],
    [
      'another architecture',
      { architecture: 'arm64' },
      'code-1',
      ['update-code', 'publish-version'],
      ['update-alias'],
    ],
    ['a tag', { tags: { team: 'a' } }, 'code-1', ['update-tags'], []],
    ['another commit alone', { versionDescription: 'layerlift code=0 commit=def' }, 'code-1', [], []],
    [
      'another alias',
      { alias: 'prod' },
      'code-1',
      [],
      ['create-alias', 'add-permission', 'put-method', 'create-deployment'],
    ],
    [
      'no alias any more',
      { alias: undefined },
      'code-1',
      [],
      ['add-permission', 'put-method', 'create-deployment'],
    ],
    ['no API', { api: undefined }, 'code-1', [], []],
    [
      'another stage',
      { api: { apiName: 'hello', stage: 'dev', routes: [{ method: 'POST', path: '/hello' }] } },
      'code-1',
      [],
      ['create-deployment'],
    ],
  ])('after a deployment, %s', ([, changes, content, version, traffic]) => {
    expect(kinds(plan(deployed(wanted()), wanted(changes, content)))).toEqual([version, traffic])
  })

  test('a second run has nothing to do and knows the wanted version', () => {
    const made = plan(deployed(wanted()), wanted())
    expect([isEmpty(made), made.existingVersion]).toEqual([true, '1'])
  })

  test('after a failed smoke test the alias is planned again, to the version that exists', () => {
    const tested = apply(
      deployed(wanted()),
      plan(deployed(wanted()), wanted({}, 'code-2')),
      wanted({}, 'code-2'),
      2,
    )
    expect(tested.versions).toHaveLength(2)
    const made = plan(tested, wanted({}, 'code-2'))
    expect([made.version, made.existingVersion]).toEqual([[], '2'])
    expect(made.traffic).toEqual([
      { kind: 'update-alias', functionName: 'hello', alias: 'live', fromVersion: '1', toVersion: '2' },
    ])
  })

  test('a split alias is set to one version', () => {
    const account = deployed(wanted())
    account.aliases['live'] = { version: '1', isSplit: true }
    expect(kinds(plan(account, wanted()))).toEqual([[], ['update-alias']])
  })

  test("the alias's version is preferred to a newer equal one", () => {
    const account = deployed(wanted())
    const [first] = account.versions
    if (first !== undefined) account.versions.push({ ...first, version: '10' })
    expect(plan(account, wanted()).existingVersion).toBe('1')
    account.aliases = {}
    expect(plan(account, wanted()).existingVersion).toBe('10')
  })

  test('code that no version vouches for is sent, until its own hash proves it', () => {
    const account = deployed(wanted())
    account.versions = []
    publish(account, 'by hand')
    expect(kinds(plan(account, wanted()))[0]).toEqual(['update-code', 'publish-version'])
    const desired = wanted()
    const zipped = { ...desired, code: { ...desired.code, codeSha256: account.found?.codeSha256 } }
    expect(isEmpty(plan(account, zipped))).toBe(true)
  })

  test('a version that says our content hash but holds other code proves nothing', () => {
    const account = deployed(wanted())
    if (account.found !== undefined) account.found.codeSha256 = 'zip-of-somebody'
    expect(kinds(plan(account, wanted()))[0]).toEqual(['update-code', 'publish-version'])
  })

  test('without publish there is neither version nor alias, and a warning', () => {
    const made = plan(emptyModel(), wanted({ publish: false }))
    expect(kinds(made)[0]).toEqual(['publish-layer', 'create-function'])
    expect(made.traffic.map(({ kind }) => kind)).not.toContain('create-alias')
    expect([made.existingVersion, made.warnings.length]).toEqual([undefined, 1])
  })

  test("the observer's warnings come first", () => {
    const current = { ...observe(emptyModel(), wanted()), warnings: ['seen'] }
    expect(planDeployment(wanted({ alias: undefined }), current, { hash }).warnings[0]).toBe('seen')
  })

  test('prints without a single environment value', () => {
    const desired = wanted({ environment: { TEST_ENV_VAR: 'secret-value', OTHER: 'secret-value' } })
    const made = plan(deployed(wanted()), desired)
    expect(made.version).toHaveLength(2)
    expect([...made.version, ...made.traffic].map(sentenceOf).join('\n')).not.toContain('secret-value')
  })
})
