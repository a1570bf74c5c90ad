import { isSeq } from 'yaml'
import { type Fault, type Parsed, quote, unlessWrong, value, wrong } from '../parsed.ts'
import type { ListSetting } from '../setting.ts'
import { readDocument } from './document.ts'
import { entriesOfYaml, isYamlMap, scalarText } from './map.ts'

/** A list of text: a YAML or JSON list, a map where items are pairs, else one item a line. */
export function parseList(text: string, setting: ListSetting): Parsed<readonly string[]> {
  const parsed = itemsOf(text, setting)
  if (parsed.kind === 'wrong') return parsed
  const items = parsed.value
  const faults: Fault[] = items.flatMap((item, index) =>
    setting.item.test(item)
      ? []
      : [
          {
            found: itemInWords(item, index, setting.secret === true),
            expected: `as each item ${setting.expected}`,
          },
        ],
  )
  if (items.length > (setting.maximumItems ?? Infinity)) {
    faults.push({ found: `${items.length} items`, expected: `at most ${setting.maximumItems}` })
  }
  return unlessWrong(faults, items)
}

/** Items before they are checked, for lists whose items are more than text. */
export function itemsOf(
  text: string,
  setting: Pick<ListSetting, 'commas' | 'pairs'>,
): Parsed<readonly string[]> {
  if (/^\s*(\[|-(\s|$)|---(\s|$))/.test(text)) return itemsOfYaml(text)
  if (setting.pairs === true && isYamlMap(text)) return itemsOfMap(text)
  return itemsOfLines(text, setting.commas === true)
}

function itemsOfYaml(text: string): Parsed<readonly string[]> {
  const read = readDocument(text, 'failsafe')
  if (read.kind === 'wrong') return read
  const document = read.value
  if (!isSeq(document.contents))
    return wrong({ found: 'YAML that is not a list', expected: 'a list of text' })
  const faults: Fault[] = []
  const items: string[] = []
  for (const [index, node] of document.contents.items.entries()) {
    const item = scalarText(node, document)
    if (typeof item === 'string') items.push(item)
    else
      faults.push({
        found: `no text as item ${index + 1}`,
        expected: 'a list of text',
        fix: 'Put it in quotes.',
      })
  }
  return unlessWrong(faults, items)
}

function itemsOfMap(text: string): Parsed<readonly string[]> {
  const entries = entriesOfYaml(text)
  if (entries.kind === 'wrong') return entries
  const faults = entries.value.flatMap(([key, text]) =>
    text === null
      ? [{ found: `null as the value of ${quote(key)}`, expected: 'text', fix: 'Leave the key out.' }]
      : [],
  )
  return unlessWrong(
    faults,
    entries.value.map(([key, text]) => `${key}=${text}`),
  )
}

/**
 * Lines as docker/build-push-action reads them: a line that starts with a double quote is one quoted field, runs to its
 * closing quote, line ends included, and writes a quote inside as two.
 */
function itemsOfLines(text: string, commas: boolean): Parsed<readonly string[]> {
  const items: string[] = []
  let rest = text
  while (rest !== '') {
    const quoted = /^\s*"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)/.exec(rest)
    const plain = /^[^\n]*(?:\n|$)/.exec(rest)
    const taken = (quoted ?? plain)?.[0] ?? rest
    if (quoted !== null) items.push((quoted[1] ?? '').replaceAll('""', '"'))
    else if (commas) items.push(...taken.split(','))
    else items.push(taken)
    rest = rest.slice(taken.length)
    if (quoted === null && /^\s*"/.test(taken) && !commas) {
      return wrong({ found: 'a double quote that is not closed', expected: 'one item a line' })
    }
  }
  return value(items.map((item) => item.trim()).filter((item) => item !== ''))
}

function itemInWords(item: string, index: number, isSecret: boolean): string {
  return isSecret ? `something else as item ${index + 1}` : quote(item)
}
