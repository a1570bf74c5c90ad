import { formatBytes } from '../amounts.ts'
import { LayerliftError } from '../errors.ts'
import { maxDirectUploadBytes, maxUnzippedBytes } from '../limits.ts'
import { displayPath } from '../printable.ts'
import type { Package } from './packages.ts'

/**
 * Whether Lambda can unpack the packages together. Layers given by ARN count too, but their size is not known here.
 * @throws `limit-exceeded` naming the largest files and folders
 */
export function checkLimits(
  packages: readonly Pick<Package, 'kind' | 'fileName' | 'entries' | 'unzippedBytes'>[],
): void {
  const total = packages.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0)
  if (total <= maxUnzippedBytes) return
  throw new LayerliftError(
    'limit-exceeded',
    `the packages are ${total} bytes unzipped (${formatBytes(total)}), and Lambda takes ${maxUnzippedBytes} (250 MB)`,
    {
      hint: 'leave out what the function does not need at run time, or deploy it as a container image',
      details: [
        ...packages.map(({ fileName, unzippedBytes }) => `${formatBytes(unzippedBytes)} ${fileName}`),
        ...largestPaths(packages),
      ],
    },
  )
}

/**
 * Whether a zip may travel in the request itself.
 * @throws `limit-exceeded` naming the largest files and folders
 */
export function checkDirectUpload(
  found: Pick<Package, 'kind' | 'fileName' | 'entries'>,
  zippedBytes: number,
): void {
  if (zippedBytes <= maxDirectUploadBytes) return
  throw new LayerliftError(
    'limit-exceeded',
    `${found.fileName} is ${zippedBytes} bytes zipped (${formatBytes(zippedBytes)}); at most ${maxDirectUploadBytes} can be sent directly`,
    {
      hint: 'set s3-bucket to the name of a bucket in the region of the function: larger zips go through it',
      details: largestPaths([found]),
    },
  )
}

function largestPaths(packages: readonly Pick<Package, 'kind' | 'entries'>[]): readonly string[] {
  const sizes = sizesByPath(packages)
  const largest = (kind: 'file' | 'folder'): string[] =>
    sizes
      .filter((size) => size.kind === kind)
      .slice(0, 10)
      .map(({ path, bytes }) => `${formatBytes(bytes)} ${displayPath(path)}${kind === 'folder' ? '/' : ''}`)
  return ['largest folders:', ...largest('folder'), 'largest files:', ...largest('file')]
}

interface Size {
  readonly kind: 'file' | 'folder'
  readonly path: string
  bytes: number
}

/** Every file and folder with what it holds, largest first; equal sizes in path order, so messages never change. */
function sizesByPath(packages: readonly Pick<Package, 'kind' | 'entries'>[]): Size[] {
  const sizes = new Map<string, Size>()
  for (const { kind, entries } of packages) {
    const root = kind === 'function' ? '/var/task' : '/opt'
    for (const entry of entries) {
      if (entry.kind !== 'file') continue
      const path = `${root}/${entry.path}`
      sizes.set(path, { kind: 'file', path, bytes: entry.content.sizeBytes })
      addToFolders(sizes, { root, path, bytes: entry.content.sizeBytes })
    }
  }
  return [...sizes.values()].sort(
    (left, right) => right.bytes - left.bytes || (left.path < right.path ? -1 : 1),
  )
}

function addToFolders(sizes: Map<string, Size>, file: { root: string; path: string; bytes: number }): void {
  for (
    let end = file.path.lastIndexOf('/');
    end > file.root.length;
    end = file.path.lastIndexOf('/', end - 1)
  ) {
    const path = file.path.slice(0, end)
    const folder = sizes.get(path) ?? { kind: 'folder', path, bytes: 0 }
    folder.bytes += file.bytes
    sizes.set(path, folder)
  }
}
