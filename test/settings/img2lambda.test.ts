import { describe, expect, it, test } from 'vitest'
import { parseFlags } from '../../src/settings/flags.ts'
import { img2lambdaFlags } from '../../src/settings/img2lambda.ts'
import { parseSettings } from '../../src/settings/parse.ts'
import { settingsByName } from '../../src/settings/table.ts'

/** What img2lambda's README documents, on both sides of its commas. */
const commandLines: readonly (readonly string[])[] = [
  [
    '-i',
    'php:1',
    '-t',
    'docker',
    '-r',
    'us-east-1',
    '-p',
    'dev',
    '-o',
    './out',
    '-n',
    'ns',
    '-d',
    '-l',
    'MIT',
    '--desc',
    'mine',
    '--cr',
    'provided',
    '--cr',
    'python3.13',
  ],
  [
    '--image',
    'php:1',
    '--image-type',
    'docker',
    '--region',
    'us-east-1',
    '--profile',
    'dev',
    '--output-directory',
    './out',
    '--layer-namespace',
    'ns',
    '--dry-run',
    '--license-info',
    'MIT',
    '--description',
    'mine',
    '--compatible-runtime',
    'provided',
    '--compatible-runtime',
    'python3.13',
  ],
  [
    '-image=php:1',
    '-image-type=docker',
    '-region=us-east-1',
    '-profile=dev',
    '-o=./out',
    '-n=ns',
    '-d=true',
    '-l=MIT',
    '-desc=mine',
    '-cr=provided',
    '-cr=python3.13',
  ],
]

describe('the flags of img2lambda', () => {
  test.for(commandLines)('mean the same to publish: %j', (argv) => {
    const { raw, problems } = parseFlags(['publish', ...argv])
    const settings = parseSettings(raw, { surface: 'cli', command: 'publish', problems })
    expect(settings).toMatchObject({
      image: 'docker-daemon:php:1',
      awsRegion: 'us-east-1',
      profile: 'dev',
      outputDirectory: './out',
      layerNamespace: 'ns',
      dryRun: true,
      licenseInfo: 'MIT',
      layerDescription: 'mine',
      compatibleRuntimes: ['provided', 'python3.13'],
    })
  })

  test.for<[string[], string | undefined]>([
    [['-i', 'hello'], 'hello'],
    [['-i', './archive', '-t', 'oci'], 'oci-archive:./archive'],
    [['-t', 'oci', '-i', './archive:tag'], 'oci-archive:./archive:tag'],
    [['-t', 'docker', 'hello:1'], 'docker-daemon:hello:1'],
    [['-t', 'docker', '-i', 'oci:folder'], 'oci:folder'],
  ])('%j take the image %s', ([argv, image]) => {
    const { raw, problems } = parseFlags(['publish', ...argv])
    expect([raw.get('image'), problems]).toEqual([image, []])
  })

  test.for<[string[], string]>([
    [['-i', 'x', '-t', 'podman'], '--image-type: got "podman", expected docker or oci'],
    [['-i', 'oci-archive:x.tar', '-t', 'foo'], '--image-type: got "foo", expected docker or oci'],
    [['-t', 'oci'], '--image-type: got it without an image'],
    [['-i'], '-i: got no value'],
    [['-i', '-n', 'ns'], '-i: got no value'],
  ])('%j is a problem', ([argv, line]) => {
    expect(parseFlags(['publish', ...argv]).problems.join()).toContain(line)
  })

  it('name settings that publish reads', () => {
    for (const { setting } of img2lambdaFlags.filter(({ setting }) => setting !== 'image-type')) {
      expect(settingsByName.get(setting)?.commands, setting).toContain('publish')
    }
  })
})
