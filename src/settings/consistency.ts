import { buildSettings, platformOfArchitecture } from './build.ts'
import { shownName, type Surface } from './problem.ts'
import type { Command } from './setting.ts'
import type { SettingName, Settings } from './table.ts'
import { aliasOf } from './traffic.ts'

/** What the checks across settings look at. A setting that could not be read counts as given, its value as absent. */
export interface Checked {
  readonly settings: Settings
  /** The command of the command line, or the `command` input. */
  readonly command: Command | 'auto'
  readonly surface: Surface
}

/** What no single setting can say: one line for each contradiction or gap. */
export function contradictions(checked: Checked): readonly string[] {
  return [functionName, sourceOfCode, routeAndApi, aliasAndVersion, provisioned, bucket, platform].flatMap(
    (check) => check(checked) ?? [],
  )
}

function functionName({ settings, command, surface }: Checked): string | undefined {
  if (command === 'package' || command === 'publish' || command === 'demo') return undefined
  if (settings.given.has('function-name')) return undefined
  const name = shownName('function-name', surface)
  return `${name}: got nothing, expected the name of the Lambda function. ${command === 'auto' ? 'plan and deploy need' : `${command} needs`} it.`
}

/** A ready image needs nothing of a build, except the platform that chooses from an index. */
function sourceOfCode({ settings, surface }: Checked): string | undefined {
  if (!settings.given.has('image')) return undefined
  const forBuild = names(buildSettings).filter(
    (name) => name !== 'image' && name !== 'platform' && settings.given.has(name),
  )
  if (forBuild.length === 0) return undefined
  const listed = forBuild.map((name) => shownName(name, surface)).join(', ')
  return `${shownName('image', surface)}: got it together with ${listed}, expected one source of code. Leave out ${shownName('image', surface)} to build, or the others to take the image.`
}

function routeAndApi({ settings, surface }: Checked): readonly string[] {
  const shown = shownName('api', surface)
  const asked = (['routes', 'api-id'] as const).filter((name) => settings.given.has(name))
  if (settings.api === 'none' && asked.length > 0) {
    const listed = asked.map((name) => shownName(name, surface)).join(' and ')
    return [`${shown}: got "none" together with ${listed}, expected rest. Leave one side out.`]
  }
  if (settings.api === 'rest' && asked.length === 0) {
    return [
      `${shown}: got "rest" without a route, expected routes too. Give ${shownName('routes', surface)}.`,
    ]
  }
  return []
}

function aliasAndVersion({ settings, surface }: Checked): string | undefined {
  if (settings.publish || !settings.given.has('alias') || settings.alias === 'none') return undefined
  return `${shownName('alias', surface)}: got "${settings.alias}" while ${shownName('publish', surface)} is false, expected a published version for the alias. Leave one of them out.`
}

function provisioned({ settings, surface }: Checked): string | undefined {
  if (settings.provisionedConcurrency === undefined || aliasOf(settings) !== undefined) return undefined
  return `${shownName('provisioned-concurrency', surface)}: got "${settings.provisionedConcurrency}" without an alias, expected one that it belongs to. Leave it out, or have an alias.`
}

function bucket({ settings, surface }: Checked): string | undefined {
  if (settings.s3Bucket !== 'create') return undefined
  return `${shownName('s3-bucket', surface)}: got "create", expected the name of a bucket that exists. Making one is not built yet.`
}

function platform({ settings, surface }: Checked): string | undefined {
  if (settings.platform === undefined || settings.architectures === undefined) return undefined
  const wanted = platformOfArchitecture[settings.architectures]
  if (wanted === settings.platform) return undefined
  return `${shownName('platform', surface)}: got "${settings.platform}" while ${shownName('architectures', surface)} is ${settings.architectures}, expected ${wanted}. Leave one of them out.`
}

function names(group: Readonly<Partial<Record<SettingName, unknown>>>): readonly SettingName[] {
  return Object.keys(group).filter((name): name is SettingName => name in group)
}
