import { printable } from '../printable.ts'

/**
 * A text that GitHub's Markdown shows as it is, table cells included: every character with a meaning becomes an HTML
 * entity, because entities are never read as markup.
 */
export function inlineText(text: string): string {
  return printable(text).replace(/[&<>|`*_~[\]\\#!]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** The same in the font of code. Backquotes could be closed by the text itself; this cannot. */
export function inlineCode(text: string): string {
  return `<code>${inlineText(text)}</code>`
}

/** A link that shows its address. Inside HTML the entities are read as the characters they stand for. */
export function inlineLink(url: string): string {
  const text = inlineText(url).replaceAll('"', '&#34;')
  return /^https?:/.test(url) ? `<a href="${text}">${text}</a>` : text
}

/** A table; cells are Markdown already (`inlineText`, `inlineCode`). Nothing when there are no rows. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line), '']
}

/** Facts, a name and a value each, in a table without a header: Markdown has none, HTML has. Values are HTML already. */
export function factTable(rows: readonly (readonly [name: string, value: string])[]): readonly string[] {
  if (rows.length === 0) return []
  const lines = rows.map(([name, value]) => `<tr><td>${name}</td><td>${value}</td></tr>`)
  return ['<table>', ...lines, '</table>', '']
}

/** Lines as they were printed, in the font of code: no line can end the block, as one of backquotes could end a fence. */
export function verbatim(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['<pre>', ...lines.map(inlineText), '</pre>', '']
}

/** A heading and a bulleted list; items are Markdown already. Nothing when there are no items. */
export function markdownList(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return [`#### ${title}`, '', ...items.map((item) => `- ${item}`), '']
}
