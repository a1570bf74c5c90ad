import { describe, expect, it, test } from 'vitest'
import { commands } from '../../src/settings/commands.ts'
import { helpText } from '../../src/settings/help.ts'
import { settingsByName } from '../../src/settings/table.ts'

const flagsIn = (text: string) => [...text.matchAll(/^ {2}--([a-z0-9-]+)/gm)].map(([, name = '']) => name)
const switches = ['json', 'help', 'version']

describe('help', () => {
  test.for(['package', 'publish', 'plan', 'deploy', 'demo'] as const)(
    'for %s shows only what it reads',
    (command) => {
      const read = [...settingsByName].filter(([, setting]) =>
        setting.commands.some((name) => name === command),
      )
      const own = flagsIn(helpText(command)).filter((name) => name !== 'cr' && name !== 'desc')
      expect(own).toEqual([...read.map(([name]) => name), ...switches])
    },
  )

  it('lists every command when none is asked for', () => {
    const text = helpText()
    for (const [name, { sentence }] of Object.entries(commands)) {
      expect(text).toContain(`  ${name} `)
      expect(text.replace(/\s+/g, ' ')).toContain(sentence)
    }
    expect(helpText('help')).toBe(text)
  })

  it('shows a row with its values, sentence and default', () => {
    const text = helpText('deploy')
    expect(text).toContain('  --layer-strategy image-layers|single|none\n')
    expect(text).toContain('  --file TEXT\n      The Dockerfile. (left out: {context}/Dockerfile)\n')
    expect(text).toContain('  --memory-size MB\n')
    expect(text).toContain('  --publish true|false\n')
    expect(text).toContain('  --no-cache\n      Build every step again. (default: false)\n')
  })

  it('shows the flags of img2lambda to publish alone', () => {
    expect(helpText('publish')).toContain('  -i, --image ')
    expect(helpText('package')).not.toContain('img2lambda:')
  })

  it('fits a terminal', () => {
    for (const command of ['package', 'publish', 'plan', 'deploy', 'demo', 'help'] as const) {
      for (const line of helpText(command).split('\n')) expect(line.length, line).toBeLessThanOrEqual(100)
    }
  })
})
