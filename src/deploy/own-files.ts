/** Which files of an output directory are ours to replace: a folder may hold others that only have the same name. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LayerliftError } from '../errors.ts'

/**
 * The zips that the manifest.json of an earlier run lists; none when there is no such file.
 * @throws `file` when the manifest.json there is not ours
 */
export async function zipsOfEarlierRun(directory: string): Promise<readonly string[]> {
  const path = join(directory, 'manifest.json')
  const text = await textOf(path)
  if (text === undefined) return []
  const zips = listedZips(jsonOf(text))
  if (zips === undefined) throw foreign(path, 'is not a manifest of layerlift')
  return zips
}

/**
 * Lets `publish` replace its own lists and no file of somebody else.
 * @throws `file` when layers.json or layers.yaml holds anything but ARNs of layer versions
 */
export async function checkLayerLists(directory: string): Promise<void> {
  const json = join(directory, 'layers.json')
  const yaml = join(directory, 'layers.yaml')
  const jsonText = await textOf(json)
  if (jsonText !== undefined && !isListOfArns(jsonOf(jsonText))) throw foreign(json, noList)
  const yamlText = await textOf(yaml)
  if (yamlText !== undefined && !isListOfArns(yamlItems(yamlText))) throw foreign(yaml, noList)
}

const noList = 'is not a list of layer version ARNs'

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON is no document of ours: what the callers go on to say.
    return undefined
  }
}

/** Undefined when the document is not of pack/manifest.ts. */
function listedZips(manifest: unknown): readonly string[] | undefined {
  if (!isRecord(manifest) || typeof manifest['schemaVersion'] !== 'number') return undefined
  const { image, packages } = manifest
  if (!isRecord(image) || typeof image['imageId'] !== 'string' || !Array.isArray(packages)) return undefined
  const files = packages.map((one: unknown) => (isRecord(one) ? one['file'] : undefined))
  return files.every(isZipName) ? files : undefined
}

const isZipName = (file: unknown): file is string =>
  typeof file === 'string' && /^(function|layer-\d+)\.zip$/.test(file)

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const layerVersionArn = /^arn:[\w-]+:lambda:[\w-]+:\d{12}:layer:[\w-]+:\d+$/

function isListOfArns(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((item: unknown) => typeof item === 'string' && layerVersionArn.test(item))
  )
}

/** The plain list that `publish` writes, and img2lambda before it. */
function yamlItems(text: string): readonly string[] {
  if (text.trim() === '[]') return []
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replace(/^- /, ''))
}

function foreign(path: string, what: string): LayerliftError {
  return new LayerliftError('file', `${path} ${what}, so it is not replaced`, {
    hint: 'give another output-directory, or move that file away',
  })
}
