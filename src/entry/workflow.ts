import { readFile } from 'node:fs/promises'
import { LayerliftError, messageOf } from '../errors.ts'
import { parseContext, type WorkflowContext } from '../github/context.ts'

/**
 * The workflow that this process runs in, from GITHUB_* and the event file.
 * @throws LayerliftError `usage` when the event file is named but cannot be read
 */
export async function workflowAround(
  env: Readonly<Record<string, string | undefined>>,
): Promise<WorkflowContext> {
  return parseContext({
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    payload: await readEvent(env['GITHUB_EVENT_PATH'] ?? ''),
    ref: env['GITHUB_REF'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    repository: env['GITHUB_REPOSITORY'] ?? '',
  })
}

async function readEvent(path: string): Promise<unknown> {
  if (path === '') return undefined
  try {
    const payload: unknown = JSON.parse(await readFile(path, 'utf8'))
    return payload
  } catch (error) {
    throw new LayerliftError('usage', `cannot read the event of this workflow: ${messageOf(error)}`, {
      hint: 'GITHUB_EVENT_PATH must name the JSON file that the runner wrote',
      cause: error,
    })
  }
}
