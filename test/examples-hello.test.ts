import { statSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ociArchive } from '../examples/hello/archive.ts'
import { sourcesHash, sourcesLabel } from '../examples/hello/sources.ts'
import { openImage } from '../src/image/open.ts'
import { parseReference } from '../src/image/reference.ts'
import { packImage } from '../src/pack/pack.ts'
import { startBootstrap } from './fixtures/bootstrap.ts'
import { helloArchivePath, helloBootstrap, readHelloArchive } from './fixtures/hello-archive.ts'

/** ELF header, e_machine. */
const machines = [
  ['x86_64', 'amd64', 62],
  ['aarch64', 'arm64', 183],
] as const

describe('the archives of examples/hello', () => {
  it('are at most 1.5 MB together', () => {
    const sizes = machines.map(([machine]) => statSync(helloArchivePath(machine)).size)
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(1_500_000)
  })

  it.for(machines)('%s was built from the sources that are here', ([machine]) => {
    const { config } = readHelloArchive(machine)
    expect(config).toMatchObject({ config: { Labels: { [sourcesLabel]: sourcesHash() } } })
  })

  it.for(machines)(
    '%s holds a layer for /opt and one for /var/task, gzip, with right digests',
    ([machine, oci]) => {
      const { config, layers } = readHelloArchive(machine)
      expect(config).toMatchObject({ architecture: oci, os: 'linux', config: { Cmd: ['hello'] } })
      expect(
        layers.map(({ members }) => [...members].map(([path, { mode }]) => [path, mode.toString(8)])),
      ).toEqual([
        [
          ['opt/', '755'],
          ['opt/hello.json', '644'],
        ],
        [
          ['var/', '755'],
          ['var/task/', '755'],
          ['var/task/bootstrap', '755'],
        ],
      ])
      expect(config).toMatchObject({
        rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
      })
    },
  )

  it.for(machines)('%s holds a static executable of its architecture', ([machine, , elfMachine]) => {
    const elf = helloBootstrap(machine)
    expect(elf.readUInt16LE(18)).toBe(elfMachine)
    expect(programHeaderTypes(elf)).not.toContain(3)
  })

  it.for([
    ['x86_64', 'x86_64'],
    ['aarch64', 'arm64'],
  ] as const)(
    '%s becomes a function package and one layer, without a warning',
    async ([machine, architecture]) => {
      const log = (): void => undefined
      const reference = parseReference(`oci-archive:${helloArchivePath(machine)}`)
      await using image = await openImage(reference, { tempDirectory: tmpdir(), log })
      const packages = await packImage(image, {
        layerStrategy: 'image-layers',
        layerSlots: 5,
        runtime: undefined,
        log,
      })
      expect(packages.found).toEqual({ architecture, bootstrap: '/var/task/bootstrap', command: 'hello' })
      expect(packages.function?.entries.map(({ path }) => String(path))).toEqual(['bootstrap'])
      expect(packages.layers.map(({ entries }) => entries.map(({ path }) => String(path)))).toEqual([
        ['hello.json'],
      ])
      expect(packages.warnings).toEqual([])
    },
  )

  it('names no folder and no registry of the machine that built them', () => {
    for (const [machine] of machines) {
      expect(helloBootstrap(machine).toString('latin1')).not.toMatch(
        /\/root\/|\/home\/|\/tmp\/hello|crates\.io/,
      )
    }
  })
})

describe('the archive writer', () => {
  it('gives equal bytes for equal pictures', () => {
    const members = [{ path: 'opt/a/b', bytes: Buffer.from('x'), mode: 0o644 }]
    const picture = { architecture: 'amd64', labels: { a: 'b' }, layers: [{ createdBy: 'COPY', members }] }
    expect(ociArchive(picture)).toEqual(ociArchive(picture))
  })
})

const canRun = process.platform === 'linux' && process.arch === 'x64'

describe.runIf(canRun)('the x86_64 bootstrap as a plain process', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hello-'))
    await writeFile(join(folder, 'bootstrap'), helloBootstrap('x86_64'))
    await chmod(join(folder, 'bootstrap'), 0o755)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const base64 = Buffer.from('{"param": "花子"}').toString('base64')
  it.for([
    ['{} of nobody', { body: '{}' }, '山田 太郎さん'],
    ['a name', { body: '{"param": "田中 次郎"}' }, '田中 次郎さん'],
    ['a name that is null', { body: '{"param": null}' }, '山田 太郎さん'],
    ['no body', { body: null }, '山田 太郎さん'],
    ['a body that is not JSON', { body: 'param=x' }, '山田 太郎さん'],
    ['a body in base64', { body: base64, isBase64Encoded: true }, '花子さん'],
  ] as const)('answers %s', async ([, event, name]) => {
    await using bootstrap = await startBootstrap('hello', (variables) => ({
      file: join(folder, 'bootstrap'),
      args: [],
      env: { ...variables, TEST_ENV_VAR: 'hello from lambda!' },
    }))
    const body = `hello from lambda! ${name}`
    const expected = { kind: 'response', body: { statusCode: 200, body } }
    for (const time of ['first', 'second']) {
      const { kind, body: text } = await bootstrap.invoke(event)
      expect({ kind, body: JSON.parse(text) as unknown }, time).toEqual(expected)
    }
  })
})

/** p_type of each program header; 3 is PT_INTERP, the wish for a loader. */
function programHeaderTypes(elf: Buffer): number[] {
  const [start, size, count] = [Number(elf.readBigUInt64LE(32)), elf.readUInt16LE(54), elf.readUInt16LE(56)]
  return Array.from({ length: count }, (_, index) => elf.readUInt32LE(start + index * size))
}
