import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeLayerLists, writePackages } from '../../src/deploy/package-files.ts'
import type { Source } from '../../src/deploy/source.ts'
import type { Packages } from '../../src/pack/packages.ts'
import { containing } from '../aws/matching.ts'
import { phpSource, type TestWorld, testWorld } from './story.ts'

/** A folder `output` that holds these files already. */
function outputOf(world: TestWorld, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(world.workingDirectory, 'output')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const textsOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** The manifest.json of an earlier run that made these zips. */
const manifestOf = (files: readonly string[]): string =>
  JSON.stringify({
    schemaVersion: 1,
    image: { imageId: 'sha256:00' },
    packages: files.map((file) => ({ file })),
  })

const arn = (name: string, version: number): string =>
  `arn:aws:lambda:eu-west-1:123456789012:layer:${name}:${version}`

/** The source, with a layer whose content ends in an error. */
async function brokenSource(happens: () => void): Promise<Source> {
  const source = await phpSource('v2')
  const layers = source.packages.layers.map((layer) => ({
    ...layer,
    entries: layer.entries.map((entry) =>
      entry.kind === 'file' ? { ...entry, content: { ...entry.content, read: failing } } : entry,
    ),
  }))
  async function* failing(): AsyncIterable<Uint8Array> {
    await Promise.resolve()
    happens()
    yield Buffer.from('#!/bin/sh\n')
  }
  const packages: Packages = { ...source.packages, layers }
  return { ...source, packages }
}

describe('writing packages', () => {
  it('makes the folder, with a zip for each package and a manifest that knows their hashes', async () => {
    const world = testWorld()
    const zips = await writePackages(await phpSource(), 'deep/output', world)
    const folder = join(world.workingDirectory, 'deep/output')
    expect(readdirSync(folder).sort()).toEqual(['function.zip', 'layer-1.zip', 'manifest.json'])
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const packages = [...zips].map(([file, { path, sizeBytes, sha256Base64 }]) => {
      const bytes = readFileSync(path)
      const sha256 = createHash('sha256').update(bytes).digest()
      expect({ path, sizeBytes }).toEqual({ path: join(folder, file), sizeBytes: bytes.length })
      expect(sha256Base64).toBe(sha256.toString('base64'))
      return { file, sha256: sha256.toString('hex'), codeSha256: sha256Base64, zippedBytes: sizeBytes }
    })
    expect(manifest).toMatchObject({ architecture: 'x86_64', packages })
    expect(packages.map(({ file }) => file)).toEqual(['function.zip', 'layer-1.zip'])
  })

  it('gives the same bytes for the same image', async () => {
    const [first, second] = [testWorld(), testWorld()]
    await writePackages(await phpSource(), 'output', first)
    await writePackages(await phpSource(), 'output', second)
    const folders = [first, second].map(({ workingDirectory }) => join(workingDirectory, 'output'))
    const [a, b] = folders.map((folder) =>
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
    )
    expect(a).toEqual(b)
  })

  it('removes the zips that the manifest of an earlier run lists, and nothing else', async () => {
    const world = testWorld()
    const stale = { 'layer-2.zip': 'old', 'layer-11.zip': 'old' }
    const others = {
      'layer-3.zip': 'theirs',
      'my-layer-1.zip': 'theirs',
      'notes.md': 'theirs',
      'layers.json': '["theirs"]',
      'layers.yaml': '- theirs',
    }
    const folder = outputOf(world, {
      ...stale,
      ...others,
      'function.zip': 'old',
      'manifest.json': manifestOf(['function.zip', 'layer-1.zip', 'layer-2.zip', 'layer-11.zip']),
    })
    await writePackages(await phpSource(), 'output', world)
    expect(readdirSync(folder).sort()).toEqual(
      [...Object.keys(others), 'function.zip', 'layer-1.zip', 'manifest.json'].sort(),
    )
    expect(textsOf(folder)).toMatchObject(others)
    expect(textsOf(folder)).not.toMatchObject({ 'function.zip': 'old' })
  })

  it('removes function.zip of an earlier run when the image has nothing for it', async () => {
    const world = testWorld()
    const folder = outputOf(world, { 'function.zip': 'old', 'manifest.json': manifestOf(['function.zip']) })
    const source = await phpSource()
    await writePackages({ ...source, packages: { ...source.packages, function: undefined } }, 'output', world)
    expect(readdirSync(folder).sort()).toEqual(['layer-1.zip', 'manifest.json'])
  })

  it.for<[string, string]>([
    ['of a web application', '{"name": "shop", "icons": []}'],
    ['of a browser extension', '{"manifest_version": 3, "name": "x"}'],
    ['that is a list', '[]'],
    ['that is null', 'null'],
    ['that is not JSON', 'theirs'],
    ['that lists a file elsewhere', manifestOf(['../function.zip'])],
  ])('refuses a folder with a manifest.json %s, and leaves all of it', async ([, text]) => {
    const world = testWorld()
    const theirs = { 'manifest.json': text, 'layer-1.zip': 'theirs' }
    const folder = outputOf(world, theirs)
    await expect(writePackages(await phpSource(), 'output', world)).rejects.toMatchObject({
      code: 'file',
      message: `${join(folder, 'manifest.json')} is not a manifest of layerlift, so it is not replaced`,
      hint: containing('another output-directory'),
    })
    expect(textsOf(folder)).toEqual(theirs)
  })

  it('leaves the layers.json of publish, which a serverless.yml reads', async () => {
    const world = testWorld()
    await writePackages(await phpSource(), 'output', world)
    await writeLayerLists([arn('a', 1)], 'output', world)
    await writePackages(await phpSource('v2'), 'output', world)
    const texts = textsOf(join(world.workingDirectory, 'output'))
    expect(texts).toMatchObject({
      'layers.json': containing(arn('a', 1)),
      'layers.yaml': containing(arn('a', 1)),
    })
  })

  it.for<[string, string, (world: TestWorld) => void]>([
    [
      'it fails half-way',
      'file',
      () => {
        throw new Error('the disk of the image is gone')
      },
    ],
    ['it is interrupted', 'cancelled', (world) => world.interrupt()],
  ])('leaves the output of an earlier run as it was when %s', async ([, code, happens]) => {
    const world = testWorld()
    await writePackages(await phpSource('v1'), 'output', world)
    await writeLayerLists(['arn:one'], 'output', world)
    const folder = join(world.workingDirectory, 'output')
    const before = textsOf(folder)
    const broken = await brokenSource(() => happens(world))
    await expect(writePackages(broken, 'output', world)).rejects.toMatchObject({ code })
    expect(textsOf(folder)).toEqual(before)
  })

  it('says so when the output directory is a file', async () => {
    const world = testWorld()
    const path = join(world.workingDirectory, 'output')
    writeFileSync(path, 'a file')
    await expect(writePackages(await phpSource(), 'output', world)).rejects.toMatchObject({
      code: 'file',
      message: containing(`cannot write to the output directory ${path}: `),
      hint: containing('output-directory'),
    })
    expect(readFileSync(path, 'utf8')).toBe('a file')
  })
})

describe('layers.json and layers.yaml', () => {
  it.for<[string, readonly string[], string]>([
    ['the ARNs in order', ['arn:b:2', 'arn:a:1'], '- arn:b:2\n- arn:a:1\n'],
    ['an empty list', [], '[]\n'],
  ])('hold %s as a plain list', async ([, arns, yaml]) => {
    const world = testWorld()
    const folder = outputOf(world)
    await writeLayerLists(arns, 'output', world)
    const texts = textsOf(folder)
    expect(JSON.parse(texts['layers.json'] ?? '')).toEqual(arns)
    expect(texts['layers.json']?.endsWith('\n')).toBe(true)
    expect(texts['layers.yaml']).toBe(yaml)
    expect(Object.keys(texts)).toHaveLength(2)
  })

  it('replace those of an earlier run', async () => {
    const world = testWorld()
    const folder = outputOf(world)
    for (const arns of [[arn('a', 1), arn('b', 2)], [], [arn('c', 3)]]) {
      await writeLayerLists(arns, 'output', world)
      expect(JSON.parse(textsOf(folder)['layers.json'] ?? '')).toEqual(arns)
    }
  })

  it.for<[name: string, text: string]>([
    ['layers.json', '{"layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:a:1"]}'],
    ['layers.json', '["background", "foreground"]'],
    ['layers.json', ''],
    ['layers.yaml', 'layers:\n  - background\n'],
    ['layers.yaml', '- background\n'],
  ])('do not replace a %s of something else: %s', async ([name, text]) => {
    const world = testWorld()
    const folder = outputOf(world, { [name]: text })
    await expect(writeLayerLists([arn('a', 1)], 'output', world)).rejects.toMatchObject({
      code: 'file',
      message: `${join(folder, name)} is not a list of layer version ARNs, so it is not replaced`,
      hint: containing('another output-directory'),
    })
    expect(textsOf(folder)).toEqual({ [name]: text })
  })

  it('say so when their folder cannot take them', async () => {
    const world = testWorld()
    const folder = outputOf(world)
    mkdirSync(join(folder, 'layers.json'))
    await expect(writeLayerLists(['arn:one'], 'output', world)).rejects.toMatchObject({ code: 'file' })
    expect(readdirSync(folder)).toEqual(['layers.json'])
  })
})
