import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { actionInputs, actionYml, readmeWithTables } from '../scripts/write-tables.ts'
import { outputsOf } from '../src/report/outputs.ts'
import { helpText } from '../src/settings/help.ts'
import { outputs } from '../src/settings/outputs.ts'
import { parseSettings } from '../src/settings/parse.ts'
import { settingsByName } from '../src/settings/table.ts'
import { deployed } from './report/reports.ts'

const root = join(import.meta.dirname, '..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
// oxlint-disable-next-line no-unsafe-type-assertion -- a file of ours, whose every key is checked below
const action = parse(text('action.yml')) as {
  inputs: Record<string, { description: string; default?: string }>
  outputs: Record<string, { description: string }>
  runs: Record<string, string>
}

describe('action.yml', () => {
  it('is what scripts/write-tables.ts makes of the settings table', async () => {
    expect(text('action.yml')).toBe(await actionYml())
  })

  it('has the inputs of the table, without the flags that only the command line has', () => {
    expect(Object.keys(action.inputs)).toEqual(actionInputs().map(({ name }) => name))
    expect(Object.keys(action.inputs)).not.toContain('profile')
    expect(Object.keys(action.inputs)).toContain('function-name')
  })

  it('fills in defaults that leave the settings as if nothing was given', () => {
    const filled = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ''] as const)
    const withName = new Map([...filled, ['function-name', 'hello'] as const])
    expect(parseSettings(withName, { surface: 'action' })).toEqual(
      parseSettings(new Map([['function-name', 'hello']]), { surface: 'action' }),
    )
  })

  it('declares the outputs that a report sets', () => {
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs))
    expect(Object.keys(outputsOf(deployed)).toSorted()).toEqual(Object.keys(outputs).toSorted())
  })

  it('runs the committed bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' })
  })
})

describe('the command line', () => {
  it('has every input as a flag of the same name, but for the command itself', () => {
    const help = (['package', 'publish', 'plan', 'deploy'] as const)
      .map((command) => helpText(command))
      .join('\n')
    const flags = new Set([...help.matchAll(/^ {2}--([a-z0-9-]+)/gm)].map(([, name]) => name))
    expect(Object.keys(action.inputs).filter((name) => !flags.has(name))).toEqual(['command'])
  })

  it('says of every setting what it does, in a sentence', () => {
    for (const [name, { sentence }] of settingsByName) expect(sentence, name).toMatch(/^[A-Z].*\.$/)
    for (const [name, sentence] of Object.entries(outputs)) expect(sentence, name).toMatch(/\.$/)
  })
})

describe('README.md', () => {
  const readme = existsSync(join(root, 'README.md')) ? text('README.md') : ''
  const hasTables = readme.includes('<!-- inputs -->') && readme.includes('<!-- outputs -->')

  test.skipIf(!hasTables)('has the tables that scripts/write-tables.ts makes', async () => {
    expect(readme).toBe(await readmeWithTables(readme))
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) {
      expect(readme).toContain(`| \`${name}\``)
    }
  })

  it('gets its tables between the markers and nowhere else', async () => {
    const made = await readmeWithTables('# Title\n\n<!-- inputs -->\nstale table\n<!-- /inputs -->\n\nEnd.\n')
    expect(made).toMatch(/^# Title\n\n<!-- inputs -->\n\n\*\*Command\*\*[^]*<!-- \/inputs -->\n\nEnd\.\n$/)
    expect(made).not.toContain('stale')
    expect(await readmeWithTables(made)).toBe(made)
    expect(await readmeWithTables('no markers')).toBe('no markers')
  })
})
