/** The file that provided.* starts: /var/task/bootstrap, else /opt/bootstrap (Lambda developer guide, "OS-only runtimes"). */
import { LayerliftError } from '../errors.ts'
import type { Content } from '../image/image.ts'
import { displayPath } from '../printable.ts'
import { programPath } from './al2023-libraries.ts'
import { readElf } from './elf.ts'
import type { Architecture, Packages } from './packages.ts'
import { readSlice } from './read-slice.ts'
import { lookUp, nodesBelow, splitPath, type FileNode, type ImageTree } from './tree.ts'

type BootstrapPath = NonNullable<Packages['found']['bootstrap']>

const places = ['/var/task/bootstrap', '/opt/bootstrap'] as const

export interface BootstrapQuestion {
  /** What the function will see, by lambdaRoot. */
  readonly root: ImageTree
  /** The whole image, to say where a bootstrap lies that is not packed. */
  readonly image: ImageTree
  readonly architecture: Architecture
  readonly runtime: string | undefined
  readonly hasForeignLayers: boolean
}

export interface FoundBootstrap {
  readonly path: BootstrapPath | undefined
  /** Why a custom runtime will not start: `package-invalid`, for `checkBootstrap`. */
  readonly problem?: LayerliftError
  readonly warnings: readonly string[]
}

/**
 * Where the bootstrap is, and what is or may go wrong with it. Whether that matters is for `checkBootstrap` to say: a
 * runtime that was left empty is the one that the function has.
 */
export async function findBootstrap(
  question: BootstrapQuestion,
  signal?: AbortSignal,
): Promise<FoundBootstrap> {
  const path = places.find((place) => isPresent(question.root, place))
  if (!isCustom(question.runtime)) return { path, warnings: [] }
  if (path === undefined) {
    if (!question.hasForeignLayers) return { path, problem: noBootstrap(question), warnings: [] }
    const sentence =
      'the image has no bootstrap; the function starts only if one of the given layers brings it'
    return { path, warnings: [sentence] }
  }
  const node = lookUp(question.root, path)
  if (node?.kind !== 'file') return { path, problem: notAFile(question.root, path), warnings: [] }
  const { content } = node.inode
  const problem =
    unexecutable(path, node) ??
    (await wrongProcessor({ path, content, architecture: question.architecture }, signal))
  if (problem !== undefined) return { path, problem, warnings: [] }
  return { path, warnings: await interpreterWarnings(question.root, { path, content }, signal) }
}

/**
 * Refuses packages that a custom runtime cannot start; undefined is that of a new function, provided.al2023.
 * @throws `package-invalid`
 */
export function checkBootstrap(
  { bootstrapProblem }: Pick<Packages['found'], 'bootstrapProblem'>,
  runtime: string | undefined,
): void {
  if (bootstrapProblem !== undefined && isCustom(runtime)) throw bootstrapProblem
}

function isCustom(runtime: string | undefined): boolean {
  return runtime === undefined || runtime.startsWith('provided')
}

function isPresent(root: ImageTree, place: string): boolean {
  const { parent, name } = splitPath(place)
  const folder = lookUp(root, parent)
  return folder?.kind === 'directory' && folder.children.has(name)
}

function unexecutable(path: BootstrapPath, node: FileNode): LayerliftError | undefined {
  if ((node.inode.mode & 0o111) !== 0) return undefined
  return new LayerliftError('package-invalid', `${path} is not executable: Lambda could not start it`, {
    hint: `add \`RUN chmod 755 ${path}\` to the Dockerfile, or copy it with \`COPY --chmod=755\``,
  })
}

interface Program {
  readonly path: BootstrapPath
  readonly content: Content
}

async function wrongProcessor(
  program: Program & { readonly architecture: string },
  signal: AbortSignal | undefined,
): Promise<LayerliftError | undefined> {
  const elf = await readElf(program.content, signal)
  if (elf === undefined || elf.machine === program.architecture) return undefined
  return new LayerliftError(
    'package-invalid',
    `${program.path} is built for ${elf.machine}, but the image and the function are ${program.architecture}`,
    {
      hint: 'build the program for the platform of the image, or set `architectures` and `platform` to match it',
    },
  )
}

/** A script dies with "no such file" when its first line names a program that is not there. */
async function interpreterWarnings(
  root: ImageTree,
  program: Program,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const start = await readSlice(
    program.content,
    { offset: 0n, bytes: 256n, max: 256, mayBeShort: true },
    signal,
  )
  const [, line = ''] = /^#!\s*([^\n\r]*)/.exec(start.toString('latin1')) ?? []
  const [interpreter, ...rest] = line.split(/\s+/)
  if (interpreter === undefined || interpreter === '') return []
  const viaEnv = splitPath(interpreter).name === 'env' ? rest.find((word) => !/^-|=/.test(word)) : undefined
  const wanted = viaEnv === undefined || viaEnv.includes('/') ? [viaEnv ?? interpreter] : inPath(viaEnv)
  if (wanted.some((path) => lookUp(root, path)?.kind === 'file')) return []
  const name = displayPath(viaEnv ?? interpreter)
  return [`${program.path} is run by ${name}, which is neither in the packages nor in provided.al2023`]
}

const inPath = (program: string): string[] => programPath.map((folder) => `${folder}/${program}`)

function notAFile(root: ImageTree, path: BootstrapPath): LayerliftError {
  const { parent, name } = splitPath(path)
  const folder = lookUp(root, parent)
  const node = folder?.kind === 'directory' ? folder.children.get(name) : undefined
  const what =
    node?.kind === 'symlink'
      ? `a symlink to ${displayPath(node.target)}, which no package holds`
      : 'not a file'
  return new LayerliftError('package-invalid', `${path} is ${what}`, {
    hint: 'put an executable file named bootstrap into /opt or /var/task',
  })
}

function noBootstrap({ image, runtime }: BootstrapQuestion): LayerliftError {
  const elsewhere: string[] = []
  for (const [path, node] of nodesBelow(image.root)) {
    if (node.kind !== 'directory' && splitPath(path).name === 'bootstrap')
      elsewhere.push(`/${displayPath(path)}`)
  }
  return new LayerliftError(
    'package-invalid',
    `no bootstrap for the runtime ${runtime ?? 'provided.al2023'}: no package holds /var/task/bootstrap or /opt/bootstrap`,
    {
      hint: 'COPY the program that loops over the Runtime API to /opt/bootstrap, or set `runtime` to a managed one',
      details: elsewhere
        .sort()
        .slice(0, 5)
        .map((path) => `the image has ${path}, which ${whyNot(path)}`),
    },
  )
}

function whyNot(path: string): string {
  if (places.some((place) => place === path)) return 'is not packed: layer-strategy is none'
  const isPacked = path.startsWith('/var/task/') || path.startsWith('/opt/')
  return isPacked ? 'is not where Lambda looks' : 'is neither in /opt nor in /var/task'
}
