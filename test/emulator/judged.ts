import { join } from 'node:path'
import { expect } from 'vitest'
import { connect, type Clients } from '../../src/aws/clients.ts'
import { credentials, startContract, type AwsServer } from './aws-servers.ts'

/** What a judged piece of work gets: clients that go through the checker, and the file with every request. */
export interface Judged {
  readonly clients: Clients
  readonly record: string
}

/** Runs `work` behind a contract checker of its own, and fails when the service models forbid any of its requests. */
export async function judged(
  {
    upstream,
    folder,
    name,
  }: { readonly upstream: AwsServer; readonly folder: string; readonly name: string },
  work: (judged: Judged) => Promise<void>,
): Promise<void> {
  const record = join(folder, `${name}.jsonl`)
  await using contract = await startContract(upstream, record)
  const clients = connect({ region: credentials.AWS_REGION, endpointUrl: contract.url })
  try {
    await work({ clients, record })
  } finally {
    clients.close()
  }
  const { exitCode, output } = await contract.stop()
  const violations = output.split('\n').filter((line) => line.startsWith('FAIL'))
  expect({ exitCode, violations }).toEqual({ exitCode: 0, violations: [] })
}
