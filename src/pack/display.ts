/** `10 files: /opt/a, /opt/b, …`: the first ten of a list and how many it has. */
export function firstTen(noun: string, names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  const rest = names.length > 10 ? `, and ${names.length - 10} more` : ''
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'}: ${shown}${rest}`
}

/** `1.5 MB`, in units of 1024 as Lambda counts them. */
export function displaySize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const kib = bytes / 1024
  return kib < 1024 ? `${kib.toFixed(1)} KB` : `${(kib / 1024).toFixed(1)} MB`
}
