import { once } from 'node:events'
import { createServer } from 'node:http'
import { ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { expect, it } from 'vitest'
import { connect } from '../../src/aws/clients.ts'
import { write } from '../../src/aws/call.ts'
import { jumpingClock } from './scripted-aws.ts'

it.for<['lambda' | 'lambdaWrites', number]>([
  ['lambda', 5],
  ['lambdaWrites', 1],
])(
  '%s gives up on a server that takes requests and never answers, after %i attempts',
  async ([name, attempts]) => {
    const agents: (string | undefined)[] = []
    const server = createServer((request) => agents.push(request.headers['user-agent'])).listen(
      0,
      '127.0.0.1',
    )
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const clients = connect({
      region: 'eu-west-1',
      endpointUrl: `http://127.0.0.1:${port}`,
      userAgent: 'layerlift/1.2.3',
      requestTimeoutMs: 100,
    })
    await expect(clients[name].send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    expect(agents).toHaveLength(attempts)
    expect(agents[0]).toContain('layerlift/1.2.3')
    clients.close()
    server.closeAllConnections()
    server.close()
  },
)

it('counts a timeout among the lost answers: the write may have been done', async () => {
  const timeout = Object.assign(new Error('a request has exceeded the configured 100 ms'), {
    name: 'TimeoutError',
  })
  const world = {
    clients: { clock: jumpingClock() },
    log: () => undefined,
    signal: new AbortController().signal,
  }
  const found = await write(world, {
    operation: 'CreateRestApi',
    resource: 'API hello',
    afterLostAnswer: () => Promise.resolve('found'),
    send: () => Promise.reject(timeout),
  })
  expect(found).toBe('found')
})
