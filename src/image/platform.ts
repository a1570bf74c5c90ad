import { LayerliftError } from '../errors.ts'

/** What an image runs on, in the words of OCI: `linux`, `amd64` or `arm64`, and `v8` and the like. */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant: string | undefined
}

const spellings: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' }

/** `linux/arm64` or `linux/arm64/v8`. @throws `usage` */
export function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/')
  if (
    os === undefined ||
    architecture === undefined ||
    rest.length > 0 ||
    !/^[a-z0-9]+(\/[A-Za-z0-9_.-]+)+$/.test(text)
  ) {
    throw new LayerliftError('usage', `"${text}" is not a platform`, {
      hint: 'write linux/amd64 or linux/arm64',
    })
  }
  return { os, architecture: spellings[architecture] ?? architecture, variant }
}

/** `linux/arm64/v8`. */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return variant === undefined || variant === ''
    ? `${os}/${architecture}`
    : `${os}/${architecture}/${variant}`
}

/** Whether an image can serve a wish. `v8` is the only 64-bit ARM, so it may be left out on either side. */
export function suits(offered: Platform, wanted: Platform): boolean {
  if (offered.os !== wanted.os) return false
  if ((spellings[offered.architecture] ?? offered.architecture) !== wanted.architecture) return false
  if (wanted.variant === undefined || wanted.variant === '') return true
  const plain = offered.architecture === 'arm64' ? 'v8' : ''
  return (offered.variant ?? plain) === wanted.variant
}
