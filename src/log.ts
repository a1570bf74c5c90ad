/**
 * Progress as data. Rooms emit entries to a `Log`; renderers (action, terminal, JSON lines, tests) decide how they look.
 * Entries never hold environment values, credentials or response headers of a smoke test.
 */
export type LogEntry =
  /** A visible step begins; everything until the next `step` belongs to it. */
  | { readonly kind: 'step'; readonly title: string }
  /** A plain sentence about what happened or was decided, skipped steps included. */
  | { readonly kind: 'note'; readonly message: string }
  | { readonly kind: 'warning'; readonly message: string; readonly hint?: string | undefined }
  /** How far long work is. `totalBytes` is absent while unknown. `done` ends the line. */
  | {
      readonly kind: 'progress'
      readonly task: string
      readonly doneBytes: number
      readonly totalBytes?: number | undefined
      readonly done?: boolean
    }
  /** A line that a child process (docker build) printed. */
  | { readonly kind: 'output'; readonly source: string; readonly line: string }
  /** A package was written or found unchanged. */
  | {
      readonly kind: 'package'
      readonly name: string
      readonly zippedBytes?: number | undefined
      readonly unzippedBytes: number
      readonly entryCount: number
    }
  /** One change of the plan is about to be applied, or has been. `change` is its sentence. */
  | {
      readonly kind: 'change'
      readonly state: 'started' | 'done'
      readonly change: string
      readonly detail?: string | undefined
    }
  /** Waiting for AWS: what for, and for how long so far. */
  | {
      readonly kind: 'waiting'
      readonly resource: string
      readonly status: string
      readonly elapsedSeconds: number
    }
  | {
      readonly kind: 'smoke'
      readonly test: string
      readonly target: 'version' | 'route'
      readonly passed: boolean
      readonly attempts: number
      readonly reasons: readonly string[]
    }

/** Where rooms send what they do. */
export type Log = (entry: LogEntry) => void
