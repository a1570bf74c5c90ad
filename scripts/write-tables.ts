// Writes what is made from the settings table: action.yml, and the tables between markers in README.md.
// `--check` writes nothing and ends with exit code 1 when a file differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { stringify } from 'yaml'
import { defaultInWords } from '../src/settings/help.ts'
import { outputs } from '../src/settings/outputs.ts'
import { presetText, type Setting } from '../src/settings/setting.ts'
import { settingGroups } from '../src/settings/table.ts'

const root = join(import.meta.dirname, '..')
const style = { singleQuote: true, semi: false, printWidth: 110 } as const

/** The text of action.yml. */
export async function actionYml(): Promise<string> {
  const action = {
    name: 'layerlift',
    description: 'A Docker image to AWS Lambda behind an API Gateway route, tested before traffic reaches it',
    author: 'layerlift',
    branding: { icon: 'layers', color: 'orange' },
    inputs: Object.fromEntries(actionInputs().map(({ name, setting }) => [name, inputOf(setting)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, description]) => [name, { description }]),
    ),
    runs: { using: 'node24', main: 'dist/action.js' },
  }
  const comment = '# Made from src/settings by scripts/write-tables.ts.\n'
  return format(comment + stringify(action, { lineWidth: 0 }), { ...style, parser: 'yaml' })
}

/** README.md with the tables between its markers renewed; text without markers comes back as it was. */
export async function readmeWithTables(readme: string): Promise<string> {
  const filled = between(between(readme, 'inputs', inputTables()), 'outputs', outputTable())
  return filled === readme ? readme : format(filled, { ...style, parser: 'markdown' })
}

/** The inputs of the action, in the order of the table. */
export function actionInputs(): readonly { readonly name: string; readonly setting: Setting }[] {
  return settingGroups
    .flatMap(({ settings }) => Object.entries(settings))
    .filter(([, setting]) => setting.cliOnly !== true)
    .map(([name, setting]) => ({ name, setting }))
}

function inputOf(setting: Setting): { description: string; default?: string } {
  const preset = presetText(setting)
  const description =
    preset === undefined ? `${setting.sentence} ${defaultInWords(setting)}`.trim() : setting.sentence
  return preset === undefined ? { description } : { description, default: preset }
}

function inputTables(): string {
  return settingGroups
    .map(({ title, settings }) => {
      const rows = Object.entries(settings).filter(([, setting]) => setting.cliOnly !== true)
      if (rows.length === 0) return ''
      const lines = rows.map(
        ([name, setting]) => `| \`${name}\` | ${cell(setting.sentence)} | ${defaultCell(setting)} |`,
      )
      return [`**${title}**`, '', '| Input | Meaning | Left out |', '| --- | --- | --- |', ...lines].join(
        '\n',
      )
    })
    .filter((table) => table !== '')
    .join('\n\n')
}

function outputTable(): string {
  const lines = Object.entries(outputs).map(([name, sentence]) => `| \`${name}\` | ${cell(sentence)} |`)
  return ['| Output | Meaning |', '| --- | --- |', ...lines].join('\n')
}

function defaultCell(setting: Setting): string {
  const preset = presetText(setting)
  return preset === undefined ? cell(setting.absent ?? '') : `\`${preset}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '\\<')
}

function between(text: string, marker: string, table: string): string {
  const [start, end] = [`<!-- ${marker} -->`, `<!-- /${marker} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) return text
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`
}

async function main(isCheck: boolean): Promise<void> {
  const readme = join(root, 'README.md')
  const files = [{ path: join(root, 'action.yml'), wanted: await actionYml() }]
  if (existsSync(readme)) {
    files.push({ path: readme, wanted: await readmeWithTables(readFileSync(readme, 'utf8')) })
  }
  for (const { path, wanted } of files) {
    const found = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (found === wanted) continue
    if (!isCheck) writeFileSync(path, wanted)
    else {
      console.error(`${path} differs from the settings table: run "node scripts/write-tables.ts".`)
      process.exitCode = 1
    }
  }
}

if (import.meta.main) await main(process.argv.includes('--check'))
