import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBigImage } from '../fixtures/big-image.ts'
import { writeOciLayout } from '../fixtures/image-files.ts'
import { tarBytes } from '../fixtures/tar-writer.ts'

const run = promisify(execFile)

interface Packed {
  readonly peakBytes: number
  readonly hashes: Readonly<Record<string, readonly string[]>>
}

let directory = ''
let child = ''

// Bundled as the product is: running TypeScript takes some 30 MB of its own.
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'layerlift-packing-'))
  child = join(directory, 'pack-child.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('../fixtures/pack-child.ts', import.meta.url))],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
})

afterAll(() => rm(directory, { recursive: true, force: true }))

/** Packs in a process of its own. */
async function pack(
  layout: string,
  setting: { umask?: string; timeZone?: string; days?: number } = {},
): Promise<Packed> {
  const { umask = '022', timeZone = 'UTC', days = 0 } = setting
  const folder = await mkdtemp(join(directory, 'out-'))
  const script = `umask ${umask}; exec "$0" "$@"`
  const { stdout } = await run('sh', ['-c', script, process.execPath, child, layout, folder, `${days}`], {
    env: { ...process.env, TZ: timeZone },
  })
  return parsePacked(JSON.parse(stdout))
}

function parsePacked(value: unknown): Packed {
  const isPacked = (it: unknown): it is Packed =>
    typeof it === 'object' && it !== null && 'peakBytes' in it && 'hashes' in it
  if (!isPacked(value)) throw new Error(`the child said ${JSON.stringify(value)}`)
  return value
}

describe('packing in a process of its own', () => {
  it('gives equal zips on another day, under another umask, in another time zone', async () => {
    const layout = join(directory, 'small')
    await mkdir(layout)
    await writeOciLayout(layout, {
      layers: [
        {
          tar: tarBytes([
            { kind: 'file', name: 'opt/bootstrap', content: '#!/bin/sh\n'.repeat(500), mode: 0o700 },
          ]),
        },
        {
          tar: tarBytes([{ kind: 'file', name: 'opt/é', content: Buffer.alloc(3_000_000, 'layer') }]),
          compression: 'gzip',
        },
        { tar: tarBytes([{ kind: 'directory', name: 'var/task/empty', mode: 0o1700 }]) },
      ],
      tags: ['latest'],
    })
    const settings = [
      {},
      { umask: '077', timeZone: 'Pacific/Kiritimati', days: 1 },
      { umask: '000', timeZone: 'America/St_Johns', days: 10_000 },
    ]
    const all = await Promise.all(settings.map((setting) => pack(layout, setting)))
    expect(Object.keys(all[0]?.hashes ?? {})).toEqual(['function.zip', 'layer-1.zip', 'layer-2.zip'])
    for (const { hashes } of all) expect(hashes).toEqual(all[0]?.hashes)
  })

  it('takes less than 300 MB for an image of 600 MB with 26 000 small files', async () => {
    const layout = join(directory, 'big')
    await writeBigImage(layout)
    const startedMs = performance.now()
    const { peakBytes } = await pack(layout)
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    console.log(`peak ${Math.round(peakBytes / 1e6)} MB, ${seconds} s`)
    expect(peakBytes).toBeLessThan(300_000_000)
  })
})
