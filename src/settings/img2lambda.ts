/**
 * The command line of img2lambda, so that `layerlift publish` takes its place. Each flag is another name of a setting,
 * `image-type` excepted, which says how `image` is to be read.
 */
export const img2lambdaFlags: readonly Img2lambdaFlag[] = [
  { short: 'i', long: 'image', setting: 'image' },
  { short: 't', long: 'image-type', setting: 'image-type' },
  { short: 'r', long: 'region', setting: 'aws-region' },
  { short: 'p', long: 'profile', setting: 'profile' },
  { short: 'o', long: 'output-directory', setting: 'output-directory' },
  { short: 'n', long: 'layer-namespace', setting: 'layer-namespace' },
  { short: 'd', long: 'dry-run', setting: 'dry-run' },
  { short: 'l', long: 'license-info', setting: 'license-info' },
  { short: 'cr', long: 'compatible-runtime', setting: 'compatible-runtimes' },
  { short: 'desc', long: 'description', setting: 'layer-description' },
]

export interface Img2lambdaFlag {
  readonly short: string
  readonly long: string
  readonly setting: string
}

/** The setting behind a flag of img2lambda, which takes one or two hyphens alike: `-i`, `--i`, `-image`. */
export function img2lambdaSetting(flag: string): string | undefined {
  const word = flag.replace(/^--?/, '')
  return img2lambdaFlags.find(({ short, long }) => short === word || long === word)?.setting
}

/** How `--image-type` changes the image's reference; undefined for a type that img2lambda did not have. */
export function typedReference(image: string, imageType: string): string | undefined {
  if (imageType !== 'docker' && imageType !== 'oci') return undefined
  // A reference that names its transport says more than the type.
  if (/^(docker-daemon|docker-archive|oci|oci-archive|docker):/.test(image)) return image
  return imageType === 'docker' ? `docker-daemon:${image}` : `oci-archive:${image}`
}
