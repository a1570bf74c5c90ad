import { maxStageNameCharacters } from '../limits.ts'
import type { Route } from './kinds/routes.ts'
import { nameUpTo } from './pattern.ts'
import { deployCommands, type SettingGroup } from './setting.ts'

/** The API Gateway in front of the function. */
export const routeSettings = {
  routes: {
    kind: 'routes',
    absent: 'routes stay as they are',
    sentence:
      'Routes to the function, one a line: POST /hello, ANY /{proxy+}. [] removes them, if the API has others.',
    commands: deployCommands,
  },
  api: {
    kind: 'choice',
    choices: ['rest', 'none'],
    absent: 'rest when routes or api-id is given, else none',
    sentence: 'The kind of API: a REST API, or none.',
    commands: deployCommands,
  },
  'api-id': {
    kind: 'text',
    absent: 'found by our tag, else by api-name',
    pattern: /^[A-Za-z0-9_-]+$/,
    expected: 'the id of a REST API, such as a1b2c3d4e5',
    sentence: 'An existing REST API to put the routes on.',
    commands: deployCommands,
  },
  'api-name': {
    kind: 'text',
    absent: 'the function name',
    sentence: 'The name of the REST API to find or make.',
    commands: deployCommands,
  },
  stage: {
    kind: 'text',
    default: 'live',
    ...nameUpTo(maxStageNameCharacters),
    sentence: 'The stage of the REST API.',
    commands: deployCommands,
  },
  'binary-media-types': {
    kind: 'list',
    commas: true,
    item: /^[^\s/]+\/[^\s/]+$/,
    expected: 'a media type such as image/png or */*',
    absent: 'as they are',
    sentence: 'Media types whose bodies the function gets and gives in base64.',
    commands: deployCommands,
  },
} as const satisfies SettingGroup

/** The kind of API that is wanted when `api` does not say: REST as soon as something asks for a route. */
export function apiOf(settings: {
  readonly api: 'rest' | 'none' | undefined
  readonly routes: readonly Route[] | undefined
  readonly apiId: string | undefined
}): 'rest' | 'none' {
  if (settings.api !== undefined) return settings.api
  return settings.routes !== undefined || settings.apiId !== undefined ? 'rest' : 'none'
}
