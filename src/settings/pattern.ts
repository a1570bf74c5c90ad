import type { TextSetting } from './setting.ts'

type Rule = Required<Pick<TextSetting, 'pattern' | 'expected'>>

/** A name as Lambda and API Gateway take it, of at most so many characters. */
export function nameUpTo(maxCharacters: number): Rule {
  return {
    pattern: new RegExp(`^[A-Za-z0-9_-]{1,${maxCharacters}}$`),
    expected: `1 to ${maxCharacters} letters, digits, hyphens and underscores`,
  }
}

/** Any text, line ends included, of at most so many characters. */
export function textUpTo(maxCharacters: number): Rule {
  return {
    pattern: new RegExp(`^[^]{1,${maxCharacters}}$`),
    expected: `at most ${maxCharacters} characters`,
  }
}
