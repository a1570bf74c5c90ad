import { fileURLToPath } from 'node:url'

/** The image that comes with layerlift, for the machine's own processor where there is one. */
const archives: Readonly<Record<string, string>> = { arm64: 'hello-aarch64.tar', x64: 'hello-x86_64.tar' }

/** Settings for `demo`: the bundled example as a first deployment. What the user gave stays. */
export function demoSettings(
  given: ReadonlyMap<string, string>,
  home: URL,
  processor: string = process.arch,
): ReadonlyMap<string, string> {
  const archive = archives[processor] ?? archives['x64'] ?? ''
  return new Map([
    ['image', `oci-archive:${fileURLToPath(new URL(`examples/hello/${archive}`, home))}`],
    ['function-name', 'hello'],
    ['handler', 'hello'],
    ['role', 'arn:aws:iam::123456789012:role/hello'],
    ['routes', 'POST /hello'],
    ...given,
  ])
}
