import { assertNever, LayerliftError } from '../errors.ts'
import { sentenceOf, type Change } from '../plan/change.ts'
import type { ApplyWorld, LayerWorld } from './apply-world.ts'
import { cancelled, isLostAnswer } from './failure.ts'
import { createAlias, updateAlias } from './lambda-alias.ts'
import { putCodeSigning } from './lambda-code-signing.ts'
import { setProvisionedConcurrency, setReservedConcurrency } from './lambda-concurrency.ts'
import { createFunction, updateCode, updateConfiguration } from './lambda-function.ts'
import { publishLayer, type PublishLayer } from './lambda-layer.ts'
import { addPermission } from './lambda-permission.ts'
import { updateTags } from './lambda-tags.ts'
import { publishVersion } from './lambda-version.ts'
import { createApi, createDeployment, createResource } from './gateway.ts'
import { deleteMethod, putMethod } from './gateway-method.ts'

/**
 * Applies changes one after the other, in the plan's order. Stopping between two of them leaves what a new run repairs.
 * @throws `aws`, `deadline`, `limit-exceeded`, `cancelled`
 */
export function applyChanges(changes: readonly Change[], world: ApplyWorld): Promise<void> {
  return inOrder(changes, world, (change) => applyChange(change, world))
}

/** The same for layers alone, which need no function. */
export function publishLayers(changes: readonly PublishLayer[], world: LayerWorld): Promise<void> {
  return inOrder(changes, world, (change) => publishLayer(change, world))
}

async function inOrder<One extends Change>(
  changes: readonly One[],
  { log, signal, outcome }: Pick<LayerWorld, 'log' | 'signal' | 'outcome'>,
  apply: (change: One) => Promise<void>,
): Promise<void> {
  for (const change of changes) {
    const sentence = sentenceOf(change)
    if (signal.aborted) throw cancelled({ operation: change.kind, resource: sentence })
    log({ kind: 'change', state: 'started', change: sentence })
    outcome.started.push(change)
    try {
      await apply(change)
    } catch (error) {
      if (isRefused(error)) outcome.started.pop()
      throw error
    }
    outcome.applied.push(change)
    log({ kind: 'change', state: 'done', change: sentence })
  }
}

/** AWS answered, and the answer was no: nothing was done for certain. */
function isRefused(error: unknown): boolean {
  return error instanceof LayerliftError && error.code === 'aws' && !isLostAnswer(error.cause)
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
    case 'put-code-signing':
      return putCodeSigning(change, world)
    case 'publish-version':
      return publishVersion(change, world)
    case 'create-alias':
      return createAlias(change, world)
    case 'update-alias':
      return updateAlias(change, world)
    case 'set-reserved-concurrency':
      return setReservedConcurrency(change, world)
    case 'set-provisioned-concurrency':
      return setProvisionedConcurrency(change, world)
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
