import { maxLayerNamespaceCharacters } from '../limits.ts'
import { nameUpTo } from './pattern.ts'
import { awsCommands, deployCommands, everyCommand, type SettingGroup } from './setting.ts'

/** How the image is cut into packages, and where these go. */
export const packageSettings = {
  'layer-strategy': {
    kind: 'choice',
    choices: ['image-layers', 'single', 'none'],
    default: 'image-layers',
    sentence:
      'How /opt becomes Lambda layers: one for each image layer that contributes, a single one, or none at all.',
    commands: everyCommand,
  },
  'layer-namespace': {
    kind: 'text',
    absent: 'the function name; for publish without one, img2lambda',
    ...nameUpTo(maxLayerNamespaceCharacters),
    sentence: 'What the names of published layers start with.',
    commands: awsCommands,
  },
  's3-bucket': {
    kind: 'text',
    absent: 'packages are sent directly',
    // Amazon S3 user guide, "General purpose bucket naming rules".
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    expected: 'the name of a bucket in the region of the function',
    sentence: 'The bucket that packages over the 50 MB of a direct upload go through.',
    commands: awsCommands,
  },
  'source-kms-key-arn': {
    kind: 'text',
    absent: 'as it is; on create, a key of Lambda',
    pattern: /^arn:[a-zA-Z-]+:kms:\S+$/,
    expected: 'the ARN of a KMS key',
    sentence: 'The ARN of the KMS key that encrypts function.zip in the storage of Lambda.',
    commands: deployCommands,
  },
  'output-directory': {
    kind: 'text',
    default: 'output',
    sentence: 'The folder that packages and manifest.json are written to.',
    commands: [...everyCommand, 'demo'],
  },
} as const satisfies SettingGroup
