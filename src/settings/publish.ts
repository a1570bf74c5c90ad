import { maxDescriptionCharacters, maxLicenseInfoCharacters } from '../limits.ts'
import { textUpTo } from './pattern.ts'
import type { SettingGroup } from './setting.ts'

/** What only `layerlift publish` reads, for the flags of img2lambda: not inputs of the action. */
export const publishSettings = {
  profile: {
    kind: 'text',
    cliOnly: true,
    absent: 'the credentials of the environment, else the default profile',
    pattern: /^\S+$/,
    expected: 'the name of an AWS profile',
    sentence: 'The AWS profile whose credentials are used.',
    commands: ['publish'],
  },
  'layer-description': {
    kind: 'text',
    cliOnly: true,
    absent: 'what the layer was made from',
    ...textUpTo(maxDescriptionCharacters),
    sentence: 'The description of published layer versions.',
    commands: ['publish'],
  },
  'license-info': {
    kind: 'text',
    cliOnly: true,
    absent: 'none',
    ...textUpTo(maxLicenseInfoCharacters),
    sentence: 'The license of published layers: an SPDX identifier, a URL or the text.',
    commands: ['publish'],
  },
} as const satisfies SettingGroup
