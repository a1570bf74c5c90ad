import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild'
import { licenceTexts } from './licences.ts'

/** The files of dist and where each starts. Every `import()` in src leads to one of these. */
export const parts: Readonly<Record<string, string>> = {
  action: 'src/action.ts',
  cli: 'src/cli.ts',
  'command-line': 'src/entry/main.ts',
  deploy: 'src/deploy.ts',
}

/** Checks the Node version before anything is parsed that an old one would stumble over: shares nothing. */
const first = 'src/cli.ts'

/**
 * Name of a file in dist → its text. Two passes: the first finds what the parts share, the second makes every part
 * import all of it, so that one chunk holds it instead of one for each combination of parts.
 */
export async function bundle(root: string): Promise<ReadonlyMap<string, string>> {
  const scout = await run(root, [])
  const shared = sharedInputs(scout.metafile)
  const { metafile, outputFiles } = shared.length === 0 ? scout : await run(root, [importAll(root, shared)])
  const files = new Map(outputFiles.map((file) => [basename(file.path), file.text]))
  files.set('licenses.txt', await licenceTexts(root, metafile))
  refuseStrayFiles(outputFiles)
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

type Result = { readonly metafile: Metafile; readonly outputFiles: readonly OutputFile[] }

function run(root: string, plugins: readonly Plugin[]): Promise<Result> {
  const options = {
    absWorkingDir: root,
    entryPoints: { ...parts },
    outdir: 'dist',
    // Two chunks would be written to one name; esbuild refuses that, so the first pass keeps their hashes.
    chunkNames: plugins.length === 0 ? 'chunk-[hash]' : 'chunk',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: requireBanner },
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [droppable, ...plugins],
    metafile: true,
    write: false,
  } as const satisfies BuildOptions
  return build(options)
}

/** CommonJS packages ask for Node's own modules with `require`, which ESM does not have. */
const requireBanner = `import { createRequire as createRequireHere } from 'node:module'
const require = createRequireHere(import.meta.url)`

/**
 * The actions packages do not say that their modules can be left out when nothing of them is used; they can. Without
 * this, getting an input costs a whole HTTP client of 0.8 MB that only their OIDC call needs.
 */
const droppable: Plugin = {
  name: 'droppable',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async ({ path, importer, pluginData, ...rest }) => {
      if (pluginData === droppable || !/[\\/]node_modules[\\/]@actions[\\/]/.test(importer)) return undefined
      const found = await build.resolve(path, { ...rest, importer, pluginData: droppable })
      return { ...found, sideEffects: false }
    })
  },
}

/** What ended up in no part but in a chunk between them. */
function sharedInputs(metafile: Metafile): readonly string[] {
  const chunks = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint === undefined)
  return chunks.flatMap(({ inputs }) => Object.keys(inputs)).sort()
}

/** Puts an import of every shared file at the head of each part. */
function importAll(root: string, shared: readonly string[]): Plugin {
  const imports = shared.map((input) => `import ${JSON.stringify(join(root, input))};`).join('')
  const entries = new Set(Object.values(parts).map((path) => join(root, path)))
  return {
    name: 'import-all-shared',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!entries.has(path) || path === join(root, first)) return undefined
        return { contents: `${imports}${await readFile(path, 'utf8')}`, loader: 'ts' }
      })
    },
  }
}

function refuseStrayFiles(files: readonly OutputFile[]): void {
  const names = files.map(({ path }) => basename(path))
  const known = [...Object.keys(parts), 'chunk'].map((name) => `${name}.js`)
  const stray = names.filter((name) => !known.includes(name) || extname(name) !== '.js')
  if (stray.length === 0 && new Set(names).size === names.length) return
  throw new Error(
    `a build gives files without a name in scripts/bundle.ts: ${stray.join(', ') || names.join(', ')}`,
  )
}
