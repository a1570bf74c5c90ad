import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { type EventFacts, parseContext, type WorkflowContext } from '../../src/github/context.ts'

const facts: EventFacts = {
  eventName: 'push',
  payload: { repository: { default_branch: 'trunk' } },
  ref: 'refs/heads/trunk',
  sha: 'aaaa',
  repository: 'owner/hello',
}
const base = { repository: 'owner/hello', commit: 'aaaa' }
const pull = (more: object = {}, head: object = {}) => ({
  action: 'synchronize',
  number: 7,
  pull_request: {
    number: 7,
    state: 'open',
    head: { sha: 'bbbb', ref: 'feature', repo: { full_name: 'owner/hello' }, ...head },
    base: { repo: { full_name: 'owner/hello' } },
  },
  ...more,
})

describe('the event of a workflow', () => {
  test.for<[string, Partial<EventFacts>, WorkflowContext]>([
    ['a push on the default branch', {}, { ...base, kind: 'push', on: 'default-branch', name: 'trunk' }],
    [
      'a push on main that is not the default',
      { ref: 'refs/heads/main' },
      { ...base, kind: 'push', on: 'branch', name: 'main' },
    ],
    [
      'a push on a branch with slashes',
      { ref: 'refs/heads/a/b' },
      { ...base, kind: 'push', on: 'branch', name: 'a/b' },
    ],
    ['a push of a tag', { ref: 'refs/tags/v1.0' }, { ...base, kind: 'push', on: 'tag', name: 'v1.0' }],
    [
      'a push on main without a payload',
      { payload: {}, ref: 'refs/heads/main' },
      { ...base, kind: 'push', on: 'default-branch', name: 'main' },
    ],
    [
      'a push on trunk without a payload',
      { payload: undefined },
      { ...base, kind: 'push', on: 'branch', name: 'trunk' },
    ],
    [
      'the deletion of a tag',
      { payload: { deleted: true } },
      { ...base, kind: 'other', eventName: 'push of a deletion' },
    ],
    ['a release', { eventName: 'release', ref: 'refs/tags/v2' }, { ...base, kind: 'release', tag: 'v2' }],
    ['a manual run', { eventName: 'workflow_dispatch' }, { ...base, kind: 'workflow-dispatch' }],
    ['a merge group', { eventName: 'merge_group' }, { ...base, kind: 'merge-group' }],
    ['a schedule', { eventName: 'schedule' }, { ...base, kind: 'schedule' }],
    [
      'pull_request_target',
      { eventName: 'pull_request_target', payload: pull() },
      { ...base, kind: 'pull-request-target' },
    ],
    ['an event that came later', { eventName: 'issues' }, { ...base, kind: 'other', eventName: 'issues' }],
    ['no event', { eventName: '', payload: undefined }, { ...base, kind: 'other', eventName: '' }],
  ])('%s', ([, changed, expected]) => {
    expect(parseContext({ ...facts, ...changed })).toEqual(expected)
  })
})

describe('a pull request', () => {
  const context = (payload: unknown) =>
    parseContext({ ...facts, eventName: 'pull_request', ref: 'refs/pull/7/merge', payload })

  it('is deployed from its head, not from the merge that GitHub made', () => {
    expect(context(pull())).toEqual({
      ...base,
      commit: 'bbbb',
      kind: 'pull-request',
      pullRequest: { number: 7, state: 'open', isFork: false, headRef: 'feature' },
    })
  })

  test.for<[string, unknown, object]>([
    ['closed by its action', pull({ action: 'closed' }), { state: 'closed' }],
    ['from a fork', pull({}, { repo: { full_name: 'stranger/hello' } }), { isFork: true }],
    ['from a fork that was deleted', pull({}, { repo: null }), { isFork: true }],
    ['with nothing but a number', { number: 9 }, { number: 9, state: 'open', isFork: false, headRef: '' }],
  ])('may be %s', ([, payload, expected]) => {
    expect(context(payload)).toMatchObject({ pullRequest: expected })
  })

  it('without a number is a usage error', () => {
    expect(() => context({})).toThrow('the event pull_request has no pull request number')
  })
})

test('any payload is read or refused as usage', () => {
  const event = fc.constantFrom('push', 'pull_request', 'release', 'schedule', 'other')
  fc.assert(
    fc.property(event, fc.anything(), fc.string(), (eventName, payload, ref) => {
      try {
        expect(parseContext({ ...facts, eventName, payload, ref }).repository).toBe('owner/hello')
      } catch (error) {
        expect(error).toBeInstanceOf(LayerliftError)
      }
    }),
  )
})
