import { onAws } from '../../src/deploy/on-aws.ts'
import type { Job } from '../../src/deploy/planned.ts'
import type { Report } from '../../src/deploy/report.ts'
import { type AccountServer, accountServer } from './account-server.ts'
import { phpJob, type TestWorld } from './story.ts'

interface Run {
  readonly inputs?: Readonly<Record<string, string>>
  readonly code?: string
  readonly world?: TestWorld
}

/** A job of the PHP case against this account. */
export function jobOf(account: AccountServer, { inputs = {}, ...more }: Run): Promise<Job> {
  return phpJob({ 'endpoint-url': account.url, ...inputs }, more)
}

/** Deploys the PHP case. */
export async function deploy(account: AccountServer, run: Run = {}): Promise<Report> {
  return onAws('deploy', await jobOf(account, run))
}

/** An account whose alias serves version 1 of the code `v1`, its calls so far forgotten. */
export async function deployedAccount(): Promise<AccountServer> {
  const account = await accountServer()
  const report = await deploy(account)
  if (report.failure !== undefined) throw report.failure
  account.forget()
  return account
}

/** An Invoke or a gateway that says no. */
export const failing = { statusCode: 500, body: 'broken' }
export const denied = { status: 403, code: 'AccessDeniedException' }
export const functions = '/2015-03-31/functions'
export const putAlias = `PUT ${functions}/hello/aliases/live`
export const statesOf = ({ packages }: Report) => packages.map(({ fileName, state }) => [fileName, state])
