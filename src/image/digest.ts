import { createHash, type Hash } from 'node:crypto'
import { LayerliftError } from '../errors.ts'
import type { Digest } from './image.ts'

/**
 * A digest that is safe to join to a path: `sha256:` and 64 lower-case hex digits (OCI image-spec, descriptor.md).
 * `where` names the document and key for the message.
 * @throws `image-invalid`, or `image-unsupported` for another algorithm
 */
export function parseDigest(value: unknown, where: string): Digest {
  if (typeof value === 'string') {
    if (isDigest(value)) return value
    const algorithm = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[A-Za-z0-9=_-]+$/.exec(value)?.[1]
    if (algorithm !== undefined && algorithm !== 'sha256') {
      throw new LayerliftError(
        'image-unsupported',
        `${where} is a ${algorithm} digest; layerlift reads sha256 only`,
      )
    }
  }
  throw new LayerliftError(
    'image-invalid',
    `${where} is not a digest (sha256: and 64 lower-case hex digits): ${JSON.stringify(value) ?? 'nothing'}`,
  )
}

/** The digest of bytes in memory. */
export function digestOf(bytes: Uint8Array): Digest {
  return finishDigest(createHash('sha256').update(bytes))
}

/** The digest of all that went into a SHA-256 hash. */
export function finishDigest(hash: Hash): Digest {
  return parseDigest(`sha256:${hash.digest('hex')}`, 'hash')
}

/** The 64 hex digits. */
export function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length)
}

/** The error for bytes that are not what the image says they are. */
export function digestMismatch(what: string, expected: string, found: string): LayerliftError {
  return new LayerliftError('digest-mismatch', `${what}: expected ${expected}, found ${found}`, {
    hint: 'the bytes were changed or damaged after the image was written: save, copy or pull it again',
  })
}

function isDigest(text: string): text is Digest {
  return /^sha256:[0-9a-f]{64}$/.test(text)
}
