import {
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  type FunctionConfiguration,
} from '@aws-sdk/client-lambda'
import type { Change } from '../plan/change.ts'
import type { ApplyWorld } from './apply-world.ts'
import { readIfThere, write } from './call.ts'
import type { Clients } from './clients.ts'
import { answered } from './failure.ts'
import { updateInProgress } from './lambda-function.ts'
import { known } from './outcome.ts'
import { waitForFunction } from './wait.ts'

type PublishVersion = Extract<Change, { kind: 'publish-version' }>

/**
 * Publishes what $LATEST has, guarded by CodeSha256 so that nobody else's code gets our number, and waits until the version
 * can be called. AWS answers with the last version when nothing has changed since it.
 */
export async function publishVersion(change: PublishVersion, world: ApplyWorld): Promise<void> {
  const { functionName, description } = change
  const codeSha256 = known(world.outcome.codeSha256, 'CodeSha256 of the function')
  const version = await write(world, {
    operation: 'PublishVersion',
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: () => findPublished(change, codeSha256, world),
    send: async () => {
      const input = { FunctionName: functionName, CodeSha256: codeSha256, Description: description }
      return (await world.clients.lambdaWrites.send(new PublishVersionCommand(input))).Version
    },
  })
  world.outcome.version = answered(version, 'number of the published version')
  await waitForFunction(world, { functionName, qualifier: version, timeoutSeconds: world.waitTimeoutSeconds })
}

/** The newest version, when it is what we asked for. */
async function findPublished(
  change: PublishVersion,
  codeSha256: string,
  world: ApplyWorld,
): Promise<string | undefined> {
  const versions = await listVersions(world.clients, change.functionName, world.signal)
  const newest = versions.at(-1)
  const isOurs =
    newest?.CodeSha256 === codeSha256 &&
    newest.Description === change.description &&
    !world.current.versions.some(({ version }) => version === newest.Version)
  return isOurs ? newest.Version : undefined
}

/** All numbered versions, oldest first, with their whole configuration. */
export async function listVersions(
  clients: Pick<Clients, 'lambda'>,
  functionName: string,
  signal: AbortSignal,
): Promise<readonly FunctionConfiguration[]> {
  const versions: FunctionConfiguration[] = []
  let marker: string | undefined
  do {
    const input = { FunctionName: functionName, ...(marker === undefined ? {} : { Marker: marker }) }
    const page = await readIfThere(signal, {
      operation: 'ListVersionsByFunction',
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new ListVersionsByFunctionCommand(input), options),
    })
    versions.push(...(page?.Versions ?? []))
    marker = page?.NextMarker
  } while (marker !== undefined && marker !== '')
  return versions
    .filter(({ Version }) => Version !== undefined && Version !== '$LATEST')
    .sort((a, b) => Number(a.Version) - Number(b.Version))
}
