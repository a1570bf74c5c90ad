import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import type { Architecture } from '../../src/pack/packages.ts'
import type { Change } from '../../src/plan/change.ts'
import { type CurrentFunction, emptyAccount } from '../../src/plan/current.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { planFunction } from '../../src/plan/function.ts'
import { apply, emptyModel, functionArn, hash, observe } from './account.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { foreignLayer, packageLayer, wanted } from './wanted.ts'

const empty = emptyAccount('eu-west-1')

/** The account after `wanted()` was deployed, with a function that differs. */
function current(changes: Partial<CurrentFunction> = {}) {
  const account = apply(
    emptyModel(),
    planDeployment(wanted(), observe(emptyModel(), wanted()), { hash }),
    wanted(),
  )
  const seen = observe(account, wanted())
  return { ...seen, function: seen.function && { ...seen.function, ...changes } }
}

function updateOf(
  desired: Desired,
  seen = current(),
): Extract<Change, { kind: 'update-configuration' }> | undefined {
  const [change] = planFunction(desired, seen).changes
  return change?.kind === 'update-configuration' ? change : undefined
}

describe('a new function', () => {
  test('is created whole, with its defaults, without nulls, and with our tag', () => {
    const desired = wanted({ environment: { KEPT: '1', GONE: null }, tags: { team: 'a', gone: null } })
    expect(planFunction(desired, empty).changes).toEqual([
      {
        kind: 'create-function',
        functionName: 'hello',
        code: desired.code,
        configuration: {
          Runtime: 'provided.al2023',
          Role: 'arn:aws:iam::123456789012:role/hello',
          Handler: 'hello',
        },
        environment: { KEPT: '1' },
        layers: desired.layers,
        architecture: 'x86_64',
        tags: { team: 'a', 'layerlift:app': 'octo/shop/hello' },
      },
    ])
  })

  test('keeps a runtime that the user set', () => {
    const desired = wanted({ configuration: { ...wanted().configuration, Runtime: 'provided.al2' } })
    expect(planFunction(desired, empty).changes[0]).toMatchObject({
      configuration: { Runtime: 'provided.al2' },
    })
  })

  test('is refused with everything that is missing at once', () => {
    const plan = () => planFunction(wanted({ configuration: {}, onCreate: {} }), empty)
    expect(plan).toThrow(expect.objectContaining({ code: 'usage' }))
    expect(plan).toThrow(/"hello" does not exist yet and cannot be made without 3 settings that are missing/)
  })

  test('is refused when its variables are too large', () => {
    const plan = () => planFunction(wanted({ environment: { LARGE: 'secret'.repeat(700) } }), empty)
    expect(plan).toThrow(
      /environment: all variables together take 4212 bytes as JSON, and Lambda allows 4096/,
    )
    expect(plan).not.toThrow(/secret/)
  })
})

