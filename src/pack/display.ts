import { formatCount } from '../amounts.ts'

/** `10 files: /opt/a, /opt/b, …`: the first ten of a list and how many it has. */
export function firstTen(noun: string, names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  const rest = names.length > 10 ? `, and ${names.length - 10} more` : ''
  return `${formatCount(names.length, noun)}: ${shown}${rest}`
}
