import { describe, expect, test } from 'vitest'
import { LayerliftError } from '../../src/errors.ts'
import { resolveAuto } from '../../src/github/auto.ts'
import type { WorkflowContext } from '../../src/github/context.ts'

const everywhere = { repository: 'owner/hello', commit: 'aaaa' }
const pullRequest = { number: 7, state: 'open', isFork: false, headRef: 'feature' } as const

describe('command: auto', () => {
  test.for<[WorkflowContext, string, string]>([
    [{ ...everywhere, kind: 'push', on: 'default-branch', name: 'main' }, 'deploy', 'main'],
    [{ ...everywhere, kind: 'push', on: 'tag', name: 'v1' }, 'deploy', 'v1'],
    [{ ...everywhere, kind: 'push', on: 'branch', name: 'feature' }, 'plan', 'feature'],
    [{ ...everywhere, kind: 'release', tag: 'v1' }, 'deploy', 'v1'],
    [{ ...everywhere, kind: 'workflow-dispatch' }, 'deploy', 'by hand'],
    [{ ...everywhere, kind: 'merge-group' }, 'plan', 'merge group'],
    [{ ...everywhere, kind: 'pull-request', pullRequest }, 'plan', 'pull request 7'],
    [
      { ...everywhere, kind: 'pull-request', pullRequest: { ...pullRequest, isFork: true } },
      'plan',
      'pull request 7',
    ],
    [
      { ...everywhere, kind: 'pull-request', pullRequest: { ...pullRequest, state: 'closed' } },
      'nothing',
      'no preview',
    ],
  ])('on %j is %s', ([context, command, words]) => {
    const resolved = resolveAuto(context)
    expect(resolved.command).toBe(command)
    expect(resolved.reason).toContain(words)
  })

  test.for<[WorkflowContext, string]>([
    [{ ...everywhere, kind: 'schedule' }, 'resolves to prune on a schedule, which is not built yet'],
    [{ ...everywhere, kind: 'pull-request-target' }, 'does not run on pull_request_target'],
    [{ ...everywhere, kind: 'other', eventName: 'issues' }, 'does not know what to do on the event issues'],
    [{ ...everywhere, kind: 'other', eventName: '' }, 'does not know what to do outside a workflow'],
  ])('on %j is a usage error that says why', ([context, message]) => {
    expect(() => resolveAuto(context)).toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof LayerliftError &&
          error.code === 'usage' &&
          error.message.includes(message) &&
          error.hint !== undefined,
      ),
    )
  })
})
