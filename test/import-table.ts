/** A row of the import table. A room is a folder of src with the file of the same name beside it. */
export interface Room {
  /** What it may import from src. */
  readonly rooms: readonly string[]
  /** What it may import with `import type` only: rooms, or single files of them. */
  readonly types?: readonly string[]
  /** Node's modules without `node:`, and packages. */
  readonly world?: readonly string[]
}

/** Free everywhere but in rooms whose world is none. */
const free = ['path', 'crypto', 'stream', 'stream/promises', 'buffer', 'util', 'timers', 'timers/promises']
const files = ['fs', 'fs/promises']

/** Files that every room may import: failures, the numbers of Lambda and what is done to text; they know nothing of any room. */
export const freeFiles: readonly string[] = ['amounts', 'errors', 'json', 'limits', 'printable', 'redact']

/** Who may import whom, and what of the world: the table of docs/architecture.md as data. */
export const table: Readonly<Record<string, Room>> = {
  ...Object.fromEntries(freeFiles.map((name): [string, Room] => [name, { rooms: [] }])),
  log: { rooms: [] },
  pack: {
    rooms: ['log'],
    types: ['image'],
    world: [...free, 'zlib'],
  },
  proxy: { rooms: [], world: ['crypto', 'buffer'] },
  plan: { rooms: [], types: ['pack'] },
  // `deploy/report` is the record that a run gives and this room words.
  report: {
    rooms: [],
    types: ['log', 'deploy/report'],
  },
  settings: { rooms: [], world: ['yaml'] },
  smoke: { rooms: ['log', 'proxy'], world: [] },
  image: {
    rooms: ['log'],
    world: [...free, ...files, 'zlib', 'child_process', '@actions/exec'],
  },
  aws: {
    rooms: ['log', 'plan'],
    types: ['pack'],
    world: [...free, 'fs', 'fs/promises', '@aws-sdk/*', '@smithy/*'],
  },
  github: { rooms: [] },
  deploy: {
    rooms: ['settings', 'image', 'pack', 'plan', 'aws', 'proxy', 'smoke', 'log'],
    world: [...free, ...files, 'http', 'https', 'os'],
  },
}

/** action.ts, cli.ts and what they share: everything above, the process and @actions/core. */
export const entries: Room = {
  rooms: Object.keys(table),
  world: ['path', ...files, 'events', 'url', '@actions/core'],
}
export const entryRooms = ['action', 'cli', 'entry']

/** The packages that only some rooms may use. */
const packages = ['@actions/*', '@aws-sdk/*', '@smithy/*', 'yaml']

interface Pattern {
  readonly group: readonly string[]
  readonly message: string
  readonly allowTypeImports?: true
}

interface Override {
  readonly files: readonly string[]
  readonly rules: {
    readonly 'no-restricted-imports': readonly ['error', { readonly patterns: readonly Pattern[] }]
  }
}

/**
 * The table as overrides of the linter for these files of src, so that an editor shows what the test would. The entries
 * may import everything.
 */
export function lintOverrides(paths: readonly string[]): readonly Override[] {
  const present = new Set(paths.map((path) => (path.includes('/') ? `${roomOf(path)}/**` : path)))
  const places = [...new Set(paths.map(placeOf))].sort()
  return places.flatMap((place) => {
    const room = roomOf(place)
    const rules = table[room]
    return rules === undefined ? [] : [override({ place, room, present }, rules)]
  })
}

/** `plan/*.ts`, `settings/kinds/*.ts`, `deploy.ts`: files from which another room is equally far. */
function placeOf(path: string): string {
  return path.includes('/') ? path.replace(/[^/]+$/, '*.ts') : path
}

interface Place {
  readonly place: string
  readonly room: string
  /** What lies at the top of src: files and, as `plan/**`, folders. */
  readonly present: ReadonlySet<string>
}

/** Names what is forbidden: a negated pattern would let its match pass in all other patterns too. */
function override({ place, room, present }: Place, rules: Room): Override {
  const up = place.includes('/') ? '../'.repeat(place.split('/').length - 1) : './'
  const types = rules.types ?? []
  const whole = [room, ...freeFiles, ...rules.rooms, ...types].map(roomOf)
  const forbidden = [...present].filter((path) => !whole.includes(roomOf(path)))
  const typesOnly = [...present].filter((path) => types.some((name) => roomOf(path) === roomOf(name)))
  const patterns: Pattern[] = [
    { group: forbidden.map((path) => `${up}${path}`), message },
    { group: worldOf(rules), message },
  ]
  if (typesOnly.length > 0) {
    patterns.push({
      group: typesOnly.map((path) => `${up}${path}`),
      message,
      allowTypeImports: true,
    })
  }
  return { files: [`src/${place}`], rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

/** The room that a path inside src belongs to. */
export function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '')
}

const message = 'not for this room: see test/import-table.ts'

function worldOf({ world = [] }: Room): readonly string[] {
  const scopeOf = (name: string): string => name.replace(/^(@[^/]+)\/.*/, '$1/*')
  const banned = packages.filter((name) => !world.some((one) => scopeOf(one) === name))
  const modules = world.filter((name) => !packages.includes(scopeOf(name)))
  return ['node:*', 'node:*/*', ...modules.map((name) => `!node:${name}`), ...banned]
}
