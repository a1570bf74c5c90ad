import { deployCommands, type SettingGroup } from './setting.ts'

/** What must answer before and after callers move. */
export const smokeSettings = {
  'smoke-tests': {
    kind: 'smoke-tests',
    // Headers of a test may hold credentials.
    secret: true,
    absent: 'GET on the first GET or ANY route must answer below 500',
    sentence: 'Smoke tests as a YAML list, or a file with one.',
    commands: deployCommands,
  },
  'smoke-timeout': {
    kind: 'integer',
    minimum: 1,
    maximum: 900,
    unit: 'seconds',
    default: 30,
    sentence:
      'How long one test of the route over HTTP may try until it passes, in seconds; Invoke has the time of the function.',
    commands: deployCommands,
  },
} as const satisfies SettingGroup
