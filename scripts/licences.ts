import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

interface Licence {
  /** Name, version and licence of the package. */
  readonly title: string
  readonly text: string
}

/**
 * The licences of every package whose code is in the bundle: what they ask to be passed on. Packages with the same text
 * share it.
 */
export async function licenceTexts(root: string, metafiles: readonly Metafile[]): Promise<string> {
  const folders = [...new Set(metafiles.flatMap(bundledInputs).flatMap(packageFolder))].sort()
  const licences = await Promise.all(folders.map((folder) => licenceOf(join(root, folder))))
  const sections = Array.from(
    Map.groupBy(licences, ({ text }) => text),
    ([text, packages]) => [...packages.map(({ title }) => title), '', text, ''].join('\n'),
  )
  return sections.join(`\n${'-'.repeat(80)}\n\n`)
}

/** Files that left at least one byte in an output. */
function bundledInputs(metafile: Metafile): readonly string[] {
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
}

function packageFolder(path: string): readonly string[] {
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)
  return found === null ? [] : [found[0]]
}

async function licenceOf(folder: string): Promise<Licence> {
  const facts: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const [name, version, license] = ['name', 'version', 'license'].map((key) => textOf(facts, key))
  const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? `License: ${license}` : await readFile(join(folder, file), 'utf8')
  return { title: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').trim() }
}

function textOf(facts: unknown, key: string): string {
  const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, key) : undefined
  if (typeof value !== 'string')
    throw new Error(`a bundled package states no ${key}: ${JSON.stringify(facts)}`)
  return value
}
