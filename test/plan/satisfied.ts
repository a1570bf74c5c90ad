import { expect } from 'vitest'
import type { Desired } from '../../src/plan/desired.ts'
import { APP_TAG } from '../../src/plan/ownership.ts'
import { type Account, type Api, behaviourOf, observe, shaOf } from './account.ts'

/** Fails unless the account is what the user asked for, and what the user did not ask for is as before. */
export function expectSatisfied(after: Account, before: Account, desired: Desired): void {
  expectFunction(after, before, desired)
  expectVersion(after, desired)
  if (desired.api !== undefined && desired.api.routes.length > 0) expectRoutes(after, desired)
  if (desired.api?.routes.length === 0) expectNoRoutes(after, desired)
  expect(after.apis.filter((api) => !isTouched(api, desired))).toEqual(
    before.apis.filter((api) => !isTouched(api, desired)),
  )
  expect(foreignMethods(after)).toEqual(expect.arrayContaining(foreignMethods(before)))
}

function expectFunction(after: Account, before: Account, desired: Desired): void {
  const found = observe(after, desired).function
  expect(after.found?.configuration).toMatchObject(desired.configuration)
  expect(found?.codeSha256).toBe(shaOf(desired.code.contentHash))
  expect(found?.architecture).toBe(desired.architecture)
  expect(found?.layers.map(nameOfLayer)).toEqual(
    desired.layers.map((layer) => (layer.kind === 'arn' ? nameOfLayer(layer.arn) : layer.layerName)),
  )
  for (const key of ['sourceKmsKeyArn', 'codeSigningConfigArn'] as const)
    expect(after.found?.[key]).toBe(desired[key] ?? before.found?.[key])
  const { reservedConcurrency: reserved = before.found?.reservedConcurrency } = desired
  expect(after.found?.reservedConcurrency ?? 'none').toBe(reserved ?? 'none')
  const isMerged =
    desired.environmentStrategy === 'merge' && Object.keys(desired.environment ?? {}).length > 0
  const environment: Record<string, string | null> = {
    ...(isMerged || desired.environment === undefined ? before.found?.environment : {}),
    ...desired.environment,
  }
  for (const key of Object.keys(environment)) if (environment[key] === null) delete environment[key]
  expect(found?.environment).toEqual(environment)
  for (const [key, value] of Object.entries(desired.tags ?? {})) expect(found?.tags[key] ?? null).toBe(value)
}

function expectVersion(after: Account, desired: Desired): void {
  if (!desired.publish) return
  const alias = desired.alias === undefined ? undefined : after.aliases[desired.alias]
  if (desired.alias !== undefined) expect(alias?.isSplit).toBe(false)
  if (desired.alias !== undefined && desired.provisionedConcurrency !== undefined)
    expect(alias?.provisionedConcurrency ?? 'none').toBe(desired.provisionedConcurrency)
  const number = alias?.version ?? after.versions.at(-1)?.version
  const version = after.versions.find((candidate) => candidate.version === number)
  expect(version && behaviourOf(withLayerNames(version))).toBe(
    after.found && behaviourOf(withLayerNames(after.found)),
  )
}

/** Two versions of a layer name have the same content. */
function withLayerNames<T extends { layers: readonly string[] }>(facts: T): T {
  return { ...facts, layers: facts.layers.map(nameOfLayer) }
}

function expectRoutes(after: Account, desired: Desired): void {
  const { api } = observe(after, desired)
  const held = after.apis.find(({ apiId }) => apiId === api?.apiId)
  const served = held?.stages[desired.api?.stage ?? '']?.snapshot
  const qualifier = desired.alias === undefined ? '' : `:${desired.alias}`
  const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:hello${qualifier}/invocations`
  for (const { method, path } of desired.api?.routes ?? []) expect(served?.[`${method} ${path}`]).toBe(uri)
  const ours = Object.entries(served ?? {}).filter(([, target]) => target === uri)
  expect(ours.length).toBe(desired.api?.routes.length)
  const statements = Object.values(after.statements[desired.alias ?? ''] ?? {})
  expect(statements).toContain(`arn:aws:execute-api:eu-west-1:123456789012:${api?.apiId}/*/*/*`)
}

/** Nothing of ours is left in the tree, nor served to anybody whom the alias lets in. */
function expectNoRoutes(after: Account, desired: Desired): void {
  const { api, permissions } = observe(after, desired)
  const held = after.apis.find(({ apiId }) => apiId === api?.apiId)
  const end = `:function:hello${desired.alias === undefined ? '' : `:${desired.alias}`}/invocations`
  const methods = held?.resources.flatMap((resource) => resource.methods) ?? []
  expect(methods.filter(({ integrationUri }) => integrationUri?.endsWith(end))).toEqual([])
  if (permissions.length === 0) return
  const served = Object.values(held?.stages[desired.api?.stage ?? '']?.snapshot ?? {})
  expect(served.filter((uri) => uri?.endsWith(end))).toEqual([])
}

function isTouched(api: Api, desired: Desired): boolean {
  if (desired.api === undefined) return false
  return desired.api.apiId === undefined ? api.tags[APP_TAG] === desired.app : api.apiId === desired.api.apiId
}

function foreignMethods(account: Account): object[] {
  return account.apis.flatMap(({ apiId, resources }) =>
    resources.flatMap(({ path, methods }) =>
      methods
        .filter(({ integrationUri }) => integrationUri?.includes('function:other:'))
        .map((method) => ({ apiId, path, method })),
    ),
  )
}

function nameOfLayer(arn: string): string {
  const parts = arn.split(':')
  return parts[6] ?? arn
}
