import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startContract, startFaults, startMinistack, type AwsServer } from './aws-servers.ts'

/** The emulator behind two proxies: contract → faults → ministack. */
export interface RecordedAws {
  readonly ministack: AwsServer
  readonly faults: Awaited<ReturnType<typeof startFaults>>
  /** What a deployment talks to. */
  readonly contract: AwsServer
  /** The file of all requests that the contract saw. */
  readonly record: string
  readonly stop: () => Promise<void>
}

/** Starts all three without a fault, with their files in this folder. */
export async function startRecordedAws(folder: string): Promise<RecordedAws> {
  const record = join(folder, 'requests.jsonl')
  const noFaults = join(folder, 'no-faults.json')
  await writeFile(record, '')
  await writeFile(noFaults, JSON.stringify({ seed: 7, rules: [] }))
  const ministack = await startMinistack()
  const faults = await startFaults(ministack, noFaults)
  const contract = await startContract(faults, record)
  const stop = async (): Promise<void> => {
    for (const server of [contract, faults, ministack]) await server.stop()
  }
  return { ministack, faults, contract, record, stop }
}
