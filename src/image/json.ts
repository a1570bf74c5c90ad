import { LayerliftError, messageOf } from '../errors.ts'
import { isRecord } from '../json.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** @throws `image-invalid` when the bytes are not UTF-8 or not JSON */
export function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value
  } catch (thrown) {
    throw new LayerliftError('image-invalid', `${name} is not JSON: ${messageOf(thrown)}`, { cause: thrown })
  }
}

/** @throws `image-invalid` */
export function objectAt(value: unknown, where: string): JsonObject {
  if (isRecord(value)) return value
  throw wrong(where, 'an object', value)
}

/** @throws `image-invalid` */
export function listAt(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw wrong(where, 'a list', value)
}

/** @throws `image-invalid` */
export function textAt(value: unknown, where: string): string {
  if (typeof value === 'string') return value
  throw wrong(where, 'a text', value)
}

/** A size in bytes. @throws `image-invalid` */
export function sizeAt(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw wrong(where, 'a size in bytes', value)
}

/** A list of texts; absent and null are empty, as Go's encoder writes them. @throws `image-invalid` */
export function textsAt(value: unknown, where: string): readonly string[] {
  if (value === undefined || value === null) return []
  return listAt(value, where).map((item, index) => textAt(item, `${where}[${index}]`))
}

/** Text values by name; absent and null are empty. @throws `image-invalid` */
export function textMapAt(value: unknown, where: string): Readonly<Record<string, string>> {
  if (value === undefined || value === null) return {}
  const entries = Object.entries(objectAt(value, where))
  return Object.fromEntries(entries.map(([key, text]) => [key, textAt(text, `${where}.${key}`)]))
}

function wrong(where: string, expected: string, value: unknown): LayerliftError {
  const found = value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 100) ?? typeof value)
  return new LayerliftError('image-invalid', `${where}: expected ${expected}, found ${found}`)
}
