import { LayerliftError, type ErrorCode } from '../../src/errors.ts'

/** The LayerliftError that an action ends with; anything else, success too, fails the test. */
export async function faultOf(action: () => unknown): Promise<LayerliftError> {
  try {
    await action()
  } catch (thrown) {
    return ownError(thrown)
  }
  throw new Error('expected an error, but the action succeeded')
}

/** Passes one of our errors on as a value; any other fails the test. */
export function ownError(thrown: unknown): LayerliftError {
  if (thrown instanceof LayerliftError) return thrown
  throw thrown
}

/** Code and message on one line, to be compared with `fault`. */
export function lineOf({ code, message }: LayerliftError): string {
  return `${code}: ${message}`
}

/** Matches the line of an error with this code and this part of its message. */
export function fault(code: ErrorCode, text: string): RegExp {
  return new RegExp(`^${code}: .*${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`)
}
