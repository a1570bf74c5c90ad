import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { LayerliftError, messageOf } from '../errors.ts'
import type { Image } from '../image/image.ts'
import { manifestOf, type ZipFile } from '../pack/manifest.ts'
import { allPackages, type Packages } from '../pack/packages.ts'
import { checkLayerLists, zipsOfEarlierRun } from './own-files.ts'
import { temporaryFolder } from './temporary-folder.ts'
import type { World } from './world.ts'
import { zipStore } from './zip-files.ts'

/**
 * Writes `function.zip`, `layer-N.zip` and `manifest.json` into the output directory. They are made beside it and moved in
 * when all are whole; zips that only the manifest of an earlier run lists are removed then.
 * @throws `file` when the directory cannot be written, or has a manifest.json of something else.
 */
export async function writePackages(
  source: { readonly image: Image; readonly packages: Packages },
  outputDirectory: string,
  world: World,
): Promise<ReadonlyMap<string, ZipFile>> {
  world.log({ kind: 'step', title: 'Write the packages' })
  const directory = resolve(world.workingDirectory, outputDirectory)
  try {
    await mkdir(directory, { recursive: true })
    const earlier = await zipsOfEarlierRun(directory)
    await using staging = await temporaryFolder(directory)
    const zips = await zipAll(source.packages, staging.path, world)
    const manifest = manifestOf(source.packages, zips, source.image)
    await writeFile(join(staging.path, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
    const made = await readdir(staging.path)
    for (const name of made) await rename(join(staging.path, name), join(directory, name))
    for (const name of earlier) if (!made.includes(name)) await rm(join(directory, name), { force: true })
    return new Map([...zips].map(([name, zip]) => [name, { ...zip, path: join(directory, name) }]))
  } catch (error) {
    if (error instanceof LayerliftError || world.signal.aborted) throw error
    throw unwritable(directory, error)
  }
}

async function zipAll(
  packages: Packages,
  directory: string,
  world: World,
): Promise<ReadonlyMap<string, ZipFile>> {
  const { zipOf, made } = zipStore(packages, directory, world)
  for (const { fileName } of allPackages(packages)) await zipOf(fileName)
  return made
}

/**
 * Writes `layers.json` and `layers.yaml`: a plain list of layer version ARNs, as img2lambda does.
 * @throws `file` as `refuseForeignLists` does, or when the directory cannot be written.
 */
export async function writeLayerLists(
  layerArns: readonly string[],
  outputDirectory: string,
  world: World,
): Promise<void> {
  const directory = resolve(world.workingDirectory, outputDirectory)
  await refuseForeignLists(outputDirectory, world)
  const yaml = layerArns.length === 0 ? '[]\n' : layerArns.map((arn) => `- ${arn}\n`).join('')
  try {
    await using staging = await temporaryFolder(directory)
    await writeFile(join(staging.path, 'layers.json'), `${JSON.stringify(layerArns, undefined, 2)}\n`)
    await writeFile(join(staging.path, 'layers.yaml'), yaml)
    for (const name of await readdir(staging.path))
      await rename(join(staging.path, name), join(directory, name))
  } catch (error) {
    throw unwritable(directory, error)
  }
}

/** @throws `file` when layers.json or layers.yaml is there and is not a list that `publish` writes. */
export async function refuseForeignLists(outputDirectory: string, world: World): Promise<void> {
  const directory = resolve(world.workingDirectory, outputDirectory)
  try {
    await checkLayerLists(directory)
  } catch (error) {
    throw error instanceof LayerliftError ? error : unwritable(directory, error)
  }
}

function unwritable(directory: string, cause: unknown): LayerliftError {
  return new LayerliftError(
    'file',
    `cannot write to the output directory ${directory}: ${messageOf(cause)}`,
    {
      hint: 'give another output-directory, or make this one writable',
      cause,
    },
  )
}
