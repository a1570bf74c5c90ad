#!/usr/bin/env node
/**
 * Rebuilds hello-x86_64.tar and hello-aarch64.tar from source: `node examples/hello/build.ts`, about two minutes.
 * Needs Node 24, cargo, and the targets: rustup target add x86_64-unknown-linux-musl aarch64-unknown-linux-musl
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ociArchive } from './archive.ts'
import { sources, sourcesHash, sourcesLabel } from './sources.ts'

const here = import.meta.dirname
const cargoHome = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo')
const architectures = [
  { machine: 'x86_64', oci: 'amd64' },
  { machine: 'aarch64', oci: 'arm64' },
] as const

const work = mkdtempSync(join(tmpdir(), 'hello-'))
try {
  // Built outside the tree: cargo writes its lock file beside Cargo.toml.
  for (const name of sources) cpSync(join(here, name), join(work, name))
  execFileSync('cargo', ['fetch'], { cwd: work, stdio: 'inherit' })
  for (const { machine, oci } of architectures) {
    const target = `${machine}-unknown-linux-musl`
    execFileSync('cargo', ['build', '--release', '--target', target], {
      cwd: work,
      stdio: 'inherit',
      env: { ...process.env, RUSTFLAGS: rustFlags(work).join(' ') },
    })
    const bootstrap = readFileSync(join(work, 'target', target, 'release/bootstrap'))
    writeFileSync(join(here, `hello-${machine}.tar`), picture(oci, bootstrap))
  }
} finally {
  rmSync(work, { recursive: true })
}

/** No path of this machine gets into the binary, and no C toolchain of the target is needed. */
function rustFlags(folder: string): string[] {
  const registries = join(cargoHome, 'registry/src')
  const crates = readdirSync(registries).map(
    (name) => `--remap-path-prefix=${join(registries, name)}=/crates`,
  )
  return ['-Clinker=rust-lld', `--remap-path-prefix=${folder}=/hello`, ...crates]
}

function picture(architecture: string, bootstrap: Buffer): Buffer {
  const words = readFileSync(join(here, 'layer/hello.json'))
  return ociArchive({
    architecture,
    labels: { [sourcesLabel]: sourcesHash() },
    layers: [
      { createdBy: 'COPY layer/ /opt', members: [{ path: 'opt/hello.json', bytes: words, mode: 0o644 }] },
      {
        createdBy: 'COPY bootstrap /var/task',
        members: [{ path: 'var/task/bootstrap', bytes: bootstrap, mode: 0o755 }],
      },
    ],
  })
}
