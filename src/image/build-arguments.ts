import { LayerliftError } from '../errors.ts'

/** Every input of a build, with the meaning it has in docker/build-push-action. */
export interface BuildOptions {
  /** A folder or a URL that the engine clones. */
  readonly context: string
  /** `{context}/Dockerfile` when absent. */
  readonly file?: string | undefined
  readonly target?: string | undefined
  readonly buildArgs?: Readonly<Record<string, string>> | undefined
  readonly buildContexts?: Readonly<Record<string, string>> | undefined
  /** By id. Values reach docker through its environment, never through its arguments. */
  readonly secrets?: Readonly<Record<string, string>> | undefined
  readonly cacheFrom?: readonly string[] | undefined
  readonly cacheTo?: readonly string[] | undefined
  readonly noCache?: boolean | undefined
  readonly pull?: boolean | undefined
  /** `linux/amd64` */
  readonly platform?: string | undefined
  readonly tag: string
  /** Where docker writes the id of the image. */
  readonly idFile?: string | undefined
}

/** What the docker command at hand can do. */
export interface BuildEngine {
  readonly hasBuildx: boolean
  /** BuildKit without buildx: Docker's client before 23, and Debian's. */
  readonly hasBuildKit: boolean
}

export interface BuildCommand {
  readonly argv: readonly string[]
  /** Variables to add to docker's environment; the values of secrets are here. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * The docker command line for a build. Provenance and SBOM are off: they make an index of one image, and Lambda has no
 * use for them.
 * @throws `engine` for inputs that this docker cannot serve, `usage` for malformed ones
 */
export function buildArguments(options: BuildOptions, engine: BuildEngine): BuildCommand {
  if (!engine.hasBuildx) refuseBuildxInputs(options)
  const secrets = secretArguments(options.secrets ?? {})
  const wantsBuildKit = secrets.argv.length > 0 && !engine.hasBuildx
  if (wantsBuildKit && !engine.hasBuildKit) {
    throw needs(
      'secrets',
      'BuildKit',
      'install the buildx plugin of Docker, or use a Docker client with BuildKit inside',
    )
  }
  const argv = [
    ...(engine.hasBuildx ? ['buildx', 'build', '--provenance=false', '--sbom=false', '--load'] : ['build']),
    ...each('--build-arg', pairs(options.buildArgs, 'build-args')),
    ...each('--build-context', pairs(options.buildContexts, 'build-contexts')),
    ...each('--cache-from', options.cacheFrom ?? []),
    ...each('--cache-to', options.cacheTo ?? []),
    ...each('--file', one(options.file)),
    ...each('--iidfile', one(options.idFile)),
    ...(options.noCache === true ? ['--no-cache'] : []),
    ...each('--platform', one(options.platform)),
    ...(options.pull === true ? ['--pull'] : []),
    ...secrets.argv,
    '--tag',
    options.tag,
    ...each('--target', one(options.target)),
    '--',
    options.context,
  ]
  return { argv, env: { ...secrets.env, ...(wantsBuildKit ? { DOCKER_BUILDKIT: '1' } : {}) } }
}

function each(flag: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [flag, value])
}

function one(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [value]
}

function pairs(map: Readonly<Record<string, string>> | undefined, input: string): readonly string[] {
  return Object.entries(map ?? {}).map(([key, value]) => {
    if (key === '' || key.includes('='))
      throw new LayerliftError('usage', `${input}: ${JSON.stringify(key)} is not a name`)
    return `${key}=${value}`
  })
}

function secretArguments(secrets: Readonly<Record<string, string>>): BuildCommand {
  const argv: string[] = []
  const env: Record<string, string> = {}
  Object.entries(secrets).forEach(([id, value], index) => {
    // The flag's value is a comma list of key=value.
    if (!/^[A-Za-z0-9_.-]+$/.test(id)) {
      throw new LayerliftError(
        'usage',
        `secrets: ${JSON.stringify(id)} is not an id (letters, digits, dot, dash, underscore)`,
      )
    }
    if (value.includes('\0'))
      throw new LayerliftError('usage', `secrets: the value of ${id} holds a NUL byte`)
    const name = `LAYERLIFT_SECRET_${index}`
    argv.push('--secret', `id=${id},env=${name}`)
    env[name] = value
  })
  return { argv, env }
}

/** What `docker build` without buildx does not have, or does not do with the same words. */
function refuseBuildxInputs({ buildContexts, cacheFrom, cacheTo }: BuildOptions): void {
  const hint =
    'install the buildx plugin of Docker (docker/setup-buildx-action on GitHub), or leave the input out'
  if (Object.keys(buildContexts ?? {}).length > 0) throw needs('build-contexts', 'docker buildx', hint)
  if ((cacheTo ?? []).length > 0) throw needs('cache-to', 'docker buildx', hint)
  const typed = cacheFrom?.find((source) => source.includes('='))
  if (typed !== undefined) throw needs(`cache-from ${JSON.stringify(typed)}`, 'docker buildx', hint)
}

function needs(input: string, what: string, hint: string): LayerliftError {
  return new LayerliftError(
    'engine',
    `the input ${input} needs ${what}, which this docker command does not have`,
    { hint },
  )
}
