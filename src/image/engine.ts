import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LayerliftError } from '../errors.ts'
import type { Log } from '../log.ts'
import { redactor } from '../redact.ts'
import { buildArguments, type BuildEngine, type BuildOptions } from './build-arguments.ts'
import { parseDigest } from './digest.ts'
import { runDocker, type DockerWorld, type Environment } from './docker-command.ts'
import { askDocker, checkEngine, clientSucceeds } from './docker-query.ts'
import { fileFault } from './file-fault.ts'
import type { Digest } from './image.ts'
import { parseReference, type Reference } from './reference.ts'

export interface BuildWorld extends DockerWorld {
  readonly env: Environment
  readonly log: Log
  readonly tempDirectory: string
}

export interface BuiltImage {
  /** The tag, as an image of the engine. */
  readonly reference: Reference
  /**
   * As the engine calls it, even when the tag has moved on: the digest of the config, or of the manifest where the
   * engine has the containerd store.
   */
  readonly imageId: Digest
}

/**
 * Builds an image with the docker command; its lines are logged as they come, values of secrets blanked.
 * @throws `build-failed` with the last lines, `engine`, `usage`, `cancelled`
 */
export async function buildImage(options: BuildOptions, world: BuildWorld): Promise<BuiltImage> {
  const reference = parseReference(`docker-daemon:${options.tag}`)
  await checkEngine(world)
  const folder = await makeFolder(world.tempDirectory)
  try {
    const idFile = join(folder, 'image-id')
    const command = buildArguments({ ...options, idFile }, await detectBuildEngine(world))
    const blank = redactor(Object.values(options.secrets ?? {}).flatMap(linesOf))
    const { exitCode, lastLines } = await runDocker(command.argv, {
      ...world,
      env: { ...world.env, ...command.env },
      onLine: (line) => world.log({ kind: 'output', source: 'docker build', line: blank(line) }),
    })
    if (exitCode !== 0) throw buildFault(options, exitCode, lastLines.map(blank))
    return { reference, imageId: await readImageId(idFile) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Found by asking: versions do not tell how a distribution built its client. */
export async function detectBuildEngine(
  world: DockerWorld & { readonly env: Environment },
): Promise<BuildEngine> {
  if (await clientSucceeds(['buildx', 'version'], world)) return { hasBuildx: true, hasBuildKit: true }
  const help = await askDocker(['build', '--help'], { ...world, env: { ...world.env, DOCKER_BUILDKIT: '1' } })
  return { hasBuildx: false, hasBuildKit: help.exitCode === 0 && help.stdout.includes('--secret') }
}

async function makeFolder(tempDirectory: string): Promise<string> {
  try {
    await mkdir(tempDirectory, { recursive: true })
    return await mkdtemp(join(tempDirectory, 'layerlift-build-'))
  } catch (thrown) {
    throw fileFault(`cannot make a folder in ${tempDirectory}`, thrown)
  }
}

async function readImageId(idFile: string): Promise<Digest> {
  try {
    return parseDigest((await readFile(idFile, 'utf8')).trim(), 'the image id that docker build wrote')
  } catch (thrown) {
    if (thrown instanceof LayerliftError) throw thrown
    throw new LayerliftError('engine', 'docker build ended well but wrote no image id', {
      hint: 'does the builder load its result into the engine? layerlift asks for it with --load',
      cause: thrown,
    })
  }
}

function buildFault(
  options: BuildOptions,
  exitCode: number | undefined,
  lines: readonly string[],
): LayerliftError {
  const how = exitCode === undefined ? 'was killed' : `ended with exit code ${exitCode}`
  return new LayerliftError('build-failed', `docker build of ${options.context} ${how}`, {
    details: lines.filter((line) => line.trim() !== ''),
    hint: 'the last lines of the build say why; the same docker build by hand shows it too',
  })
}

/** A RUN line can print its secret, and what is printed comes line by line. */
function linesOf(secret: string): readonly string[] {
  return secret.split(/[\r\n]+/)
}
