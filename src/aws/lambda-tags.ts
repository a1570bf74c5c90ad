import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { write } from './call.ts'
import { isAccessDenied } from './failure.ts'

/** Sets and removes tags of the function. Without the right to tag it warns: the deployment works all the same. */
export async function updateTags(
  change: Extract<Change, { kind: 'update-tags' }>,
  world: ApplyWorld,
): Promise<void> {
  const resource = `function ${change.functionArn}`
  const { lambdaWrites } = world.clients
  try {
    if (Object.keys(change.set).length > 0) {
      await write(world, {
        operation: 'TagResource',
        resource,
        afterLostAnswer: 'again',
        send: () =>
          lambdaWrites.send(new TagResourceCommand({ Resource: change.functionArn, Tags: change.set })),
      })
    }
    if (change.remove.length > 0) {
      const input = { Resource: change.functionArn, TagKeys: [...change.remove] }
      await write(world, {
        operation: 'UntagResource',
        resource,
        afterLostAnswer: 'again',
        send: () => lambdaWrites.send(new UntagResourceCommand(input)),
      })
    }
  } catch (error) {
    if (!(error instanceof LayerliftError) || !isAccessDenied(error.cause)) throw error
    world.log({ kind: 'warning', message: error.message, hint: error.hint })
  }
}
