import { assertNever } from '../errors.ts'
import { sentenceOf, type Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { cancelled } from './failure.ts'
import { createAlias, updateAlias } from './lambda-alias.ts'
import { createFunction, updateCode, updateConfiguration } from './lambda-function.ts'
import { publishLayer } from './lambda-layer.ts'
import { addPermission } from './lambda-permission.ts'
import { updateTags } from './lambda-tags.ts'
import { publishVersion } from './lambda-version.ts'
import { createApi, createDeployment, createResource } from './gateway.ts'
import { deleteMethod, putMethod } from './gateway-method.ts'

/**
 * Applies changes one after the other, in the plan's order. Stopping between two of them leaves what a new run repairs.
 * @throws `aws`, `deadline`, `limit-exceeded`, `cancelled`
 */
export async function applyChanges(changes: readonly Change[], world: ApplyWorld): Promise<void> {
  for (const change of changes) {
    if (world.signal.aborted)
      throw cancelled({ operation: change.kind, resource: world.desired.functionName })
    const sentence = sentenceOf(change)
    world.log({ kind: 'change', state: 'started', change: sentence })
    await applyChange(change, world)
    world.outcome.applied.push(change)
    world.log({ kind: 'change', state: 'done', change: sentence })
  }
}

function applyChange(change: Change, world: ApplyWorld): Promise<void> {
  switch (change.kind) {
    case 'publish-layer':
      return publishLayer(change, world)
    case 'create-function':
      return createFunction(change, world)
    case 'update-configuration':
      return updateConfiguration(change, world)
    case 'update-code':
      return updateCode(change, world)
    case 'update-tags':
      return updateTags(change, world)
    case 'publish-version':
      return publishVersion(change, world)
    case 'create-alias':
      return createAlias(change, world)
    case 'update-alias':
      return updateAlias(change, world)
    case 'create-api':
      return createApi(change, world)
    case 'add-permission':
      return addPermission(change, world)
    case 'create-resource':
      return createResource(change, world)
    case 'put-method':
      return putMethod(change, world)
    case 'delete-method':
      return deleteMethod(change, world)
    case 'create-deployment':
      return createDeployment(change, world)
    default:
      return assertNever(change)
  }
}
