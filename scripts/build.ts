/**
 * Bundles src into dist: plain text, one named file for each part that is loaded late, at most one shared chunk.js.
 * `--check` writes nothing and fails when dist differs from what a build would give.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { argv } from 'node:process'
import { bundle } from './bundle.ts'

const root = join(import.meta.dirname, '..')
const directory = join(root, 'dist')

if (argv.includes('--check')) await check()
else await write()

async function write(): Promise<void> {
  const files = await bundle(root)
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory)
  for (const [name, text] of files) await writeFile(join(directory, name), text)
  const sizes = [...files].map(([name, text]) => `${name} ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`)
  console.log(`dist: ${sizes.join(', ')}`)
}

async function check(): Promise<void> {
  const files = await bundle(root)
  const present = await readdir(directory).catch(() => [])
  const extra = present.filter((name) => !files.has(name)).map((name) => `${name} is not part of a build`)
  const different = await Promise.all([...files].map(([name, text]) => difference(name, text)))
  const problems = [...extra, ...different.filter((problem) => problem !== undefined)]
  if (problems.length === 0) return console.log('dist is what a build gives')
  console.error(`dist differs from a build:\n  ${problems.join('\n  ')}\nrun: npm run build`)
  process.exitCode = 1
}

async function difference(name: string, text: string): Promise<string | undefined> {
  const committed = await readFile(join(directory, name), 'utf8').catch(() => undefined)
  if (committed === undefined) return `${name} is missing`
  return committed === text ? undefined : `${name} is out of date`
}
