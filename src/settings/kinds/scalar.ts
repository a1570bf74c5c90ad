import { nearest } from '../nearest.ts'
import { type Parsed, value, wrong } from '../parsed.ts'
import type { ChoiceSetting, IntegerSetting, TextSetting } from '../setting.ts'

/** Text as written; nothing that looks like a number is made one. */
export function parseText(text: string, setting: TextSetting): Parsed<string> {
  if (setting.pattern === undefined || setting.pattern.test(text)) return value(text)
  return wrong({ expected: setting.expected ?? 'other text' })
}

/** A whole number in plain digits. */
export function parseInteger(text: string, setting: IntegerSetting): Parsed<number> {
  const number = Number(text)
  if (/^\d{1,9}$/.test(text) && number >= setting.minimum && number <= setting.maximum) return value(number)
  const { minimum, maximum, unit } = setting
  return wrong({
    expected: `a whole number of ${unit} from ${minimum} to ${maximum}`,
    fix: 'Give the number alone, without a unit.',
  })
}

/** `true` or `false` in any case, as the YAML core schema has it: `yes` and `1` are refused, not guessed. */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^true$/i.test(text)) return value(true)
  return /^false$/i.test(text) ? value(false) : wrong({ expected: 'true or false' })
}

/** One of the choices. A list of one (`["arm64"]`) is taken as its item, as aws-lambda-deploy does. */
export function parseChoice(text: string, setting: ChoiceSetting): Parsed<string> {
  const word = /^\[\s*(["']?)([\w/-]+)\1\s*\]$/.exec(text)?.[2] ?? text
  if (setting.choices.includes(word)) return value(word)
  const meant = nearest(word, setting.choices)
  return wrong({
    expected: inWords(setting.choices),
    ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }),
  })
}

/** `a, b or c`. */
export function inWords(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
}
