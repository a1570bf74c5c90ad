import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyChanges } from '../../src/aws/apply.ts'
import type { ApplyWorld } from '../../src/aws/apply-world.ts'
import type { Clients } from '../../src/aws/clients.ts'
import { observe } from '../../src/aws/observe.ts'
import { newOutcome, type Outcome } from '../../src/aws/outcome.ts'
import { bytePath } from '../../src/image/image.ts'
import type { LogEntry } from '../../src/log.ts'
import type { ZipFile } from '../../src/pack/manifest.ts'
import type { PackageEntry } from '../../src/pack/packages.ts'
import { zipBytes } from '../../src/pack/zip.ts'
import type { Plan } from '../../src/plan/change.ts'
import type { Desired } from '../../src/plan/desired.ts'
import { layerDescriptionOf, layerNameOf } from '../../src/plan/layers.ts'
import { planDeployment } from '../../src/plan/plan.ts'
import { versionDescriptionOf } from '../../src/plan/version-description.ts'
import { contentOf } from '../fixtures/fake-layers.ts'

const roleArn = 'arn:aws:iam::123456789012:role/hello'

/** Files by path, a `*` after the path marks programs. */
type Files = Readonly<Record<string, string | Uint8Array>>

/**
 * A bootstrap that needs only bash: it loops over the Runtime API and answers with what its layer, its code and its
 * environment say, and with the body of the event.
 */
function bootstrap(greeting: string): string {
  return `#!/bin/bash
call() { # METHOD PATH BODY: the answer's headers and body
  exec 3<>"/dev/tcp/\${AWS_LAMBDA_RUNTIME_API%:*}/\${AWS_LAMBDA_RUNTIME_API#*:}"
  printf '%s /2018-06-01/runtime/invocation/%s HTTP/1.1\\r\\nHost: runtime\\r\\nConnection: close\\r\\nContent-Length: %s\\r\\n\\r\\n%s' "$1" "$2" "\${#3}" "$3" >&3
  cat <&3
  exec 3>&-
}
while :; do
  answer=$(call GET next '')
  id=$(printf '%s' "$answer" | tr -d '\\r' | sed -n 's/^Lambda-Runtime-Aws-Request-Id: //Ip')
  echo "greeting for $id" >&2
  call POST "$id/response" "{\\"statusCode\\":200,\\"headers\\":{},\\"body\\":\\"${greeting} $(cat /opt/place) $WHO\\"}" >/dev/null
done
`
}

export interface HelloOptions {
  readonly functionName: string
  /** Part of the code: another one is another code. */
  readonly greeting: string
  /** Content of the layer. */
  readonly place: string
  readonly change?: Partial<Desired>
  /** Random bytes that the function carries along. */
  readonly ballastBytes?: number
  readonly s3Bucket?: string
}

/** A small function with one layer and the route `POST /hello`, wanted. */
function helloDesired({ functionName, greeting, place, change }: HelloOptions): Desired {
  const codeHash = hashOf(greeting)
  const layerHash = hashOf(place)
  return {
    app: `octo/shop/${functionName}`,
    functionName,
    code: { fileName: 'function.zip', contentHash: codeHash, unzippedBytes: bootstrap(greeting).length },
    layers: [
      {
        kind: 'package',
        layerName: layerNameOf(functionName, layerHash),
        fileName: 'layer-1.zip',
        contentHash: layerHash,
        unzippedBytes: place.length,
        description: layerDescriptionOf({ contentHash: layerHash, text: 'hello:test' }),
      },
    ],
    layerNamespace: functionName,
    architecture: 'x86_64',
    configuration: { Role: roleArn, Handler: 'hello', Timeout: 10 },
    onCreate: { Runtime: 'provided.al2023' },
    environment: { WHO: 'world' },
    environmentStrategy: 'merge',
    tags: undefined,
    compatibleRuntimes: ['provided.al2023'],
    revisionId: undefined,
    publish: true,
    alias: 'live',
    api: { apiName: functionName, stage: 'live', routes: [{ method: 'POST', path: '/hello' }] },
    versionDescription: versionDescriptionOf({
      contentHash: codeHash,
      imageDigest: undefined,
      commit: 'abc',
    }),
    ...change,
  }
}

export interface Deployed {
  readonly plan: Plan
  readonly outcome: Outcome
  readonly entries: readonly LogEntry[]
}

/** Observes, plans and applies, as the deploy command does without its smoke tests. */
export async function deployHello(
  clients: Clients,
  options: HelloOptions,
  folder: string,
): Promise<Deployed> {
  const desired = helloDesired(options)
  const entries: LogEntry[] = []
  const log = (entry: LogEntry) => void entries.push(entry)
  const { signal } = new AbortController()
  const current = await observe(clients, desired, { log, signal })
  const plan = planDeployment(desired, current, { hash: hashOf })
  const outcome = newOutcome(current)
  const world: ApplyWorld = {
    clients,
    desired,
    current,
    outcome,
    zipOf: (fileName) => writeZip(join(folder, fileName), filesOf(fileName, options)),
    s3Bucket: options.s3Bucket,
    waitTimeoutSeconds: 60,
    log,
    signal,
  }
  await applyChanges(plan.version, world)
  outcome.version ??= plan.existingVersion
  await applyChanges(plan.traffic, world)
  return { plan, outcome, entries }
}

function filesOf(fileName: string, { greeting, place, ballastBytes }: HelloOptions): Files {
  if (fileName !== 'function.zip') return { place }
  return {
    ...(ballastBytes === undefined ? {} : { ballast: randomBytes(ballastBytes) }),
    'bootstrap*': bootstrap(greeting),
  }
}

/** Writes a zip as the package command does. */
async function writeZip(path: string, files: Files): Promise<ZipFile> {
  const entries = Object.entries(files).map(([name, source]): PackageEntry => {
    const isProgram = name.endsWith('*')
    return {
      kind: 'file',
      path: bytePath(isProgram ? name.slice(0, -1) : name),
      mode: isProgram ? 0o755 : 0o644,
      content: contentOf(source),
    }
  })
  await writeFile(path, zipBytes(entries))
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) throw new Error('no bytes')
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  const digest = hash.digest()
  return { path, sizeBytes, sha256Base64: digest.toString('base64'), sha256Hex: digest.toString('hex') }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
