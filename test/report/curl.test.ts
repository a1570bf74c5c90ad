import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { curlLine } from '../../src/report/curl.ts'

const url = 'https://abc.execute-api.eu-west-1.amazonaws.com/live'

describe('the curl line', () => {
  it.for<[route: string, expected: string]>([
    ['POST /hello', `curl -d '{}' '${url}/hello'`],
    ['GET /', `curl '${url}/'`],
    ['ANY /{proxy+}', `curl '${url}/proxy'`],
    ['GET /users/{id}/files', `curl '${url}/users/id/files'`],
    ['PUT /hello', `curl -X PUT -d '{}' '${url}/hello'`],
    ['DELETE /hello', `curl -X DELETE '${url}/hello'`],
    ['HEAD /hello', `curl --head '${url}/hello'`],
  ])('calls %s', ([route, expected]) => {
    expect(curlLine(url, [route])).toBe(expected)
  })

  it('takes the first route, and the root without any', () => {
    expect(curlLine(url, ['GET /a', 'GET /b'])).toBe(`curl '${url}/a'`)
    expect(curlLine(`${url}/`, [])).toBe(`curl '${url}/'`)
  })

  it('can be pasted into a shell whatever the path holds', () => {
    const line = curlLine(url, ["GET /a'$(touch /tmp/never)`b`"])
    const echoed = spawnSync('sh', ['-c', line.replace(/^curl/, "printf '%s'")], { encoding: 'utf8' })
    expect(echoed.stdout).toBe(`${url}/a'$(touch`)
  })
})
