const kilo = 1024
const units = ['KB', 'MB', 'GB'] as const

/**
 * Bytes for people, in steps of 1024 because Lambda's own "250 MB" is 250 × 1024² bytes (Lambda developer guide,
 * "Lambda quotas").
 */
export function formatBytes(sizeBytes: number): string {
  if (sizeBytes < kilo) return `${sizeBytes} B`
  let value = sizeBytes / kilo
  let step = 0
  // 999.95 would round to a four-digit 1000.0.
  while (value >= 999.95 && step < units.length - 1) {
    value /= kilo
    step++
  }
  return `${value.toFixed(1)} ${units[step]}`
}

/** Part of a whole in percent, rounded so that 100 % means all of it: `12 %`, `< 1 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '0 %'
  const percent = (part / whole) * 100
  if (percent > 0 && percent < 1) return '< 1 %'
  return `${Math.floor(percent)} %`
}

/** A count with its noun: `1 layer`, `2 layers`; `many` where an s does not make it, `2 entries`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
