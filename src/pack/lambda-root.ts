import type { Content } from '../image/image.ts'
import { systemFiles } from './al2023-libraries.ts'
import type { Architecture } from './packages.ts'
import type { Draft } from './split.ts'
import { asBytePath, newDirectory, splitPath, walkFolders, type ImageTree, type TreeNode } from './tree.ts'

/**
 * The file system that the function will see, as far as it matters: the packages where Lambda unpacks them, and what
 * provided.al2023 brings (as empty files). Links are followed in it as they will be there.
 */
export function lambdaRoot(
  packages: readonly Pick<Draft, 'root' | 'entries'>[],
  architecture: Architecture,
): ImageTree {
  const tree: ImageTree = { root: newDirectory(0) }
  for (const path of systemFiles(architecture))
    put(tree, path, { kind: 'file', ...written, inode: systemFile })
  put(tree, '/usr/lib64', { kind: 'symlink', ...written, target: asBytePath('/lib64') })
  for (const { root, entries } of packages) {
    for (const entry of entries) {
      const path = `${root}/${entry.path}`
      if (entry.kind === 'directory') folderAt(tree, path)
      else if (entry.kind === 'symlink')
        put(tree, path, { kind: 'symlink', ...written, target: entry.target })
      else put(tree, path, { kind: 'file', ...written, inode: { mode: entry.mode, content: entry.content } })
    }
  }
  return tree
}

const written = { layer: 0, touched: 0 } as const
// oxlint-disable-next-line require-yield
const empty: Content = { sizeBytes: 0, read: async function* () {} }
const systemFile = { mode: 0o755, content: empty }

function put(tree: ImageTree, path: string, node: TreeNode): void {
  const { parent, name } = splitPath(path)
  folderAt(tree, parent)?.children.set(name, node)
}

function folderAt(tree: ImageTree, path: string): ReturnType<typeof newDirectory> | undefined {
  return walkFolders(tree, path, (parent, name) => {
    const made = newDirectory(0)
    parent.children.set(name, made)
    return made
  })?.at(-1)
}
