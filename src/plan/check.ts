import { LayerliftError } from '../errors.ts'
import { maxDescriptionCharacters, maxLayers, maxTagValueCharacters } from '../limits.ts'
import type { Desired } from './desired.ts'
import { environmentAfter, environmentSizeProblem } from './environment.ts'

/**
 * Checks what no single setting can say, before anything is asked of AWS: sums, pairs, and what the image adds. Names,
 * numbers, ARNs and routes were checked as settings. Every problem names its input; the values of variables are never shown.
 * @throws LayerliftError `usage`, all problems in `details`
 */
export function checkDesired(desired: Desired): void {
  const problems = [
    ...configurationProblems(desired),
    ...environmentProblems(desired),
    ...tagProblems(desired.tags ?? {}),
    ...concurrencyProblems(desired),
    ...layerProblems(desired),
  ]
  const [first] = problems
  if (first === undefined) return
  const message = problems.length === 1 ? first : `${problems.length} settings are wrong`
  throw new LayerliftError('usage', message, {
    hint: 'Correct the named inputs; the numbers are those of "Lambda quotas" and the service model.',
    details: problems,
  })
}

function configurationProblems({ configuration, versionDescription }: Desired): readonly string[] {
  const { DurableConfig: durable } = configuration
  return list([
    durable === undefined ||
      Object.keys(durable).length > 0 ||
      'durable-config: {} cannot clear it; a function is durable or not from its creation on',
    versionDescription.length <= maxDescriptionCharacters ||
      `the version's description: ${versionDescription.length} characters; Lambda allows ${maxDescriptionCharacters}`,
  ])
}

function environmentProblems({ environment }: Desired): readonly string[] {
  const size = environmentSizeProblem(environmentAfter({}, environment, 'replace'))
  return size === undefined ? [] : [size]
}

function tagProblems(tags: Readonly<Record<string, string | null>>): readonly string[] {
  return list(
    Object.entries(tags).map(
      ([key, value]) =>
        value === null ||
        value.length <= maxTagValueCharacters ||
        `tags: the value of "${key}" is over ${maxTagValueCharacters} characters`,
    ),
  )
}

function concurrencyProblems(desired: Desired): readonly string[] {
  const { provisionedConcurrency: provisioned, reservedConcurrency: reserved } = desired
  const isOver = typeof provisioned === 'number' && typeof reserved === 'number' && provisioned > reserved
  return list([
    !isOver || `provisioned-concurrency: ${provisioned} is more than reserved-concurrency, ${reserved}`,
  ])
}

function layerProblems({ layers }: Desired): readonly string[] {
  const arns = layers.flatMap((layer) => (layer.kind === 'arn' ? [layer.arn] : []))
  const names = arns.map((arn) => arn.slice(0, arn.lastIndexOf(':')))
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return list([
    layers.length <= maxLayers ||
      `layers: ${layers.length} (${arns.length} given, ${layers.length - arns.length} from the image); Lambda allows ${maxLayers}`,
    ...[...twice].map(
      (name) => `layers: ${name} is listed more than once; a function takes one version of a layer`,
    ),
  ])
}

/** Keeps the sentences; `true` stands for a check that passed. */
function list(checks: readonly (true | string)[]): readonly string[] {
  return checks.filter((check) => check !== true)
}
