import { assertNever, LayerliftError } from '../errors.ts'

/** Where an image is, in the transports that skopeo users know. */
export type Reference =
  | { readonly kind: 'docker-daemon'; readonly name: string }
  | { readonly kind: 'docker-archive'; readonly file: string; readonly tag: string | undefined }
  | { readonly kind: 'oci'; readonly directory: string; readonly tag: string | undefined }
  | { readonly kind: 'oci-archive'; readonly file: string; readonly tag: string | undefined }

const forms =
  'NAME:TAG (an image of the Docker engine), docker-archive:FILE[:TAG], oci:DIR[:TAG] or oci-archive:FILE[:TAG]'

// The grammar of names, tags and digests in Docker's reference documentation; an id is a name by it, too.
const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]+)?`
const path = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`
const tagText = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`
const dockerName = new RegExp(
  `^(?:sha256:[0-9a-f]{64}|(?:${host}/)?${path}(?:/${path})*(?::${tagText})?(?:@sha256:[0-9a-f]{64})?)$`,
)

/**
 * A reference as users write it; a bare name is an image of the Docker engine.
 * @throws `usage` for what is malformed, and for `docker://`, which is not built yet
 */
export function parseReference(text: string): Reference {
  const colon = text.indexOf(':')
  const transport = colon === -1 ? '' : text.slice(0, colon)
  const rest = text.slice(colon + 1)
  switch (transport) {
    case 'docker-daemon':
      return { kind: 'docker-daemon', name: checkName(rest, text) }
    case 'docker-archive':
    case 'oci-archive': {
      const { path: file, tag } = splitPath(rest, text)
      return { kind: transport, file, tag }
    }
    case 'oci': {
      const { path: directory, tag } = splitPath(rest, text)
      return { kind: 'oci', directory, tag }
    }
    case 'docker':
      if (rest.startsWith('//')) throw registryFault(rest.slice(2))
      break
    default:
      break
  }
  return { kind: 'docker-daemon', name: checkName(text, text) }
}

/** The reference as a user would write it, with its transport. */
export function formatReference(reference: Reference): string {
  switch (reference.kind) {
    case 'docker-daemon':
      return `docker-daemon:${reference.name}`
    case 'docker-archive':
    case 'oci-archive':
      return `${reference.kind}:${reference.file}${tagSuffix(reference.tag)}`
    case 'oci':
      return `oci:${reference.directory}${tagSuffix(reference.tag)}`
    default:
      return assertNever(reference)
  }
}

function tagSuffix(tag: string | undefined): string {
  return tag === undefined ? '' : `:${tag}`
}

/** As in skopeo the path ends at the first colon, so a path cannot hold one. */
function splitPath(rest: string, whole: string): { readonly path: string; readonly tag: string | undefined } {
  const colon = rest.indexOf(':')
  const filePath = colon === -1 ? rest : rest.slice(0, colon)
  const tag = colon === -1 ? undefined : rest.slice(colon + 1)
  if (filePath === '') throw malformed(whole, 'it names no file or folder')
  if (filePath.includes('\0')) throw malformed(whole, 'its path holds a NUL byte')
  if (tag !== undefined && !/^[A-Za-z0-9_][A-Za-z0-9_./:@+-]*$/.test(tag)) {
    throw malformed(whole, `${JSON.stringify(tag)} is not a tag`)
  }
  return { path: filePath, tag }
}

/** Checked before it becomes an argument of the docker command. */
function checkName(name: string, whole: string): string {
  if (dockerName.test(name)) return name
  throw malformed(whole, name === '' ? 'it is empty' : `${JSON.stringify(name)} is not the name of an image`)
}

function malformed(text: string, why: string): LayerliftError {
  return new LayerliftError('usage', `${JSON.stringify(text)} is not an image reference: ${why}`, {
    hint: `write ${forms}`,
  })
}

function registryFault(name: string): LayerliftError {
  return new LayerliftError('usage', `docker://${name}: reading from a registry is not built yet`, {
    hint: `pull it first (docker pull ${name}), and give the bare name ${name}`,
  })
}
