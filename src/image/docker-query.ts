import { getExecOutput } from '@actions/exec'
import { LayerliftError } from '../errors.ts'
import { cannotStart, runDocker, type DockerWorld } from './docker-command.ts'

/** How long an engine may take to say its version; a remote one over ssh needs a few seconds. */
const answerDeadlineMs = 30_000

export interface Answer {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * A short question to the docker command. `@actions/exec` knows no deadline and no signal: ask only what is local to
 * the client, or after `checkEngine`.
 * @throws `engine` when the command is not there
 */
export async function askDocker(argv: readonly string[], world: DockerWorld): Promise<Answer> {
  const command = world.docker ?? 'docker'
  try {
    return await getExecOutput(command, [...argv], {
      silent: true,
      ignoreReturnCode: true,
      ...(world.env === undefined ? {} : { env: definedOnly(world.env) }),
    })
  } catch (thrown) {
    throw cannotStart(command, thrown)
  }
}

/** @throws `engine` when no engine answers, with what the docker command says about it */
export async function checkEngine(world: DockerWorld): Promise<void> {
  const command = world.docker ?? 'docker'
  const format = ['--format', '{{.Server.Version}}']
  const { exitCode, lastLines } = await runDocker(['version', ...format], {
    ...world,
    deadlineMs: answerDeadlineMs,
  }).catch((thrown: unknown) => {
    if (thrown instanceof LayerliftError && thrown.code === 'deadline')
      return { exitCode: undefined, lastLines: [thrown.message] }
    throw thrown
  })
  if (exitCode === 0) return
  throw new LayerliftError('engine', `the Docker engine does not answer (${command} version)`, {
    details: lastLines.filter((line) => line.trim() !== ''),
    hint: 'start Docker, check DOCKER_HOST and the docker context, or give the image as a file: docker-archive:, oci: or oci-archive:',
  })
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
