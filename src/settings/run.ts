import { awsCommands, everyCommand, type SettingGroup } from './setting.ts'

/** The circumstances of a run. */
export const runSettings = {
  'aws-region': {
    kind: 'text',
    absent: 'AWS_REGION, else AWS_DEFAULT_REGION',
    pattern: /^[a-z]{2,8}(-[a-z]+)+-\d+$/,
    expected: 'a region such as ap-northeast-1',
    sentence: 'The AWS region.',
    commands: awsCommands,
  },
  'endpoint-url': {
    kind: 'text',
    absent: 'AWS itself',
    pattern: /^https?:\/\/[^\s/?#]+\S*$/,
    expected: 'a URL that starts with http:// or https://',
    sentence: 'Where AWS answers: the address of an emulator.',
    commands: awsCommands,
  },
  'wait-timeout': {
    kind: 'integer',
    minimum: 1,
    maximum: 3600,
    unit: 'seconds',
    default: 300,
    sentence: 'How long to wait for one AWS resource to become ready, in seconds.',
    commands: awsCommands,
  },
  summary: {
    kind: 'boolean',
    default: true,
    sentence: 'Write a job summary (to the file that GITHUB_STEP_SUMMARY names).',
    commands: everyCommand,
  },
} as const satisfies SettingGroup
