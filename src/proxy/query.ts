import { Buffer } from 'node:buffer'

/**
 * The pairs of a query string in order, decoded once, `+` as space; `;` splits as `&` does (API Gateway developer guide,
 * "Important notes"). Bad escapes stay as they are and bad UTF-8 becomes U+FFFD: nothing throws.
 */
export function parseQuery(rawQuery: string): readonly (readonly [key: string, value: string])[] {
  return rawQuery
    .split(/[&;]/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const at = piece.indexOf('=')
      return at < 0
        ? [decodeOnce(piece), '']
        : [decodeOnce(piece.slice(0, at)), decodeOnce(piece.slice(at + 1))]
    })
}

/** Path and query of a request target, split at the first `?`. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const at = target.indexOf('?')
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

/** The raw characters that API Gateway refuses in a query (API Gateway developer guide, "Important notes"). */
export const REFUSED_IN_QUERY = /[|{}]/

function decodeOnce(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
    )
}
