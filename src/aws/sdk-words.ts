import type { Runtime, UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda'
import type { FunctionConfiguration } from '../plan/desired.ts'

/**
 * The SDK's types close lists that AWS keeps open: a runtime or a nested key that this SDK does not know yet must still be
 * possible, and AWS judges it. So these guards only look whether something was given; the settings have checked the rest.
 */

/** A runtime in the SDK's type. */
export function isRuntime(text: string): text is Runtime {
  return text !== ''
}

/** The configuration, whose keys the plan spells as the API does, in the SDK's type. */
export function sdkConfiguration(
  configuration: FunctionConfiguration,
): Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'> {
  return isSdkConfiguration(configuration) ? configuration : {}
}

function isSdkConfiguration(
  configuration: object,
): configuration is Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'> {
  return Object.keys(configuration).length > 0
}
