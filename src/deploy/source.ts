import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { assertNever, LayerliftError } from '../errors.ts'
import { buildImage } from '../image/engine.ts'
import type { Image } from '../image/image.ts'
import { openImage } from '../image/open.ts'
import { parseReference, type Reference } from '../image/reference.ts'
import { packImage } from '../pack/pack.ts'
import { maxLayers } from '../limits.ts'
import type { Packages } from '../pack/packages.ts'
import { platformOfArchitecture } from '../settings/build.ts'
import type { Settings } from '../settings/table.ts'
import type { World } from './world.ts'

/** An opened image and what it gives to Lambda. */
export interface Source {
  readonly image: Image
  readonly packages: Packages
}

/** Builds the Dockerfile or takes the given reference, and opens the result. Dispose the image when done. */
export async function openSource(settings: Settings, world: World, tempDirectory: string): Promise<Image> {
  const { log, signal, env } = world
  const reference =
    settings.image === undefined
      ? await build(settings, world, tempDirectory)
      : takeReference(settings, world)
  log({ kind: 'step', title: 'Read the image' })
  try {
    const image = await openImage(reference, {
      platform: platformOf(settings),
      tempDirectory,
      log,
      signal,
      env,
    })
    // As the user wrote it: a path of this machine would make manifest.json differ from machine to machine.
    return { ...image, reference: settings.image ?? image.reference }
  } catch (error) {
    throw settings.image === undefined ? error : namingInput('image', error)
  }
}

/** The failure with the input that it is about in front. */
function namingInput(input: string, error: unknown): unknown {
  if (!(error instanceof LayerliftError) || error.code === 'cancelled') return error
  const { code, message, hint, details, cause } = error
  return new LayerliftError(code, `${input}: ${message}`, { hint, details, cause })
}

/** Splits the opened image into packages; nothing is compressed yet. */
export async function packSource(image: Image, settings: Settings, world: World): Promise<Packages> {
  const { log, signal } = world
  log({ kind: 'step', title: 'Split it into packages' })
  const foreignLayers = settings.layers?.length ?? 0
  const packages = await packImage(image, {
    layerStrategy: settings.layerStrategy,
    layerSlots: maxLayers - foreignLayers,
    hasForeignLayers: foreignLayers > 0,
    runtime: settings.runtime,
    log,
    signal,
  })
  for (const message of packages.warnings) log({ kind: 'warning', message })
  return packages
}

async function build(settings: Settings, world: World, tempDirectory: string): Promise<Reference> {
  await checkDockerfile(settings, world)
  world.log({ kind: 'step', title: `Build ${settings.file ?? 'the Dockerfile'}` })
  const { imageId } = await buildImage(
    {
      context: folderOrUrl(settings.context, world),
      file: settings.file === undefined ? undefined : resolve(world.workingDirectory, settings.file),
      target: settings.target,
      buildArgs: keyedValues(settings.buildArgs, world),
      buildContexts: keyedValues(settings.buildContexts, world),
      secrets: keyedValues(settings.secrets, world),
      cacheFrom: settings.cacheFrom,
      cacheTo: settings.cacheTo,
      noCache: settings.noCache,
      pull: settings.pull,
      platform: platformOf(settings),
      tag: tagOf(settings.functionName ?? ''),
    },
    { ...world, tempDirectory },
  )
  // By id: another build may move the tag at any time.
  return { kind: 'docker-daemon', name: imageId }
}

/** A repository's name has lower-case letters and digits, with single separators between them. */
function tagOf(functionName: string): string {
  const words = functionName.toLowerCase().match(/[a-z0-9]+/g) ?? ['image']
  return `layerlift/${words.join('-')}:latest`
}

/** The engine says of a missing file only that it cannot lstat it, after sending the whole context. */
async function checkDockerfile(settings: Settings, world: World): Promise<void> {
  const context = folderOrUrl(settings.context, world)
  if (context === settings.context) return
  const path =
    settings.file === undefined ? join(context, 'Dockerfile') : resolve(world.workingDirectory, settings.file)
  if (await exists(path)) return
  const [name, what] =
    settings.file === undefined ? ['context', 'a folder with a Dockerfile'] : ['file', 'a Dockerfile']
  throw new LayerliftError('usage', `${name}: there is no ${path}, expected ${what}`, {
    hint: 'give context or file, or image for an image that is built already',
  })
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    // Whatever keeps us from reading it will keep docker from it.
    return false
  }
}

function folderOrUrl(context: string, world: World): string {
  return /^[a-z+]+:\/\/|^git@/.test(context) ? context : resolve(world.workingDirectory, context)
}

/** `KEY=VALUE` items by key; `KEY` alone takes its value from the environment, as docker does. */
function keyedValues(items: readonly string[], world: World): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.flatMap((item) => {
      const at = item.indexOf('=')
      const value = at === -1 ? world.env[item] : item.slice(at + 1)
      return value === undefined ? [] : [[at === -1 ? item : item.slice(0, at), value] as const]
    }),
  )
}

function takeReference(settings: Settings, world: World): Reference {
  const reference = parseReference(settings.image ?? '')
  switch (reference.kind) {
    case 'docker-archive':
    case 'oci-archive':
      return { ...reference, file: resolve(world.workingDirectory, reference.file) }
    case 'oci':
      return { ...reference, directory: resolve(world.workingDirectory, reference.directory) }
    case 'docker-daemon':
      return reference
    default:
      return assertNever(reference)
  }
}

function platformOf(settings: Settings): string | undefined {
  return (
    settings.platform ??
    (settings.architectures === undefined ? undefined : platformOfArchitecture[settings.architectures])
  )
}
