import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** The licence of every package whose code is in the bundle, by name: what their licences ask to be passed on. */
export async function licenceTexts(root: string, metafile: Metafile): Promise<string> {
  const folders = [...new Set(bundledFiles(metafile).flatMap(packageFolder))].sort()
  const texts = await Promise.all(folders.map((folder) => licenceOf(join(root, folder))))
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** Files that left at least one byte in an output. */
function bundledFiles(metafile: Metafile): readonly string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
}

function packageFolder(path: string): readonly string[] {
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)
  return found === null ? [] : [found[0]]
}

async function licenceOf(folder: string): Promise<string> {
  const facts: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const [name, version, license] = ['name', 'version', 'license'].map((key) => textOf(facts, key))
  const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? `License: ${license}` : await readFile(join(folder, file), 'utf8')
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`
}

function textOf(facts: unknown, key: string): string {
  const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, key) : undefined
  if (typeof value !== 'string')
    throw new Error(`a bundled package states no ${key}: ${JSON.stringify(facts)}`)
  return value
}
