import { LayerliftError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ByteRange } from './byte-range.ts'
import { runDocker } from './docker-command.ts'
import { askDocker, type AskWorld, checkEngine } from './docker-query.ts'
import { fileFault } from './file-fault.ts'
import { listAt, objectAt, parseJson, textsAt } from './json.ts'
import { familiarName } from './names.ts'
import type { Spool, SpoolFile } from './spool.ts'

export interface SaveOptions extends AskWorld {
  readonly spool: Spool
  readonly log: Log
  /** How long the engine may go without writing a byte (10 min: some lay the whole archive aside before the first). */
  readonly stallLimitMs?: number | undefined
}

const defaultStallLimitMs = 10 * 60_000

/** How often the size of the growing file is told. */
const progressIntervalMs = 500

/**
 * An image of the engine as an archive in the spool. Docker writes straight into the file; only its size passes here.
 * @throws `image-not-found`, `engine`, `cancelled`
 */
export async function saveImage(name: string, options: SaveOptions): Promise<ByteRange> {
  await checkEngine(options)
  const { totalBytes, savedAs } = await inspect(name, options)
  const saved = await options.spool.create('saved.tar')
  const task = `docker save ${name}`
  const tell = async (done: boolean): Promise<number> => {
    const doneBytes = (await saved.file.stat()).size
    const expected = totalBytes === undefined ? undefined : Math.max(totalBytes, doneBytes)
    options.log({ kind: 'progress', task, doneBytes, totalBytes: expected, ...(done ? { done } : {}) })
    return doneBytes
  }
  const stallLimitMs = options.stallLimitMs ?? defaultStallLimitMs
  const stall = stallWatch(stallLimitMs)
  await tell(false)
  // A failed look at the size is no reason to fail: the last one, below, is awaited.
  const timer = setInterval(() => void tell(false).then(stall.see, () => undefined), progressIntervalMs)
  const signals = options.signal === undefined ? [stall.signal] : [stall.signal, options.signal]
  try {
    await save(savedAs, saved, { ...options, signal: AbortSignal.any(signals) })
  } catch (thrown) {
    if (!stall.signal.aborted || options.signal?.aborted === true) throw thrown
    throw stalled(stallLimitMs, thrown)
  } finally {
    clearInterval(timer)
  }
  return { name: `docker-daemon:${name}`, file: saved.file, offset: 0, sizeBytes: await tell(true) }
}

interface StallWatch {
  readonly signal: AbortSignal
  readonly see: (bytes: number) => void
}

/** Fires when the size that it sees stays the same for too long; it sees one each `progressIntervalMs`. */
function stallWatch(limitMs: number): StallWatch {
  const controller = new AbortController()
  let last = 0
  let quietMs = 0
  return {
    signal: controller.signal,
    see(bytes) {
      quietMs = bytes === last ? quietMs + progressIntervalMs : 0
      last = bytes
      if (quietMs >= limitMs) controller.abort()
    },
  }
}

function stalled(limitMs: number, cause: unknown): LayerliftError {
  return new LayerliftError('engine', `docker image save has written nothing for ${limitMs / 1000} s`, {
    hint: 'the Docker engine stalls: restart it, or give the image as a file: docker-archive:, oci: or oci-archive:',
    cause,
  })
}

async function save(name: string, { path, file }: SpoolFile, options: SaveOptions): Promise<void> {
  const { exitCode, lastLines } = await runDocker(['image', 'save', name], {
    ...options,
    stdoutFile: file.fd,
  })
  if (exitCode === 0) return
  if (lastLines.some((line) => /no space left on device/i.test(line)))
    throw fileFault(`cannot write ${path}`, noSpace())
  throw new LayerliftError('engine', `docker image save ${name} failed`, {
    details: lastLines,
    hint: 'run it by hand to see more',
  })
}

function noSpace(): Error {
  return Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

interface Inspected {
  /** What the engine counts for the image: about the size of the archive. */
  readonly totalBytes: number | undefined
  readonly savedAs: string
}

async function inspect(name: string, options: SaveOptions): Promise<Inspected> {
  const { exitCode, stdout, stderr } = await askDocker(['image', 'inspect', name], options)
  if (exitCode !== 0) throw inspectFault(name, stderr)
  const where = 'docker image inspect'
  const [first] = listAt(parseJson(Buffer.from(stdout), where), where)
  const image = objectAt(first, where)
  const tags = textsAt(image['RepoTags'], `${where}, RepoTags`)
  // A name without a tag is `latest` to inspect, but to save it is every tag of the repository.
  const tagged = tags.find((tag) => familiarName(tag) === familiarName(name))
  const size = image['Size']
  return { totalBytes: typeof size === 'number' ? size : undefined, savedAs: tagged ?? name }
}

function inspectFault(name: string, stderr: string): LayerliftError {
  const details = stderr.split('\n').filter((line) => line.trim() !== '')
  if (/no such (image|object)|not found/i.test(stderr)) {
    const isFile = /\.(tar|tgz|tar\.gz)$/.test(name)
    return new LayerliftError('image-not-found', `the Docker engine has no image ${name}`, {
      details,
      hint: isFile
        ? `a file is given as docker-archive:${name} or oci-archive:${name}`
        : `build it, or pull it first: docker pull ${name}`,
    })
  }
  return new LayerliftError('engine', `docker image inspect ${name} failed`, { details })
}
