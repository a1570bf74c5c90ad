import { LayerliftError } from '../errors.ts'

/** What the work failed with, when it is one of our failures; anything else is a bug and is thrown on. */
export async function failureOf(work: () => Promise<void>): Promise<LayerliftError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof LayerliftError) return error
    throw error
  }
}