describe('an existing function', () => {
  test.for<[string, Partial<Desired>, Partial<CurrentFunction>]>([
    ['nothing set', { configuration: {}, environment: undefined }, {}],
    ['the runtime default of creation', { onCreate: { Runtime: 'provided.al2' } }, {}],
    ['variables by hand, merge', {}, { environment: { TEST_ENV_VAR: 'hello from lambda!', BY_HAND: '1' } }],
    ['a null for a key that is not there', { environment: { NOT_THERE: null } }, {}],
  ])('is left alone: %s', ([, desired, seen]) => {
    expect(planFunction(wanted(desired), current(seen)).changes).toEqual([])
  })

  test.for<[string, Partial<Desired>, Record<string, string>]>([
    ['merge adds and changes', { environment: { A: '2', B: '1' } }, { A: '2', B: '1', C: '3' }],
    ['merge removes with null', { environment: { A: null } }, { C: '3' }],
    ['replace is exact', { environment: { B: '1' }, environmentStrategy: 'replace' }, { B: '1' }],
    ['merge with {} clears them all', { environment: {} }, {}],
    ['replace with {} clears', { environment: {}, environmentStrategy: 'replace' }, {}],
  ])('gets the whole map of variables: %s', ([, desired, environment]) => {
    expect(updateOf(wanted(desired), current({ environment: { A: '1', C: '3' } }))?.environment).toEqual(
      environment,
    )
  })

  test('is refused when the merged variables are too large, though the wanted ones are not', () => {
    const seen = current({ environment: { OLD: 'x'.repeat(3000) } })
    expect(() => planFunction(wanted({ environment: { NEW: 'x'.repeat(2000) } }), seen)).toThrow(
      /Lambda allows 4096/,
    )
  })

  test('is told what differs, variables by key only', () => {
    const desired = wanted({
      configuration: { MemorySize: 256 },
      environment: { TEST_ENV_VAR: 'secret', ADDED: 'secret' },
      layers: [foreignLayer('otel'), packageLayer('new')],
    })
    expect(updateOf(desired)?.differences).toEqual([
      { key: 'MemorySize', before: '128', after: '256' },
      { key: 'Environment.ADDED', before: undefined, after: 'added' },
      { key: 'Environment.TEST_ENV_VAR', before: undefined, after: 'changed' },
      {
        key: 'Layers',
        before: `arn:aws:lambda:eu-west-1:123456789012:layer:hello-${hash('php').slice(0, 32)}:1`,
        after: `arn:aws:lambda:eu-west-1:123456789012:layer:otel:3, hello-${hash('new').slice(0, 32)} (new)`,
      },
    ])
  })

  test('loses its layers when none are wanted', () => {
    const update = updateOf(wanted({ layers: [] }))
    expect(update?.layers).toEqual([])
    expect(update?.differences[0]?.after).toBeUndefined()
  })

  const merged = { environment: { NEW: '1' } }
  test.for<[string, Partial<Desired>, Partial<CurrentFunction>, string | undefined]>([
    ['merged variables are guarded by what was seen', merged, {}, 'revision-1'],
    ['the user decides otherwise', { ...merged, revisionId: 'mine' }, {}, 'mine'],
    ['replaced variables need no guard', { ...merged, environmentStrategy: 'replace' }, {}, undefined],
    ['no variables are written', { configuration: { Timeout: 9 } }, {}, undefined],
    ['an update is in progress', merged, { lastUpdateStatus: 'InProgress' }, undefined],
  ])('revision of the configuration update: %s', ([, desired, seen, revision]) => {
    expect(updateOf(wanted(desired), current(seen))?.revisionId).toBe(revision)
  })

  test('the revision-id of the user guards configuration and code', () => {
    const desired = wanted({ revisionId: 'mine', configuration: { Timeout: 9 } }, 'code-2')
    const revisions = planFunction(desired, current()).changes.map(
      (change) => 'revisionId' in change && change.revisionId,
    )
    expect(revisions).toEqual(['mine', 'mine'])
  })

  test.for<[string, Architecture, string | undefined]>([
    ['stays unsaid when equal', 'x86_64', undefined],
    ['goes with the code when it changes', 'arm64', 'arm64'],
  ])('architecture %s', ([, architecture, sent]) => {
    const change = planFunction(wanted({ architecture }, 'code-2'), current()).changes[0]
    expect(change).toMatchObject({ kind: 'update-code', architecture: sent })
  })

  test('tags: only named ones that differ, never ours', () => {
    const seen = current({ tags: { team: 'a', old: '1', kept: '1' } })
    const desired = wanted({ tags: { team: 'b', kept: '1', old: null, absent: null } })
    expect(planFunction(desired, seen).changes).toEqual([
      { kind: 'update-tags', functionArn: functionArn('hello'), set: { team: 'b' }, remove: ['old'] },
    ])
  })

  test('tags: {} removes all but those of AWS and ours', () => {
    const seen = current({
      tags: { team: 'a', 'aws:cloudformation:stack-name': 's', 'layerlift:app': 'octo/shop/hello' },
    })
    expect(planFunction(wanted({ tags: {} }), seen).changes).toEqual([
      { kind: 'update-tags', functionArn: functionArn('hello'), set: {}, remove: ['team'] },
    ])
    expect(planFunction(wanted({ tags: undefined }), seen).changes).toEqual([])
  })

  test('code signing is put before the code, and only when it differs', () => {
    const desired = wanted({ codeSigningConfigArn: 'arn:b' }, 'code-2')
    const kinds = (seen: Partial<CurrentFunction>) =>
      planFunction(desired, current(seen)).changes.map(({ kind }) => kind)
    expect(kinds({ codeSigningConfigArn: 'arn:a' })).toEqual(['put-code-signing', 'update-code'])
    expect(kinds({ codeSigningConfigArn: 'arn:b' })).toEqual(['update-code'])
  })

  test.for<[string, string | undefined, string, string | undefined, object[]]>([
    ['stays with new code when none is given', undefined, 'code-2', 'arn:a', [{ sourceKmsKeyArn: 'arn:a' }]],
    ['is replaced though the code is equal', 'arn:b', 'code-1', 'arn:a', [{ sourceKmsKeyArn: 'arn:b' }]],
    ['is left alone when equal', 'arn:a', 'code-1', 'arn:a', []],
    ['is left alone when not given', undefined, 'code-1', 'arn:a', []],
  ])('the key of the code %s', ([, sourceKmsKeyArn, content, there, changes]) => {
    const desired = wanted({ sourceKmsKeyArn }, content)
    expect(planFunction(desired, current({ sourceKmsKeyArn: there })).changes).toMatchObject(changes)
  })

  test('without changes its facts are those a version is compared with', () => {
    expect(planFunction(wanted(), current()).latest?.codeSha256).toBe(current().function?.codeSha256)
    expect(planFunction(wanted({}, 'code-2'), current()).latest).toBeUndefined()
    expect(planFunction(wanted({ layers: [] }), current()).latest).toBeUndefined()
    expect(planFunction(wanted({ environment: { A: '1' } }), current()).latest?.environment).toEqual({
      TEST_ENV_VAR: 'hello from lambda!',
      A: '1',
    })
  })
})

test('every refusal of this room is a LayerliftError', () => {
  try {
    planFunction(wanted({ configuration: {}, onCreate: {} }), empty)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(LayerliftError)
    expect(error).toMatchObject({
      details: [
        expect.stringMatching(/^role: /),
        expect.stringMatching(/^handler: /),
        expect.stringMatching(/^runtime: /),
      ],
    })
  }
})
