/**
 * The known name that was probably meant: the same letters in another spelling (`functionName`, `FUNCTION_NAME`), a name
 * that begins so (`memory`), or at most a third of the letters wrong. Undefined when nothing is near.
 */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const name = kebab(given.slice(0, 100))
  const names = [...known]
  const begun = name.length >= 3 ? names.filter((candidate) => candidate.startsWith(`${name}-`)) : []
  const scored = names
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.floor(Math.max(name.length, candidate.length) / 3))
    .sort((a, b) => a.distance - b.distance)
  return scored[0]?.candidate ?? begun[0]
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** Levenshtein distance with swapped neighbours counted as one. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = last
    last = next
  }
  return last[b.length] ?? 0
}
