import { deployCommands, everyCommand, type SettingGroup } from './setting.ts'

const oneArn = 'an ARN'
const anyArn = /^arn:[a-zA-Z-]+:[^\s]+$/
/** What holds for every setting of the function that is left out. */
const untouched = 'as it is; on create, what Lambda chooses'

/** The Lambda function: names and meanings are those of aws-actions/aws-lambda-deploy. */
export const functionSettings = {
  'function-name': {
    kind: 'text',
    // Lambda API, FunctionName: 64 characters when it is the name alone.
    pattern: /^[A-Za-z0-9_-]{1,64}$/,
    expected: '1 to 64 letters, digits, hyphens and underscores (the name, not the ARN)',
    sentence: 'The name of the Lambda function; plan and deploy need it.',
    commands: ['publish', 'plan', 'deploy'],
  },
  handler: {
    kind: 'text',
    absent: 'as it is; needed on create',
    // Lambda API, Handler.
    pattern: /^\S{1,128}$/,
    expected: 'at most 128 characters without white space',
    sentence: 'What the runtime calls: it finds this text in _HANDLER.',
    commands: everyCommand,
  },
  runtime: {
    kind: 'text',
    absent: 'as it is; provided.al2023 on create when the image has a bootstrap',
    pattern: /^[a-z][a-z0-9.]*$/,
    expected: 'a runtime identifier such as provided.al2023',
    sentence: 'The identifier of the Lambda runtime.',
    commands: everyCommand,
  },
  role: {
    kind: 'text',
    absent: 'as it is; needed on create',
    pattern: /^arn:[a-zA-Z-]+:iam::\d{12}:role\/\S+$/,
    expected: 'the ARN of a role, arn:aws:iam::ACCOUNT:role/NAME',
    sentence: 'The ARN of the execution role.',
    commands: deployCommands,
  },
  'function-description': {
    kind: 'text',
    absent: untouched,
    // Lambda API, Description.
    pattern: /^[^]{1,256}$/,
    expected: 'at most 256 characters',
    sentence: 'A description of the function.',
    commands: deployCommands,
  },
  'memory-size': {
    kind: 'integer',
    // Lambda developer guide, "Lambda quotas"; the API's own maximum is for managed instances.
    minimum: 128,
    maximum: 10_240,
    unit: 'MB',
    absent: untouched,
    sentence: 'Memory of the function in MB.',
    commands: deployCommands,
  },
  timeout: {
    kind: 'integer',
    // Lambda developer guide, "Lambda quotas".
    minimum: 1,
    maximum: 900,
    unit: 'seconds',
    absent: untouched,
    sentence: 'How long one invocation may take, in seconds.',
    commands: deployCommands,
  },
  architectures: {
    kind: 'choice',
    choices: ['x86_64', 'arm64'],
    absent: 'from the image',
    sentence: 'The instruction set of the function; it must be that of the image.',
    commands: everyCommand,
  },
  environment: {
    kind: 'map',
    // Lambda API, EnvironmentVariableName: at least two characters.
    key: /^[a-zA-Z][a-zA-Z0-9_]+$/,
    expected: 'a name of two or more letters, digits and underscores that starts with a letter',
    // Lambda developer guide, "Environment variables": reserved.
    reserved: [
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_VERSION',
      'AWS_LAMBDA_INITIALIZATION_TYPE',
      'AWS_LAMBDA_LOG_GROUP_NAME',
      'AWS_LAMBDA_LOG_STREAM_NAME',
      'AWS_ACCESS_KEY',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_LAMBDA_RUNTIME_API',
      'LAMBDA_TASK_ROOT',
      'LAMBDA_RUNTIME_DIR',
    ],
    secret: true,
    absent: untouched,
    sentence: 'Environment variables as KEY=VALUE lines, YAML or JSON; KEY: null removes one, {} all.',
    commands: deployCommands,
  },
  'environment-strategy': {
    kind: 'choice',
    choices: ['merge', 'replace'],
    default: 'merge',
    sentence: 'Whether environment is laid over the variables that the function has, or takes their place.',
    commands: deployCommands,
  },
  'vpc-config': {
    kind: 'structure',
    shape: 'object',
    keys: ['SubnetIds', 'SecurityGroupIds', 'Ipv6AllowedForDualStack'],
    absent: untouched,
    sentence: 'The VPC as YAML or JSON: SubnetIds, SecurityGroupIds.',
    commands: deployCommands,
  },
  'dead-letter-config': {
    kind: 'structure',
    shape: 'object',
    keys: ['TargetArn'],
    absent: untouched,
    sentence: 'Where asynchronous events go that failed, as YAML or JSON: TargetArn.',
    commands: deployCommands,
  },
  'kms-key-arn': {
    kind: 'text',
    pattern: anyArn,
    expected: oneArn,
    absent: untouched,
    sentence: 'The ARN of the KMS key that encrypts the environment variables.',
    commands: deployCommands,
  },
  'tracing-config': {
    kind: 'structure',
    shape: 'object',
    keys: ['Mode'],
    absent: untouched,
    sentence: 'X-Ray tracing as YAML or JSON: Mode (Active or PassThrough).',
    commands: deployCommands,
  },
  'file-system-configs': {
    kind: 'structure',
    shape: 'objects',
    keys: ['Arn', 'LocalMountPath', 'S3FilesConfig'],
    absent: untouched,
    sentence: 'File systems as a YAML or JSON list: Arn, LocalMountPath.',
    commands: deployCommands,
  },
  'ephemeral-storage': {
    kind: 'integer',
    // Lambda API, EphemeralStorageSize.
    minimum: 512,
    maximum: 10_240,
    unit: 'MB',
    absent: untouched,
    sentence: 'Size of /tmp in MB.',
    commands: deployCommands,
  },
  'snap-start': {
    kind: 'structure',
    shape: 'object',
    keys: ['ApplyOn'],
    absent: untouched,
    sentence: 'SnapStart as YAML or JSON: ApplyOn (PublishedVersions or None).',
    commands: deployCommands,
  },
  'logging-config': {
    kind: 'structure',
    shape: 'object',
    keys: ['LogFormat', 'ApplicationLogLevel', 'SystemLogLevel', 'LogGroup'],
    absent: untouched,
    sentence: 'Logging as YAML or JSON: LogFormat, ApplicationLogLevel, SystemLogLevel, LogGroup.',
    commands: deployCommands,
  },
  tags: {
    kind: 'map',
    // Lambda API, TagKey; AWS keeps `aws:` for itself, and `layerlift:` says who owns the function.
    key: /^(?!aws:|layerlift:)[^]{1,128}$/i,
    expected: 'at most 128 characters that start with neither aws: nor layerlift:',
    absent: untouched,
    sentence: 'Tags of the function as KEY=VALUE lines, YAML or JSON; KEY: null removes one, {} all.',
    commands: deployCommands,
  },
  'revision-id': {
    kind: 'text',
    pattern: /^\S+$/,
    expected: 'a revision id without white space',
    absent: 'whatever the revision is',
    sentence: 'Update only when the function still has this revision.',
    commands: deployCommands,
  },
  publish: {
    kind: 'boolean',
    default: true,
    sentence: 'Publish a version. Without one there is neither an alias nor a test before traffic.',
    commands: deployCommands,
  },
  'dry-run': {
    kind: 'boolean',
    default: false,
    sentence: 'Change nothing in AWS: deploy only plans, and publish on the command line only packages.',
    commands: ['publish', 'deploy'],
  },
} as const satisfies SettingGroup
