/**
 * The JSON documents of an image: index (several platforms), manifest (one), config. Parsed from `unknown`; what is
 * not an image for containers is refused by its media type. Sources: OCI image-spec (descriptor.md, image-index.md,
 * manifest.md, config.md) and Docker's image manifest version 2, schema 2.
 */
import { LayerliftError } from '../errors.ts'
import { parseDigest } from './digest.ts'
import type { Digest, ImageConfig } from './image.ts'
import { listAt, objectAt, sizeAt, textAt, textMapAt, textsAt } from './json.ts'
import type { Platform } from './platform.ts'

/** Bound for one document. Registries take manifests up to 4 MB (OCI distribution-spec); configs are smaller. */
export const maxDocumentBytes = 8 * 1024 * 1024

/** A pointer to a blob, with what its owner says about it. */
export interface Descriptor {
  readonly kind: 'index' | 'manifest' | 'other'
  readonly mediaType: string
  readonly digest: Digest
  readonly sizeBytes: number
  readonly platform: Platform | undefined
  readonly annotations: Readonly<Record<string, string>>
}

export interface Manifest {
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

/** What a config says, with one item for each layer. */
export interface ConfigDocument {
  readonly config: ImageConfig
  readonly platform: Platform
  readonly diffIds: readonly Digest[]
  /** By layer; empty when the history does not fit the layers. */
  readonly createdBy: readonly (string | undefined)[]
}

const kinds: Readonly<Record<string, Descriptor['kind']>> = {
  'application/vnd.oci.image.index.v1+json': 'index',
  'application/vnd.docker.distribution.manifest.list.v2+json': 'index',
  'application/vnd.oci.image.manifest.v1+json': 'manifest',
  'application/vnd.docker.distribution.manifest.v2+json': 'manifest',
}

const configTypes = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
])

const layerType =
  /^application\/vnd\.(oci\.image\.layer\.(nondistributable\.)?v1\.tar(\+gzip|\+zstd)?|docker\.image\.rootfs\.(foreign\.)?diff\.tar(\.gzip|\.zstd)?)$/

/** The images and indexes that an index offers; attestations and unknown media types are left out, as the spec asks. */
export function parseIndex(value: unknown, where: string): readonly Descriptor[] {
  const document = objectAt(value, where)
  refuseSchema1(document, where)
  return listAt(document['manifests'], `${where}, manifests`)
    .map((item, index) => parseDescriptor(item, `${where}, manifests[${index}]`))
    .filter((descriptor) => descriptor.kind !== 'other' && !isAttestation(descriptor))
}

/** @throws `image-invalid`, and `image-unsupported` for artifacts, encrypted layers and schema 1 */
export function parseManifest(value: unknown, where: string): Manifest {
  const document = objectAt(value, where)
  refuseSchema1(document, where)
  const config = parseDescriptor(document['config'], `${where}, config`)
  if (!configTypes.has(config.mediaType)) {
    throw new LayerliftError(
      'image-unsupported',
      `${where} is an artifact (${config.mediaType}), not a container image`,
    )
  }
  const layers = listAt(document['layers'], `${where}, layers`).map((item, index) =>
    parseDescriptor(item, `${where}, layers[${index}]`),
  )
  for (const layer of layers) checkLayerType(layer, where)
  return { config, layers }
}

/** @throws `image-invalid` */
export function parseConfig(value: unknown, where: string): ConfigDocument {
  const document = objectAt(value, where)
  const platform = parsePlatformField(document, where)
  const rootfs = objectAt(document['rootfs'], `${where}, rootfs`)
  const diffIds = listAt(rootfs['diff_ids'], `${where}, rootfs.diff_ids`).map((item, index) =>
    parseDigest(item, `${where}, rootfs.diff_ids[${index}]`),
  )
  const container = objectAt(document['config'] ?? {}, `${where}, config`)
  const config: ImageConfig = {
    os: platform.os,
    architecture: platform.architecture,
    entrypoint: textsAt(container['Entrypoint'], `${where}, config.Entrypoint`),
    cmd: textsAt(container['Cmd'], `${where}, config.Cmd`),
    env: textsAt(container['Env'], `${where}, config.Env`),
    workingDir: textAt(container['WorkingDir'] ?? '', `${where}, config.WorkingDir`),
    labels: textMapAt(container['Labels'], `${where}, config.Labels`),
  }
  return { config, platform, diffIds, createdBy: commandsOf(document['history'], diffIds.length, where) }
}

function parseDescriptor(value: unknown, where: string): Descriptor {
  const document = objectAt(value, where)
  const mediaType = textAt(document['mediaType'], `${where}.mediaType`)
  const kind = kinds[mediaType] ?? 'other'
  return {
    kind,
    mediaType,
    digest: parseDigest(document['digest'], `${where}.digest`),
    sizeBytes: sizeAt(document['size'], `${where}.size`),
    platform:
      document['platform'] === undefined || document['platform'] === null
        ? undefined
        : parsePlatformField(objectAt(document['platform'], `${where}.platform`), `${where}.platform`),
    annotations: textMapAt(document['annotations'], `${where}.annotations`),
  }
}

function parsePlatformField(document: Readonly<Record<string, unknown>>, where: string): Platform {
  const variant = document['variant']
  return {
    os: textAt(document['os'], `${where}, os`),
    architecture: textAt(document['architecture'], `${where}, architecture`),
    variant: variant === undefined ? undefined : textAt(variant, `${where}, variant`),
  }
}

/** BuildKit's provenance and SBOM manifests stand in the index like a platform of their own. */
function isAttestation({ platform, annotations }: Descriptor): boolean {
  if (annotations['vnd.docker.reference.type'] === 'attestation-manifest') return true
  return platform?.os === 'unknown' && platform.architecture === 'unknown'
}

function refuseSchema1(document: Readonly<Record<string, unknown>>, where: string): void {
  if (document['schemaVersion'] === 2) return
  if (document['schemaVersion'] !== 1) {
    throw new LayerliftError('image-invalid', `${where} has no schemaVersion 2`)
  }
  throw new LayerliftError('image-unsupported', `${where} is of Docker's old schema 1`, {
    hint: 'build or push the image again with a current Docker',
  })
}

function checkLayerType({ mediaType, digest }: Descriptor, where: string): void {
  if (layerType.test(mediaType)) return
  const what = mediaType.endsWith('+encrypted') ? 'is encrypted' : `is of the unknown type ${mediaType}`
  throw new LayerliftError('image-unsupported', `${where}: layer ${digest} ${what}`)
}

/** The history has further items for settings that made no layer (`empty_layer`). */
function commandsOf(value: unknown, layerCount: number, where: string): readonly (string | undefined)[] {
  if (value === undefined || value === null) return []
  const commands = listAt(value, `${where}, history`)
    .map((item, index) => objectAt(item, `${where}, history[${index}]`))
    .filter((item) => item['empty_layer'] !== true)
    .map((item) => item['created_by'])
    .map((command) => (typeof command === 'string' && command !== '' ? command : undefined))
  return commands.length === layerCount ? commands : []
}
