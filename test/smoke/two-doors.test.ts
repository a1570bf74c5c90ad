import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpRequest } from '../../src/deploy/http-request.ts'
import { restEvent, type RestApi, type RestEvent } from '../../src/proxy/event-v1.ts'
import { headerValue, type Header } from '../../src/proxy/request-headers.ts'
import { missingAuthenticationToken, restResponse } from '../../src/proxy/result.ts'
import { matchRoute } from '../../src/proxy/routes.ts'
import { parseSmokeTests } from '../../src/smoke/parse.ts'
import { smokeRoute } from '../../src/smoke/route.ts'
import { smokeVersion } from '../../src/smoke/version.ts'
import { freePort } from '../fixtures/free-port.ts'

/** A small gateway on loopback: what a test asks the version and what it asks the route must be the same event. */
const api: RestApi = {
  apiId: 'api1',
  stage: 'live',
  accountId: '123456789012',
  deploymentId: 'dep1',
  domainName: 'api1.execute-api.eu-west-1.amazonaws.com',
  stageVariables: null,
  binaryMediaTypes: ['image/png'],
}
const routes = [
  { method: 'POST', path: '/hello' },
  { method: 'ANY', path: '/files/{name+}' },
]
const ids = { requestId: 'r', extendedRequestId: 'e=', traceId: 'Root=1' }
const now = new Date(0)

const overHttp: RestEvent[] = []
let server: Server
let baseUrl = ''

/** Echoes what it got, with two cookies. */
function handler(event: unknown): string {
  return JSON.stringify({
    statusCode: '201',
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    headers: { 'Content-Type': 'application/json', Date: 'never' },
    body: JSON.stringify(event),
  })
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const headers: Header[] = []
    for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
      headers.push([request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? ''])
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const method = request.method ?? ''
      const rawPath = (request.url ?? '').replace(/^\/live/, '')
      const match = matchRoute(routes, method, rawPath.split('?')[0] ?? '')
      let answer = missingAuthenticationToken(ids)
      if (match !== undefined) {
        const resource = {
          resourcePath: match.route.path,
          resourceId: '',
          identity: { sourceIp: '127.0.0.1' },
        }
        const event = restEvent(
          { method, rawPath, headers, body: Buffer.concat(chunks) },
          { ...api, ...resource, now, ids },
        )
        overHttp.push(event)
        const accept = headerValue(headers, 'accept')
        answer = restResponse(handler(event), { binaryMediaTypes: api.binaryMediaTypes, accept, ids })
      }
      for (const [name, value] of answer.headers) response.appendHeader(name, value)
      response.writeHead(answer.statusCode).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  baseUrl = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/live` : ''
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
})

const tests = parseSmokeTests([
  {
    request: 'POST /hello?name=田中 次郎&a=1&a=2',
    headers: { 'X-MiXeD': ['1', '2'], Authorization: 'Bearer t0ken' },
    body: { param: '田中 次郎' },
    expect: {
      status: 201,
      headers: { 'set-cookie': 'b=2', 'content-type': '/json/', 'x-amzn-remapped-date': 'never' },
      body: {
        path: '/hello',
        body: '{"param":"田中 次郎"}',
        queryStringParameters: { name: '田中 次郎', a: '2' },
        multiValueHeaders: { 'X-MiXeD': ['1', '2'] },
      },
    },
  },
  {
    request: 'PUT /files/a%2Fb//c/',
    headers: { 'Content-Type': 'image/png' },
    body: 'raw',
    expect: {
      status: 201,
      body: { isBase64Encoded: true, body: 'cmF3', pathParameters: { name: 'a%2Fb//c' } },
    },
  },
  { request: 'GET /hello', expect: { status: 403, body: { message: 'Missing Authentication Token' } } },
])

const signal = new AbortController().signal

test('the version and the route see the same request and pass the same tests', async () => {
  const byInvoke: unknown[] = []
  const version = await smokeVersion(tests, {
    invoke: async (payload) => {
      byInvoke.push(JSON.parse(payload))
      return { payload: handler(JSON.parse(payload)) }
    },
    api,
    routes,
    log: () => {},
    signal,
    now: () => now,
    ids: () => ids,
  })
  expect(version).toMatchObject({ status: 'passed' })

  const route = await smokeRoute(tests, {
    request: httpRequest,
    baseUrl,
    patienceSeconds: 0,
    sleep: async (milliseconds) => sleep(milliseconds),
    log: () => {},
    signal,
    now: () => new Date(),
    isNewRoute: true,
  })
  expect(route).toMatchObject({ status: 'passed' })

  const withoutHost = overHttp.map((event) => ({
    ...event,
    headers: { ...event.headers, Host: api.domainName },
    multiValueHeaders: { ...event.multiValueHeaders, Host: [api.domainName] },
  }))
  expect(withoutHost).toEqual(byInvoke)
})

test('a stage that nobody serves is a failure that names the connection', async () => {
  const verdict = await smokeRoute(tests.slice(0, 1), {
    request: httpRequest,
    baseUrl: `http://127.0.0.1:${await freePort()}/live`,
    patienceSeconds: 0,
    sleep: async (milliseconds) => sleep(milliseconds),
    log: () => {},
    signal,
    now: () => new Date(),
    isNewRoute: true,
  })
  expect(verdict.results[0]?.reasons).toEqual([expect.stringContaining('ECONNREFUSED')])
})
