import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { invokeFunction } from '../aws/invoke.ts'
import { stageUrl } from '../aws/stage-url.ts'
import type { GatewayIds, RestApi } from '../proxy/event-v1.ts'
import { splitTarget } from '../proxy/query.ts'
import { matchRoute } from '../proxy/routes.ts'
import type { SmokeTest } from '../smoke/parse.ts'
import { smokeRoute } from '../smoke/route.ts'
import type { SmokeVerdict } from '../smoke/verdict.ts'
import { smokeVersion } from '../smoke/version.ts'
import { httpRequest } from './http-request.ts'
import type { Planned } from './planned.ts'

/** Puts the tests to the version that was just made (or, without versions, to the function) before any caller reaches it. */
export function testVersion({ tests, settings, desired, apply, world }: Planned): Promise<SmokeVerdict> {
  const { clients, outcome } = apply
  return smokeVersion(tests, {
    invoke: (payload, signal) =>
      invokeFunction(clients, {
        functionName: desired.functionName,
        qualifier: outcome.version,
        payload,
        signal,
      }),
    api: gatewayFacts(apply),
    hasOwnTests: settings.smokeTests !== undefined,
    routes: (desired.api?.routes ?? []).map((route) => ({
      ...route,
      resourceId: outcome.resourceIds.get(route.path),
    })),
    log: world.log,
    signal: world.signal,
    now: world.now,
    ids: () => gatewayIds(world.now()),
    version: outcome.version,
  })
}

/** Calls the route over HTTP, as callers do. */
export function testRoute(planned: Planned): Promise<SmokeVerdict> {
  const { tests, settings, plan, world } = planned
  const open = tests.filter((test) => !isGuarded(test, planned))
  return smokeRoute(open, {
    request: ({ method, url, headers, body }, signal) => httpRequest({ method, url, headers, body }, signal),
    baseUrl: urlOf(planned) ?? '',
    patienceSeconds: settings.smokeTimeout,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    now: world.now,
    log: world.log,
    signal: world.signal,
    isNewRoute: plan.traffic.some(({ kind }) => kind === 'create-api'),
  })
}

/** A method that asks for a signature or a token was set up by hand; the test cannot give either, which is no fault of it. */
function isGuarded(test: SmokeTest, { desired, current, world }: Planned): boolean {
  if (test.kind !== 'request') return false
  const { method, target } = test.request
  const match = matchRoute(desired.api?.routes ?? [], method, splitTarget(target).path)
  const resource = current.api?.resources.find(({ path }) => path === match?.route.path)
  const guard = resource?.methods.find((one) => one.method === match?.route.method)?.authorizationType
  if (guard === undefined || guard === 'NONE') return false
  world.log({
    kind: 'warning',
    message: `${test.name} is not put to the route: its method asks for ${guard}, and signing requests is not built yet`,
  })
  return true
}

/** Where callers reach the stage; undefined without an API. */
export function urlOf({
  desired,
  apply,
  current,
}: Pick<Planned, 'desired' | 'apply' | 'current'>): string | undefined {
  const { apiId } = apply.outcome
  if (desired.api === undefined || apiId === undefined) return undefined
  const { region, endpointUrl } = apply.clients
  return stageUrl({ endpointUrl, region, partition: current.partition, apiId, stage: desired.api.stage })
}

/** What an event says of its API; before the API exists, its ids are placeholders that no function can rely on. */
function gatewayFacts({ clients, current, desired, outcome }: Planned['apply']): RestApi {
  const apiId = outcome.apiId ?? 'not-yet-made'
  const stage = desired.api?.stage ?? 'live'
  return {
    apiId,
    stage,
    accountId: current.accountId ?? '000000000000',
    deploymentId: outcome.deploymentId ?? '',
    domainName: new URL(stageUrl({ region: clients.region, partition: current.partition, apiId, stage }))
      .host,
    stageVariables: null,
    binaryMediaTypes: current.api?.binaryMediaTypes ?? desired.api?.binaryMediaTypes ?? [],
  }
}

function gatewayIds(now: Date): GatewayIds {
  return {
    requestId: randomUUID(),
    extendedRequestId: `${randomBytes(11).toString('base64url')}=`,
    traceId: `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
  }
}
