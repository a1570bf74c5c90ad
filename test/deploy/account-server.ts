import { createHash } from 'node:crypto'
import { type Answer, scriptedAws, type Script, type ScriptedAws, type Seen } from '../aws/scripted-aws.ts'
import { functionArn } from '../plan/account.ts'

/** What the function and its route answer; a test may change it while a deployment runs. */
interface Behaviour {
  /** The proxy result of an Invoke. */
  invoke: (version: string) => object
  /** The gateway's answer of the route. */
  route: (version: string) => Answer
  /** Answers given instead of the account's own, by call. */
  faults: Record<string, (seen: Seen, nth: number) => Answer | undefined>
}

export interface AccountServer extends ScriptedAws {
  readonly url: string
  readonly behaviour: Behaviour
  /** Which version the alias has, and which deployment the stage. */
  readonly serving: () => { readonly version: string | undefined; readonly deployment: string | undefined }
  /** All calls but reads, invocations and requests of the route. */
  readonly writes: () => readonly string[]
  /** Puts the route behind IAM, as an administrator may. */
  readonly guardRoute: () => void
  /** Forgets the calls so far. */
  readonly forget: () => void
}

type Facts = Record<string, unknown>

interface State {
  latest: Facts | undefined
  versions: Facts[]
  alias: string | undefined
  statements: Facts[]
  layers: Map<string, Facts[]>
  hasApi: boolean
  apiTags: unknown
  hasResource: boolean
  method: Facts | undefined
  deployments: string[]
  stage: string | undefined
}

const lambda = '/2015-03-31/functions'
const userRequest = '/restapis/a1/live/_user_request_/hello'
const missing: Answer = { status: 404, code: 'ResourceNotFoundException' }
const notFound: Answer = { status: 404, code: 'NotFoundException' }

/**
 * An account with one function `hello`, one REST API `a1` and the route POST /hello, that remembers what is written over HTTP
 * as far as the story reads it back.
 */
export async function accountServer(): Promise<AccountServer> {
  const state: State = {
    latest: undefined,
    versions: [],
    alias: undefined,
    statements: [],
    layers: new Map(),
    hasApi: false,
    apiTags: undefined,
    hasResource: false,
    method: undefined,
    deployments: [],
    stage: undefined,
  }
  const behaviour: Behaviour = {
    invoke: () => ({ statusCode: 200, body: 'hi' }),
    route: () => ({ body: 'hi' }),
    faults: {},
  }
  const own: Script = { ...functionCalls(state), ...trafficCalls(state), ...gatewayCalls(state) }
  const served = (): string => state.alias ?? ''
  const answer = (seen: Seen, nth: number): Answer => {
    const fault = behaviour.faults[seen.call]?.(seen, nth)
    if (fault !== undefined) return fault
    if (seen.call === `POST ${userRequest}`) return behaviour.route(served())
    if (seen.call === `POST ${lambda}/hello/invocations`)
      return {
        body: behaviour.invoke(seen.query.get('Qualifier') ?? '$LATEST'),
        headers: { 'x-amz-log-result': Buffer.from('a line of the log\n').toString('base64') },
      }
    return (own[seen.call] ?? layerCall(state, seen.call))?.(seen, nth) ?? missing
  }
  const aws = await scriptedAws(new Proxy({}, { get: () => answer }))
  let forgotten = 0
  return {
    ...aws,
    url: aws.clients.endpointUrl ?? '',
    behaviour,
    serving: () => ({ version: state.alias, deployment: state.stage }),
    writes: () => aws.calls().slice(forgotten).filter(isWrite),
    guardRoute: () => {
      state.method = { ...state.method, authorizationType: 'AWS_IAM' }
    },
    forget: () => {
      forgotten = aws.seen.length
    },
  }
}

function isWrite(call: string): boolean {
  return !call.startsWith('GET ') && !call.endsWith('/invocations') && !call.includes('_user_request_')
}

function factsOf(body: unknown): Facts {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {}
}

function codeSha256(code: unknown): string {
  const zip = String(factsOf(code)['ZipFile'])
  return createHash('sha256').update(Buffer.from(zip, 'base64')).digest('base64')
}

/** Layers are asked for by ARN and told as objects; environment and code have wire forms of their own. */
function configured(before: Facts, body: unknown): Facts {
  const { Layers, Code: _, Publish: __, ...more } = factsOf(body)
  const layers = Array.isArray(Layers) ? { Layers: Layers.map((Arn: unknown) => ({ Arn })) } : {}
  return { ...before, ...more, ...layers }
}

const settled = {
  FunctionArn: functionArn('hello'),
  State: 'Active',
  LastUpdateStatus: 'Successful',
  PackageType: 'Zip',
  RevisionId: 'revision',
}

