import { maxCompatibleRuntimes, maxLayers } from '../limits.ts'
import { awsCommands, everyCommand, type SettingGroup } from './setting.ts'

/** Settings of layers: what is attached beside our own, and what ours say of themselves. */
export const layerSettings = {
  layers: {
    kind: 'list',
    commas: true,
    maximumItems: maxLayers,
    // Lambda API, LayerVersionArn: partitions other than `aws` and the `eusc-` regions are real.
    item: /^arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+$/,
    expected: 'the ARN of a layer version, arn:aws:lambda:REGION:ACCOUNT:layer:NAME:VERSION',
    sentence: 'ARNs of further layer versions, attached before those of the image, order kept.',
    commands: everyCommand,
  },
  'compatible-runtimes': {
    kind: 'list',
    commas: true,
    maximumItems: maxCompatibleRuntimes,
    item: /^[a-z][a-z0-9.]*$/,
    expected: 'a runtime such as provided.al2023',
    absent: 'the runtime',
    sentence: 'The runtimes that published layers say they work with.',
    commands: awsCommands,
  },
} as const satisfies SettingGroup

/** The namespace of img2lambda's users who gave none: their command lines go on working. */
const inheritedNamespace = 'img2lambda'

/** What layer names start with: the namespace, else the function's name, else (`publish` alone) what img2lambda used. */
export function layerNamespaceOf(settings: {
  readonly layerNamespace: string | undefined
  readonly functionName: string | undefined
}): string {
  return settings.layerNamespace ?? settings.functionName ?? inheritedNamespace
}
