import type { Log } from '../log.ts'
import type { ZipFile } from '../pack/manifest.ts'
import type { Current } from '../plan/current.ts'
import type { Desired } from '../plan/desired.ts'
import type { Clients } from './clients.ts'
import type { Outcome } from './outcome.ts'

/** Everything that changes need. `outcome` is the one thing here that they alter. */
export interface ApplyWorld {
  readonly clients: Clients
  readonly desired: Desired
  readonly current: Current
  readonly outcome: Outcome
  /** Made when first asked for, by the file name that the plan uses: `function.zip`, `layer-1.zip`. */
  readonly zipOf: (fileName: string) => Promise<ZipFile>
  /** Where zips over the direct limit go; in the function's Region. */
  readonly s3Bucket?: string | undefined
  /** For each wait on a state. */
  readonly waitTimeoutSeconds: number
  readonly log: Log
  readonly signal: AbortSignal
  /** Called after each write that AWS took. */
  readonly onWritten?: (() => void) | undefined
}

/** What an upload needs. */
export type UploadWorld = Pick<ApplyWorld, 'clients' | 's3Bucket' | 'log' | 'signal'>

/** What publishing layers alone needs. */
export type LayerWorld = UploadWorld & Pick<ApplyWorld, 'outcome' | 'zipOf'>
