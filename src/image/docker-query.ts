import { getExecOutput } from '@actions/exec'
import { setTimeout as sleep } from 'node:timers/promises'
import { LayerliftError, throwIfCancelled } from '../errors.ts'
import { cannotStart, runDocker, type DockerWorld } from './docker-command.ts'

/** How long an engine may take for a short answer; a remote one over ssh needs a few seconds. */
const defaultAnswerDeadlineMs = 30_000

export interface AskWorld extends DockerWorld {
  /** (30 s) */
  readonly answerDeadlineMs?: number | undefined
}

export interface Answer {
  /** Undefined when a signal ended the command. */
  readonly exitCode: number | undefined
  readonly stdout: string
  /** The last lines. */
  readonly stderr: string
}

/**
 * A short question to the engine; one that stalls is not waited for.
 * @throws `engine` when the command is not there or gives no answer in time, `cancelled`
 */
export async function askDocker(argv: readonly string[], world: AskWorld): Promise<Answer> {
  const { docker = 'docker', answerDeadlineMs: deadlineMs = defaultAnswerDeadlineMs } = world
  let stdout = ''
  const onStdout = (text: string): void => {
    stdout += text
  }
  try {
    const { exitCode, lastLines } = await runDocker(argv, { ...world, deadlineMs, onStdout })
    return { exitCode, stdout, stderr: lastLines.join('\n') }
  } catch (thrown) {
    throw isDeadline(thrown) ? noAnswer([docker, ...argv], deadlineMs, thrown) : thrown
  }
}

/**
 * Whether the docker command itself ends well; for what it answers without its engine. Past the deadline the child is
 * only left behind: `@actions/exec` gives no handle on it.
 * @throws `engine` as askDocker, `cancelled`
 */
export async function clientSucceeds(argv: readonly string[], world: AskWorld): Promise<boolean> {
  const { docker = 'docker', env, signal } = world
  throwIfCancelled(signal, 'the docker command')
  const deadlineMs = world.answerDeadlineMs ?? defaultAnswerDeadlineMs
  const answer = getExecOutput(docker, [...argv], {
    silent: true,
    ignoreReturnCode: true,
    ...(env === undefined ? {} : { env: definedOnly(env) }),
  })
  const waited = new AbortController()
  const stops = AbortSignal.any(signal === undefined ? [waited.signal] : [waited.signal, signal])
  try {
    return await Promise.race([
      answer.then(
        ({ exitCode }) => exitCode === 0,
        (thrown: unknown) => Promise.reject(cannotStart(docker, thrown)),
      ),
      sleep(deadlineMs, undefined, { signal: stops }).then(() =>
        Promise.reject(noAnswer([docker, ...argv], deadlineMs)),
      ),
    ])
  } catch (thrown) {
    throwIfCancelled(signal, 'the docker command')
    throw thrown
  } finally {
    waited.abort()
  }
}

/** @throws `engine` when no engine answers, with what the docker command says about it */
export async function checkEngine(world: AskWorld): Promise<void> {
  const command = world.docker ?? 'docker'
  const format = ['--format', '{{.Server.Version}}']
  const { exitCode, lastLines } = await runDocker(['version', ...format], {
    ...world,
    deadlineMs: world.answerDeadlineMs ?? defaultAnswerDeadlineMs,
  }).catch((thrown: unknown) => {
    if (isDeadline(thrown)) return { exitCode: undefined, lastLines: [thrown.message] }
    throw thrown
  })
  if (exitCode === 0) return
  throw new LayerliftError('engine', `the Docker engine does not answer (${command} version)`, {
    details: lastLines.filter((line) => line.trim() !== ''),
    hint: 'start Docker, check DOCKER_HOST and the docker context, or give the image as a file: docker-archive:, oci: or oci-archive:',
  })
}

function isDeadline(thrown: unknown): thrown is LayerliftError {
  return thrown instanceof LayerliftError && thrown.code === 'deadline'
}

function noAnswer(command: readonly string[], deadlineMs: number, cause?: unknown): LayerliftError {
  const seconds = deadlineMs / 1000
  return new LayerliftError('engine', `no answer from ${command.join(' ')} within ${seconds} s`, {
    hint: 'the Docker engine stalls: restart it, or give the image as a file: docker-archive:, oci: or oci-archive:',
    cause,
  })
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
