import type { ApplyWorld } from '../aws/apply-world.ts'
import type { Plan } from '../plan/change.ts'
import type { Current } from '../plan/current.ts'
import type { Desired } from '../plan/desired.ts'
import type { Settings } from '../settings/table.ts'
import type { SmokeTest } from '../smoke/parse.ts'
import type { Source } from './source.ts'
import type { World } from './world.ts'
import type { ZipStore } from './zip-files.ts'

/** What the story brings to AWS: the image is open and split, the tests are read, nothing is compressed. */
export interface Job {
  readonly settings: Settings
  readonly source: Source
  readonly tests: readonly SmokeTest[]
  readonly zips: ZipStore
  readonly world: World
}

/** What the story knows once the plan stands. */
export interface Planned extends Job {
  readonly desired: Desired
  readonly current: Current
  readonly plan: Plan
  readonly apply: ApplyWorld
}
