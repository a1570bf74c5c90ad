/**
 * A curl command that calls the first route and can be pasted into a POSIX shell. A path parameter is filled with its
 * own name; methods that carry a body get an empty JSON object.
 */
export function curlLine(url: string, routes: readonly string[]): string {
  const [method, path] = splitRoute(routes[0] ?? 'GET /')
  const target = `${url.replace(/\/+$/, '')}${path.replace(/\{([^}+]*)\+?\}/g, '$1')}`
  return ['curl', ...methodWords(method), quote(target)].join(' ')
}

function splitRoute(route: string): readonly [method: string, path: string] {
  const [method = 'GET', path = '/'] = route.trim().split(/\s+/)
  return [method.toUpperCase(), path]
}

/** `-d` alone makes curl send POST. */
function methodWords(method: string): readonly string[] {
  switch (method) {
    case 'GET':
    case 'ANY':
      return []
    case 'POST':
      return ['-d', quote('{}')]
    case 'HEAD':
      return ['--head']
    case 'PUT':
    case 'PATCH':
      return ['-X', method, '-d', quote('{}')]
    default:
      return ['-X', method]
  }
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
