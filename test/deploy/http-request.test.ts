import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { Server } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { httpRequest, type OutgoingRequest } from '../../src/deploy/http-request.ts'

const never = new AbortController().signal
const empty = new Uint8Array()

async function listening(server: Server): Promise<AsyncDisposable & { readonly url: string }> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

const serving = (listener: RequestListener) => listening(createServer(listener))

/** Sends one request to a server that keeps what it saw and answers 200. */
async function seenOf(outgoing: Partial<OutgoingRequest>) {
  const seen: { request: IncomingMessage; body: Buffer }[] = []
  await using server = await serving((request, response) => {
    const keep = async (): Promise<void> => {
      seen.push({ request, body: await buffer(request) })
      response.end()
    }
    void keep()
  })
  const url = `${server.url}/hello?a=%20b`
  await httpRequest({ method: 'POST', headers: [], body: empty, ...outgoing, url }, never)
  const [one] = seen
  if (one === undefined) throw new Error('the server saw nothing')
  const values = (name: string): string[] => {
    const { rawHeaders } = one.request
    return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
  }
  return { ...one, values, server: new URL(url).host }
}

describe('a request', () => {
  it('carries method, path, query and the bytes of its body with their length', async () => {
    const body = Buffer.from('{"param":"田中 次郎"}')
    const { request, body: arrived, values } = await seenOf({ method: 'PUT', body })
    expect(request).toMatchObject({ method: 'PUT', url: '/hello?a=%20b' })
    expect(arrived.equals(body)).toBe(true)
    expect(values('content-length')).toEqual([String(body.length)])
  })

  it('sends every value of a header that is given more than once, in order', async () => {
    const { values } = await seenOf({
      headers: [
        ['X-Tag', 'one'],
        ['accept', '*/*'],
        ['x-tag', 'two'],
      ],
    })
    expect(values('x-tag')).toEqual(['one', 'two'])
    expect(values('accept')).toEqual(['*/*'])
  })

  it('names the host of its URL when no Host is given', async () => {
    const { values, server } = await seenOf({})
    expect(values('host')).toEqual([server])
  })

  it.for(['Host', 'host'])('has the given %s instead of that of its URL, not beside it', async (name) => {
    const { values } = await seenOf({ headers: [[name, 'shop.example']] })
    expect(values('host')).toEqual(['shop.example'])
  })

  it('states the length of its body, whatever Content-Length was given', async () => {
    const { values, body } = await seenOf({ headers: [['Content-Length', '3']], body: Buffer.from('hello') })
    expect(values('content-length')).toEqual(['5'])
    expect(body.toString()).toBe('hello')
  })

  it('is refused before anything is sent when a header cannot be', async () => {
    let connections = 0
    const server = createServer((_, response) => response.end())
    server.on('connection', () => (connections += 1))
    await using one = await listening(server)
    const bad: OutgoingRequest = { method: 'GET', url: one.url, headers: [['x', 'a\nb']], body: empty }
    await expect(httpRequest(bad, never)).rejects.toThrow(/x/)
    await httpRequest({ ...bad, headers: [] }, never)
    expect(connections).toBe(1)
  })

  it('is refused when its URL is none', async () => {
    const bad: OutgoingRequest = { method: 'GET', url: '/hello', headers: [], body: empty }
    await expect(async () => httpRequest(bad, never)).rejects.toThrow(/URL/)
  })
})

describe('an answer', () => {
  const get = (url: string, signal = never) =>
    httpRequest({ method: 'GET', url, headers: [], body: empty }, signal)

  it('gives status, body, and each of several cookies by itself', async () => {
    await using server = await serving((_, response) => {
      response.writeHead(418, [
        ['Set-Cookie', 'a=1; Path=/'],
        ['Set-Cookie', 'b=2'],
        ['X-Tag', 'one'],
        ['X-Tag', 'two'],
      ])
      response.end('short and stout')
    })
    const { statusCode, headers, body } = await get(server.url)
    expect(statusCode).toBe(418)
    expect(Buffer.from(body).toString()).toBe('short and stout')
    expect(headers.filter(([name]) => name === 'Set-Cookie')).toEqual([
      ['Set-Cookie', 'a=1; Path=/'],
      ['Set-Cookie', 'b=2'],
    ])
    expect(headers.filter(([name]) => name === 'X-Tag').map(([, value]) => value)).toEqual(['one', 'two'])
  })

  it('may be a redirect, which is not followed', async () => {
    await using server = await serving((_, response) => {
      response.writeHead(302, { location: '/elsewhere' })
      response.end()
    })
    expect(await get(server.url)).toMatchObject({ statusCode: 302 })
  })

  it('may be as long as API Gateway allows, and no byte longer', async () => {
    const limitBytes = 10 * 1024 * 1024
    await using server = await serving((request, response) => {
      response.end(Buffer.alloc(request.url === '/longer' ? limitBytes + 1 : limitBytes, 'x'))
    })
    expect((await get(`${server.url}/`)).body.length).toBe(limitBytes)
    await expect(get(`${server.url}/longer`)).rejects.toThrow('longer than 10485760 bytes')
  })

  it('comes over a new connection each time, since a kept one may be closed meanwhile', async () => {
    let connections = 0
    const server = createServer((_, response) => response.end())
    server.on('connection', () => (connections += 1))
    await using one = await listening(server)
    await get(one.url)
    await get(one.url)
    expect(connections).toBe(2)
  })
})

describe('no answer', () => {
  const get = (url: string, signal = never) =>
    httpRequest({ method: 'GET', url, headers: [], body: empty }, signal)

  it('is an error when the connection is reset before the answer', async () => {
    await using server = await serving((request) => request.socket.resetAndDestroy())
    await expect(get(server.url)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('is an error when the connection ends in the middle of the body', async () => {
    await using server = await serving((request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('only a part', () => request.socket.destroy())
    })
    await expect(get(server.url)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('is an error when nobody listens', async () => {
    const server = await serving(() => undefined)
    await server[Symbol.asyncDispose]()
    await expect(get(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it.for(['headers', 'body'])('ends with the signal when the %s never come', async (part) => {
    const silent = createServer((_, response) => {
      if (part === 'body') response.write('only a part')
    })
    await using server = await listening(silent)
    await expect(get(server.url, AbortSignal.timeout(100))).rejects.toMatchObject({ name: /Abort|Timeout/ })
    silent.closeAllConnections()
  })
})
