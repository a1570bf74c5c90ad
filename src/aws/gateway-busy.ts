import { messageOf } from '../errors.ts'
import type { Patience } from './call.ts'
import { codeOf } from './failure.ts'

/**
 * Someone else writes to the same API: "Unable to complete operation due to concurrent modification. Please try again later."
 * The code is the one of permanent conflicts too, a method that is there already for one, so the message decides.
 */
export const gatewayBusy: Patience = {
  covers: (error) =>
    codeOf(error) === 'ConflictException' &&
    /concurrent modification|try again later/i.test(messageOf(error)),
  seconds: 60,
  status: 'someone else is changing the API',
}
