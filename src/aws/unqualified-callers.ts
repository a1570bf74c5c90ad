import { ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda'
import { LayerliftError } from '../errors.ts'
import { readIfThere, type ObserveOptions } from './call.ts'
import type { Clients } from './clients.ts'
import { isAccessDenied } from './failure.ts'
import { getPermissions } from './lambda-permission.ts'

/**
 * Sentences about callers of the function without its alias: the smoke test before the alias moves does not protect them.
 * A caller who may not look gets a note instead; the deployment does not depend on it.
 */
export async function unqualifiedCallers(
  clients: Pick<Clients, 'lambda'>,
  place: { readonly functionName: string; readonly alias: string },
  options: ObserveOptions,
): Promise<readonly string[]> {
  const advice = `not alias ${place.alias}: changes reach it before they are tested`
  const [permissions, mappings] = await Promise.all([
    allowed(options, () => getPermissions(clients, { ...place, alias: undefined }, options.signal)),
    allowed(options, () => listUnqualifiedMappings(clients, place.functionName, options.signal)),
  ])
  return [
    ...(permissions ?? []).map(
      ({ statementId, principal }) =>
        `${principal} may call the unqualified function ${place.functionName} (policy statement ${statementId}), ${advice}`,
    ),
    ...(mappings ?? []).map(
      (source) =>
        `the event source ${source} calls the unqualified function ${place.functionName}, ${advice}`,
    ),
  ]
}

/** Pages of up to 100 mappings; warnings about more than 2000 help nobody. */
const longestList = 20

async function listUnqualifiedMappings(
  clients: Pick<Clients, 'lambda'>,
  functionName: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const sources: string[] = []
  let marker: string | undefined
  for (let page = 0; page < longestList; page += 1) {
    const input = { FunctionName: functionName, ...(marker === undefined ? {} : { Marker: marker }) }
    const answer = await readIfThere(signal, {
      operation: 'ListEventSourceMappings',
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new ListEventSourceMappingsCommand(input), options),
    })
    const unqualified = (answer?.EventSourceMappings ?? []).filter(
      ({ FunctionArn }) => FunctionArn?.endsWith(`:function:${functionName}`) === true,
    )
    sources.push(...unqualified.map(({ EventSourceArn, UUID }) => EventSourceArn ?? UUID ?? 'unknown'))
    marker = answer?.NextMarker
    if (marker === undefined || marker === '') break
  }
  return sources
}

async function allowed<Answer>(
  { log }: ObserveOptions,
  look: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof LayerliftError) || !isAccessDenied(error.cause)) throw error
    log({
      kind: 'note',
      message: `callers of the unqualified function are not checked: ${error.hint ?? error.message}`,
    })
    return undefined
  }
}
