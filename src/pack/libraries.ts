import { displayPath } from '../printable.ts'
/**
 * Will the programs in the packages find their libraries? They were built on the image's own system; on Lambda there is
 * provided.al2023 instead. The search is the loader's (ld.so(8)): DT_RPATH or DT_RUNPATH, then Lambda's LD_LIBRARY_PATH,
 * where the system's folders come before /opt/lib. What one file's path opens counts for all: a library that the program
 * has loaded already is not searched again.
 */
import { libraryPath, newestVersions, systemFolders } from './al2023-libraries.ts'
import { firstTen } from './display.ts'
import type { Elf } from './elf.ts'
import type { Architecture } from './packages.ts'
import { lookUp, nodesBelow, splitPath, type ImageTree } from './tree.ts'

export interface ElfFile {
  /** Where it lies on Lambda: `/opt/bin/php`. */
  readonly path: string
  readonly elf: Elf
}

/** Sentences on what the ELF files of the packages ask for and Lambda will not have. `root` is Lambda's, by lambdaRoot. */
export function missingLibraries(
  files: readonly ElfFile[],
  root: ImageTree,
  architecture: Architecture,
): readonly string[] {
  const native = files.filter(({ elf }) => elf.machine === architecture)
  const foreign = files.filter(({ elf }) => elf.machine !== architecture)
  const folders = [...new Set([...native.flatMap(foldersOf), ...libraryPath])]
  return [
    ...foreignSentence(foreign, architecture),
    ...loaderSentences(native, root),
    ...librarySentences(native, root, folders),
    ...versionSentences(native, root),
  ]
}

function foreignSentence(files: readonly ElfFile[], architecture: string): string[] {
  if (files.length === 0) return []
  const names = files.map(({ path, elf }) => `${displayPath(path)} (${elf.machine})`)
  return [`built for another processor than ${architecture}: ${firstTen('file', names)}`]
}

function loaderSentences(files: readonly ElfFile[], root: ImageTree): string[] {
  const missing = files.filter(
    ({ elf }) => elf.interpreter !== undefined && lookUp(root, elf.interpreter)?.kind !== 'file',
  )
  return groupBy(missing, ({ elf }) => elf.interpreter ?? '').map(
    ([loader, group]) =>
      `the loader ${displayPath(loader)} is neither in the packages nor in provided.al2023, but it starts ` +
      firstTen('file', pathsOf(group)),
  )
}

function librarySentences(files: readonly ElfFile[], root: ImageTree, folders: readonly string[]): string[] {
  const wants = files.flatMap((file) => file.elf.needed.map((library) => ({ ...file, library })))
  const missing = wants.filter(({ library }) => findLibrary(root, library, folders) === undefined)
  return groupBy(missing, ({ library }) => library).map(([library, group]) => {
    const elsewhere = findAnywhere(root, library)
    const where =
      elsewhere === undefined
        ? 'neither in the packages nor in provided.al2023'
        : `at ${displayPath(elsewhere)}, where Lambda's LD_LIBRARY_PATH does not look`
    return `the library ${displayPath(library)} is ${where}, but it is needed by ${firstTen('file', pathsOf(group))}`
  })
}

/** A symbol version newer than the system's, of a library that will be the system's. */
function versionSentences(files: readonly ElfFile[], root: ImageTree): string[] {
  const tooNew = files.flatMap(({ path, elf }) => {
    const folders = [...foldersOf({ path, elf }), ...libraryPath]
    return elf.versions.flatMap(({ library, version }) => {
      const { family, number } = splitVersion(version)
      const newest = newestVersions[family]
      if (newest === undefined || !isNewer(number, newest)) return []
      const found = findLibrary(root, library, folders)
      if (found === undefined || !systemFolders.some((folder) => found.startsWith(`${folder}/`))) return []
      return [{ path, family, number, newest, version }]
    })
  })
  return groupBy(tooNew, ({ family }) => family).map(([family, group]) => {
    const newestOf = new Map<string, (typeof group)[number]>()
    for (const one of group) {
      if (isNewer(one.number, newestOf.get(one.path)?.number ?? '0')) newestOf.set(one.path, one)
    }
    const names = [...newestOf].map(([path, { version }]) => `${displayPath(path)} (${version})`)
    const newest = group[0]?.newest ?? ''
    return `provided.al2023 has ${family} ${newest}, but a newer one is needed by ${firstTen('file', names)}; they would not start there: build on Amazon Linux 2023`
  })
}

/** Library folders that a file brings along, `$ORIGIN` and `$LIB` resolved. */
function foldersOf({ path, elf }: ElfFile): string[] {
  const { parent } = splitPath(path)
  return elf.libraryPath.map((folder) =>
    folder.replace(/\$(?:ORIGIN|\{ORIGIN\})/g, parent).replace(/\$(?:LIB|\{LIB\})/g, 'lib64'),
  )
}

function findLibrary(root: ImageTree, library: string, folders: readonly string[]): string | undefined {
  const candidates = library.includes('/') ? [library] : folders.map((folder) => `${folder}/${library}`)
  return candidates.find((path) => lookUp(root, path)?.kind === 'file')
}

function findAnywhere(root: ImageTree, library: string): string | undefined {
  for (const [path] of nodesBelow(root.root)) if (splitPath(path).name === library) return `/${path}`
  return undefined
}

/** `GLIBC_2.34` → family `GLIBC`, number `2.34`; `GLIBC_PRIVATE` has no number and is never too new. */
function splitVersion(version: string): { readonly family: string; readonly number: string } {
  // Packed relative relocations; glibc 2.36 NEWS: older loaders refuse such a program by this name.
  if (version === 'GLIBC_ABI_DT_RELR') return { family: 'GLIBC', number: '2.36' }
  const [, family = '', number = ''] = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(version) ?? []
  return { family, number }
}

function isNewer(left: string, right: string): boolean {
  const numbers = right.split('.').map(Number)
  for (const [index, number] of left.split('.').map(Number).entries()) {
    if (number !== (numbers[index] ?? 0)) return number > (numbers[index] ?? 0)
  }
  return false
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return [...groups].sort(([left], [right]) => (left < right ? -1 : 1))
}

function pathsOf(files: readonly { readonly path: string }[]): string[] {
  return [...new Set(files.map(({ path }) => displayPath(path)))]
}