function functionCalls(state: State): Script {
  return {
    [`GET ${lambda}/hello`]: ({ query }) => {
      const version = query.get('Qualifier')
      const seen = version === null ? state.latest : state.versions[Number(version) - 1]
      return seen === undefined ? missing : { body: { Configuration: seen, Tags: seen['Tags'] } }
    },
    [`GET ${lambda}/hello/versions`]: () =>
      state.latest === undefined ? missing : { body: { Versions: [state.latest, ...state.versions] } },
    [`POST ${lambda}`]: ({ body }) => {
      const CodeSha256 = codeSha256(factsOf(body)['Code'])
      state.latest = { ...configured({}, body), ...settled, CodeSha256, Version: '$LATEST' }
      return { status: 201, body: state.latest }
    },
    [`PUT ${lambda}/hello/code`]: ({ body }) => {
      state.latest = { ...state.latest, CodeSha256: codeSha256(body) }
      return { body: state.latest }
    },
    [`PUT ${lambda}/hello/configuration`]: ({ body }) => {
      state.latest = { ...state.latest, ...configured({}, body) }
      return { body: state.latest }
    },
    [`POST ${lambda}/hello/versions`]: ({ body }) => {
      const Version = String(state.versions.length + 1)
      const version = { ...state.latest, Description: factsOf(body)['Description'], Version }
      state.versions.push(version)
      return { status: 201, body: version }
    },
  }
}

function trafficCalls(state: State): Script {
  const alias = (): Answer => ({
    body: { Name: 'live', AliasArn: `${functionArn('hello')}:live`, FunctionVersion: state.alias },
  })
  const point = ({ body }: Seen): Answer => {
    state.alias = String(factsOf(body)['FunctionVersion'])
    return alias()
  }
  return {
    [`GET ${lambda}/hello/aliases/live`]: () => (state.alias === undefined ? missing : alias()),
    [`POST ${lambda}/hello/aliases`]: point,
    [`PUT ${lambda}/hello/aliases/live`]: point,
    [`GET ${lambda}/hello/policy`]: () =>
      state.statements.length === 0
        ? missing
        : { body: { Policy: JSON.stringify({ Statement: state.statements }) } },
    [`POST ${lambda}/hello/policy`]: ({ body, query }) => {
      const { StatementId, Principal, SourceArn } = factsOf(body)
      const qualifier = query.get('Qualifier')
      state.statements.push({
        Sid: StatementId,
        Principal: { Service: Principal },
        Resource: `${functionArn('hello')}${qualifier === null ? '' : `:${qualifier}`}`,
        Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
      })
      return { status: 201, body: { Statement: '{}' } }
    },
  }
}

function layerCall(state: State, call: string): Script[string] | undefined {
  const name = /layers\/([^/]+)\/versions$/.exec(call)?.[1]
  if (name === undefined) return undefined
  const versions = state.layers.get(name) ?? []
  if (call.startsWith('GET ')) return () => ({ body: { LayerVersions: versions } })
  return ({ body }) => {
    const Version = versions.length + 1
    const version = {
      Version,
      Description: factsOf(body)['Description'],
      LayerVersionArn: `arn:aws:lambda:eu-west-1:123456789012:layer:${name}:${Version}`,
    }
    state.layers.set(name, [...versions, version])
    return { status: 201, body: version }
  }
}

function gatewayCalls(state: State): Script {
  const api = () => ({ id: 'a1', name: 'hello', tags: state.apiTags, rootResourceId: 'r0' })
  const resource = () => ({
    id: 'r1',
    path: '/hello',
    parentId: 'r0',
    ...(state.method === undefined ? {} : { resourceMethods: { POST: state.method } }),
  })
  return {
    'GET /restapis': () => ({ body: { item: state.hasApi ? [api()] : [] } }),
    'POST /restapis': ({ body }) => {
      Object.assign(state, { hasApi: true, apiTags: factsOf(body)['tags'] })
      return { status: 201, body: api() }
    },
    'GET /restapis/a1/resources': () => ({
      body: { item: [{ id: 'r0', path: '/' }, ...(state.hasResource ? [resource()] : [])] },
    }),
    'POST /restapis/a1/resources/r0': () => {
      state.hasResource = true
      return { status: 201, body: resource() }
    },
    'PUT /restapis/a1/resources/r1/methods/POST': ({ body }) => {
      state.method = { httpMethod: 'POST', ...factsOf(body) }
      return { status: 201, body: state.method }
    },
    'PUT /restapis/a1/resources/r1/methods/POST/integration': ({ body }) => {
      state.method = { ...state.method, methodIntegration: body }
      return { status: 201, body: factsOf(body) }
    },
    'POST /restapis/a1/deployments': ({ body }) => {
      state.deployments.push(String(factsOf(body)['description']))
      state.stage = `d${state.deployments.length}`
      return { status: 201, body: { id: state.stage } }
    },
    'GET /restapis/a1/stages/live': () =>
      state.stage === undefined ? notFound : { body: { deploymentId: state.stage } },
    'PATCH /restapis/a1/stages/live': ({ body }) => {
      const [operation] = [factsOf(body)['patchOperations']].flat()
      state.stage = String(factsOf(operation)['value'])
      return { body: { deploymentId: state.stage } }
    },
    ...Object.fromEntries(
      [1, 2, 3, 4].map((number) => [
        `GET /restapis/a1/deployments/d${number}`,
        (): Answer => ({ body: { id: `d${number}`, description: state.deployments[number - 1] } }),
      ]),
    ),
  }
}
