import { everyCommand, type SettingGroup } from './setting.ts'

const present = /[^]/

/** How the image is built, or which one is taken; the names are those of docker/build-push-action. */
export const buildSettings = {
  context: {
    kind: 'text',
    default: '.',
    sentence: 'The build context: a folder, or a URL that docker build takes.',
    commands: everyCommand,
  },
  file: {
    kind: 'text',
    absent: '{context}/Dockerfile',
    sentence: 'The Dockerfile.',
    commands: everyCommand,
  },
  target: {
    kind: 'text',
    absent: 'the last stage',
    sentence: 'The stage of the Dockerfile to build.',
    commands: everyCommand,
  },
  'build-args': {
    kind: 'list',
    default: [],
    pairs: true,
    item: /^[^\s=:]+(=[^]*)?$/,
    expected: 'KEY=VALUE, or KEY alone to take it from the environment',
    secret: true,
    sentence: 'Build arguments, one KEY=VALUE a line.',
    commands: everyCommand,
  },
  'build-contexts': {
    kind: 'list',
    default: [],
    pairs: true,
    item: /^[^\s=]+=[^]+$/,
    expected: 'NAME=PATH',
    sentence: 'Further named build contexts, one NAME=PATH a line (needs buildx).',
    commands: everyCommand,
  },
  secrets: {
    kind: 'list',
    default: [],
    pairs: true,
    item: /^[^\s=]+=[^]+$/,
    expected: 'ID=VALUE',
    secret: true,
    sentence: 'Build secrets for RUN --mount=type=secret, one ID=VALUE a line (needs BuildKit).',
    commands: everyCommand,
  },
  'cache-from': {
    kind: 'list',
    default: [],
    item: present,
    expected: 'a cache source',
    secret: true,
    sentence: 'Where the build may take cached layers from, one source a line.',
    commands: everyCommand,
  },
  'cache-to': {
    kind: 'list',
    default: [],
    item: present,
    expected: 'a cache destination',
    secret: true,
    sentence: 'Where the build leaves its cache, one destination a line (needs buildx).',
    commands: everyCommand,
  },
  'no-cache': {
    kind: 'boolean',
    default: false,
    sentence: 'Build every step again.',
    commands: everyCommand,
  },
  pull: {
    kind: 'boolean',
    default: false,
    sentence: 'Fetch base images even when they are here already.',
    commands: everyCommand,
  },
  platform: {
    kind: 'choice',
    choices: ['linux/amd64', 'linux/arm64'],
    absent: 'from architectures',
    sentence: 'The platform to build for, or to choose from an image that has several.',
    commands: everyCommand,
  },
  image: {
    kind: 'text',
    absent: 'an image is built',
    pattern: /^\S+$/,
    expected: 'an image reference without white space',
    sentence:
      'A ready image instead of a build: a name (docker-daemon:), docker-archive:FILE, oci:FOLDER[:TAG], oci-archive:FILE[:TAG].',
    commands: everyCommand,
  },
} as const satisfies SettingGroup

/** The platform that an image for the function has, by the architecture as Lambda spells it. */
export const platformOfArchitecture = { x86_64: 'linux/amd64', arm64: 'linux/arm64' } as const
