import { assertNever, LayerliftError } from '../errors.ts'
import type { WorkflowContext } from './context.ts'

export interface AutoCommand {
  /** `nothing`: the event asks for no work, and that is a success. */
  readonly command: 'deploy' | 'plan' | 'nothing'
  /** Why, as the rest of a sentence: "deploy, because …". */
  readonly reason: string
}

/**
 * What `command: auto` means for this event (docs: the table of events).
 * @throws LayerliftError `usage` for events that ask for something that is not built yet, that would run a stranger's code
 * with our credentials, or that we do not know.
 */
export function resolveAuto(context: WorkflowContext): AutoCommand {
  switch (context.kind) {
    case 'push':
      return resolvePush(context)
    case 'release':
      return { command: 'deploy', reason: `the release ${context.tag}` }
    case 'workflow-dispatch':
      return { command: 'deploy', reason: 'the workflow was started by hand' }
    case 'merge-group':
      return { command: 'plan', reason: 'a merge group is tried' }
    case 'pull-request':
      return resolvePullRequest(context.pullRequest)
    case 'schedule':
      throw new LayerliftError(
        'usage',
        'command: auto resolves to prune on a schedule, which is not built yet',
        {
          hint: 'Say command: deploy or command: plan to run one of these on a schedule.',
        },
      )
    case 'pull-request-target':
      throw new LayerliftError('usage', 'command: auto does not run on pull_request_target', {
        hint: 'That event gives the code of a pull request the credentials of the base branch. Use on: pull_request.',
      })
    case 'other':
      throw unknownEvent(context.eventName)
    default:
      return assertNever(context)
  }
}

function resolvePush({ on, name }: Extract<WorkflowContext, { kind: 'push' }>): AutoCommand {
  switch (on) {
    case 'default-branch':
      return { command: 'deploy', reason: `a push on the default branch ${name}` }
    case 'tag':
      return { command: 'deploy', reason: `a push of the tag ${name}` }
    case 'branch':
      return { command: 'plan', reason: `a push on ${name}, which is not the default branch` }
    default:
      return assertNever(on)
  }
}

function resolvePullRequest({ state, number }: { state: 'open' | 'closed'; number: number }): AutoCommand {
  return state === 'open'
    ? { command: 'plan', reason: `pull request ${number}` }
    : { command: 'nothing', reason: `pull request ${number} was closed and has no preview to remove` }
}

function unknownEvent(eventName: string): LayerliftError {
  const what = eventName === '' ? 'outside a workflow' : `on the event ${eventName}`
  return new LayerliftError('usage', `command: auto does not know what to do ${what}`, {
    hint: 'Say command: deploy, command: plan or command: package.',
  })
}
