import { LayerliftError } from '../errors.ts'
import { property, textOf } from '../json.ts'

/** What the workflow runner says of the event, as it says it: GITHUB_* variables and the parsed event file. */
export interface EventFacts {
  /** GITHUB_EVENT_NAME; empty outside a workflow. */
  readonly eventName: string
  /** The content of the file that GITHUB_EVENT_PATH names. */
  readonly payload: unknown
  /** GITHUB_REF: refs/heads/main, refs/tags/v1, refs/pull/7/merge. */
  readonly ref: string
  /** GITHUB_SHA. */
  readonly sha: string
  /** GITHUB_REPOSITORY: owner/repository. */
  readonly repository: string
}

interface Everywhere {
  /** owner/repository; empty when unknown. */
  readonly repository: string
  /** The commit that is deployed; for pull requests the head of the branch, not the merge that GitHub made. */
  readonly commit: string
}

interface PullRequest {
  readonly number: number
  readonly state: 'open' | 'closed'
  /** Its branch is in another repository, or that repository is gone: no secrets, a token that only reads. */
  readonly isFork: boolean
  readonly headRef: string
}

/** The workflow around us. */
export type WorkflowContext = Everywhere &
  (
    | { readonly kind: 'push'; readonly on: 'default-branch' | 'branch' | 'tag'; readonly name: string }
    | { readonly kind: 'pull-request'; readonly pullRequest: PullRequest }
    | { readonly kind: 'pull-request-target' }
    | { readonly kind: 'release'; readonly tag: string }
    | { readonly kind: 'workflow-dispatch' }
    | { readonly kind: 'merge-group' }
    | { readonly kind: 'schedule' }
    | { readonly kind: 'other'; readonly eventName: string }
  )

/** @throws LayerliftError `usage` for a pull request's payload that lacks its number. */
export function parseContext(facts: EventFacts): WorkflowContext {
  const everywhere: Everywhere = { repository: facts.repository, commit: facts.sha }
  switch (facts.eventName) {
    case 'push':
      return parsePush(facts, everywhere)
    case 'pull_request':
      return parsePullRequest(facts, everywhere)
    case 'pull_request_target':
      return { ...everywhere, kind: 'pull-request-target' }
    case 'release':
      return { ...everywhere, kind: 'release', tag: facts.ref.replace(/^refs\/tags\//, '') }
    case 'workflow_dispatch':
      return { ...everywhere, kind: 'workflow-dispatch' }
    case 'merge_group':
      return { ...everywhere, kind: 'merge-group' }
    case 'schedule':
      return { ...everywhere, kind: 'schedule' }
    default:
      return { ...everywhere, kind: 'other', eventName: facts.eventName }
  }
}

function parsePush({ ref, payload }: EventFacts, everywhere: Everywhere): WorkflowContext {
  if (property(payload, 'deleted') === true)
    return { ...everywhere, kind: 'other', eventName: 'push of a deletion' }
  const [, type = '', name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? []
  if (type === 'tags') return { ...everywhere, kind: 'push', on: 'tag', name }
  const isDefault = defaultBranches(payload).includes(name)
  return { ...everywhere, kind: 'push', on: isDefault ? 'default-branch' : 'branch', name: name || ref }
}

/** Runners on a developer's machine may leave the repository out of the event; then the two usual names count. */
function defaultBranches(payload: unknown): readonly string[] {
  const named = textOf(property(payload, 'repository', 'default_branch'))
  return named === undefined || named === '' ? ['main', 'master'] : [named]
}

function parsePullRequest({ payload, repository }: EventFacts, everywhere: Everywhere): WorkflowContext {
  const number = property(payload, 'pull_request', 'number') ?? property(payload, 'number')
  if (typeof number !== 'number') {
    throw new LayerliftError('usage', 'the event pull_request has no pull request number', {
      hint: 'The event file (GITHUB_EVENT_PATH) must hold pull_request.number.',
    })
  }
  const head = property(payload, 'pull_request', 'head')
  const base = textOf(property(payload, 'pull_request', 'base', 'repo', 'full_name')) || repository
  const isClosed =
    property(payload, 'action') === 'closed' || property(payload, 'pull_request', 'state') === 'closed'
  return {
    ...everywhere,
    kind: 'pull-request',
    commit: textOf(property(head, 'sha')) || everywhere.commit,
    pullRequest: {
      number,
      state: isClosed ? 'closed' : 'open',
      isFork: head !== undefined && (textOf(property(head, 'repo', 'full_name')) ?? '') !== base,
      headRef: textOf(property(head, 'ref')) ?? '',
    },
  }
}
