/** The outputs of the action, in the order in which people read them. */
export const outputs = {
  'function-arn': 'The ARN of the function.',
  version: 'The published version that was deployed.',
  'function-name': 'The name of the function.',
  'alias-arn': 'The ARN of the alias.',
  url: 'The URL of the stage; a path of routes is added to it.',
  'api-id': 'The id of the REST API.',
  stage: 'The stage of the REST API.',
  'layer-arns': 'The layer versions that are attached, in order, as a JSON list.',
  'layers-published': 'How many layer versions were published by this run.',
  'image-digest': 'The digest of the image.',
  'code-sha256': 'The SHA-256 of the function package in base64, as Lambda states it.',
  'package-size': 'The size of the function package in bytes, zipped.',
  changed: 'true when something was written to AWS, or would be by the plan.',
  plan: 'The changes, a sentence each, as a JSON list.',
  command: 'The command that was carried out.',
  'smoke-status': 'passed, failed or skipped.',
  'previous-version': 'The version that the alias pointed at before.',
  'rolled-back': 'true when a failed smoke test brought the alias and the stage back.',
} as const satisfies Readonly<Record<string, string>>

/** The name of an output. */
export type OutputName = keyof typeof outputs
