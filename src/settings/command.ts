import { everyCommand, type Command, type SettingGroup } from './setting.ts'

/** What to do, and where. */
export const commandSettings = {
  command: {
    kind: 'choice',
    choices: ['auto', 'deploy', 'plan', 'package'],
    default: 'auto',
    sentence:
      'What to do. auto: a push on the default branch or of a tag, a release or a manual run deploys; other pushes, pull requests and merge groups plan.',
    commands: [],
  },
  'working-directory': {
    kind: 'text',
    default: '.',
    sentence: 'The folder that relative paths in the other settings start from.',
    commands: everyCommand,
  },
} as const satisfies SettingGroup

/** The command that is carried out: with `dry-run`, deploy only plans and publish only packages. */
export function commandOf(command: Command, dryRun: boolean): Command {
  if (dryRun && command === 'deploy') return 'plan'
  return dryRun && command === 'publish' ? 'package' : command
}
