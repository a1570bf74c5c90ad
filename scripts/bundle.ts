/**
 * How src becomes the files of dist. Each part that is loaded late is a file of its own, and esbuild puts what parts
 * share into chunks: one for each combination of parts. So there are two passes over src: the first finds what is
 * shared, the second makes every part import all of it, which leaves one chunk (and one that only parts calling AWS
 * load). The AWS SDK is bundled apart, because its own late imports would become chunks too.
 */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild'
import { licenceTexts } from './licences.ts'
import { sdkNames, sdkPackage } from './sdk-names.ts'

/** The files of dist that src is split into, and where each starts. Every `import()` in src leads to one of these. */
const parts: Readonly<Record<string, string>> = {
  action: 'src/action.ts',
  cli: 'src/cli.ts',
  'command-line': 'src/entry/main.ts',
  deploy: 'src/deploy.ts',
  'on-aws': 'src/deploy/on-aws.ts',
  publish: 'src/deploy/publish.ts',
}

/** Imports nothing: it checks the Node version before anything is parsed that an old one would stumble over. */
const apart = ['cli']

/** The parts that call AWS. What only they share is aws.js; what others share too is chunk.js. */
const callingAws = ['on-aws', 'publish']

const sdkFile = 'aws-sdk.js'

/** Every file that dist may hold. */
export const bundledFiles: readonly string[] = [
  ...Object.keys(parts).map((name) => `${name}.js`),
  'aws.js',
  'chunk.js',
  sdkFile,
  'licenses.txt',
]

/** Name of a file in dist → its text. The same sources give the same texts. */
export async function bundle(root: string): Promise<ReadonlyMap<string, string>> {
  const scout = await bundleParts(root, sdkAs(undefined))
  const shared = sharedInputs(scout.metafile)
  const [final, sdk] = await Promise.all([
    bundleParts(root, sdkAs(`./${sdkFile}`), importShared(root, shared)),
    sdkNames(scout.outputFiles.map(({ text }) => text)).then((names) => bundleSdk(root, names)),
  ])
  const names = chunkNames(final.metafile)
  const files = [...final.outputFiles, ...sdk.outputFiles].map(({ path, text }): [string, string] => [
    names.get(basename(path)) ?? basename(path),
    [...names].reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text),
  ])
  files.push(['licenses.txt', await licenceTexts(root, [final.metafile, sdk.metafile])])
  refuseStrayFiles(files.map(([name]) => name))
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** CommonJS packages ask for Node's own modules with `require`, which ESM does not have. */
const requireBanner = `import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);`

const options = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Packages with an ESM build are a third smaller by it; esbuild's own order for Node would take their CommonJS.
  mainFields: ['module', 'main'],
  banner: { js: requireBanner },
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
} as const satisfies BuildOptions

interface Built {
  readonly metafile: Metafile
  readonly outputFiles: readonly OutputFile[]
}

function bundleParts(root: string, ...plugins: readonly Plugin[]): Promise<Built> {
  return build({
    ...options,
    absWorkingDir: root,
    entryPoints: { ...parts },
    splitting: true,
    // Renamed afterwards: a name with a hash would make every change a new file.
    chunkNames: 'chunk-[hash]',
    plugins: [droppable, ...plugins],
  })
}

/** One file with what src takes of the SDK; without splitting, the SDK's own late imports stay inside it. */
function bundleSdk(root: string, names: ReadonlyMap<string, readonly string[]>): Promise<Built> {
  const lines = [...names].map(([from, list]) => `export { ${list.join(', ')} } from '${from}'`)
  return build({
    ...options,
    absWorkingDir: root,
    stdin: { contents: lines.join('\n'), resolveDir: root, sourcefile: sdkFile },
    entryNames: basename(sdkFile, '.js'),
  })
}

/** Leaves the SDK outside, under its own name or as one file. */
function sdkAs(path: string | undefined): Plugin {
  return {
    name: 'sdk-apart',
    setup(build) {
      build.onResolve({ filter: sdkPackage }, (wanted) => ({ path: path ?? wanted.path, external: true }))
    },
  }
}

/**
 * The actions packages do not say that their modules can be left out when nothing of them is used; they can. Without
 * this, getting an input costs a whole HTTP client of 0.8 MB that only their OIDC call needs.
 */
const droppable: Plugin = {
  name: 'droppable',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async ({ path, importer, pluginData, resolveDir, kind }) => {
      if (pluginData === droppable || !/[\\/]node_modules[\\/]@actions[\\/]/.test(importer)) return undefined
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: droppable })
      return { ...found, sideEffects: false }
    })
  },
}

interface Shared {
  /** By parts that do not call AWS, among others. */
  readonly everywhere: readonly string[]
  readonly onlyByAws: readonly string[]
}

/** The source files that ended up in a chunk between parts, by who imports that chunk. */
function sharedInputs({ outputs }: Metafile): Shared {
  const chunks = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint === undefined)
  const inputsWhere = (wanted: boolean): readonly string[] =>
    chunks
      .filter(([path]) => isOnlyByAws(path, outputs) === wanted)
      .flatMap(([, { inputs }]) => Object.keys(inputs))
      .sort()
  return { everywhere: inputsWhere(false), onlyByAws: inputsWhere(true) }
}

function isOnlyByAws(chunk: string, outputs: Metafile['outputs']): boolean {
  return usersOf(chunk, outputs).every((user) => callingAws.includes(user))
}

/** The parts that load a chunk, through other chunks too. */
function usersOf(chunk: string, outputs: Metafile['outputs']): readonly string[] {
  const users = Object.entries(outputs).filter(([, { imports }]) =>
    imports.some(({ path, kind }) => path === chunk && kind === 'import-statement'),
  )
  return users.flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? usersOf(path, outputs) : [basename(path, '.js')],
  )
}

/** Puts an import of every file that a part may share at its head. */
function importShared(root: string, { everywhere, onlyByAws }: Shared): Plugin {
  const headOf = (name: string): string =>
    (callingAws.includes(name) ? [...everywhere, ...onlyByAws] : everywhere)
      .map((file) => `import ${JSON.stringify(join(root, file))};`)
      .join('')
  const heads = new Map(
    Object.entries(parts).flatMap(([name, path]) =>
      apart.includes(name) ? [] : [[join(root, path), headOf(name)] as const],
    ),
  )
  return {
    name: 'import-shared',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const head = heads.get(path)
        return head === undefined
          ? undefined
          : { contents: head + (await readFile(path, 'utf8')), loader: 'ts' }
      })
    },
  }
}

/** The hashed names of the second pass and what they are called in dist. */
function chunkNames({ outputs }: Metafile): ReadonlyMap<string, string> {
  const chunks = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint === undefined)
  return new Map(
    chunks.map(([path]) => [basename(path), isOnlyByAws(path, outputs) ? 'aws.js' : 'chunk.js'] as const),
  )
}

function refuseStrayFiles(names: readonly string[]): void {
  const stray = names.filter((name, index) => !bundledFiles.includes(name) || names.indexOf(name) !== index)
  if (stray.length === 0) return
  throw new Error(`a build gives files that scripts/bundle.ts does not name, or twice: ${stray.join(', ')}`)
}
