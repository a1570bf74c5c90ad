import { LayerliftError } from '../errors.ts'
import type { Current } from './current.ts'
import type { Desired } from './desired.ts'

/** The tag that says which deployment made a function or an API: `owner/repository/function`. */
export const APP_TAG = 'layerlift:app'

/**
 * Refuses what belongs to another deployment or cannot be updated. A function or an API without the tag is adopted; an API
 * that the user names by `api-id` is shared, whoever made it.
 * @throws LayerliftError `ownership`, `usage` or `aws`
 */
export function checkOwnership(desired: Desired, current: Current): void {
  const { function: found, api } = current
  if (found !== undefined) {
    const owner = found.tags[APP_TAG]
    if (owner !== undefined && owner !== desired.app) throw foreignFunction(desired, owner)
    if (found.packageType === 'Image') throw imageFunction(desired.functionName)
    if (found.state === 'Failed') throw failedFunction(desired.functionName)
  }
  if (desired.api === undefined) return
  const { apiId } = desired.api
  if (apiId !== undefined && api === undefined) throw missingApi(apiId, current.region)
  const owner = api?.tags[APP_TAG]
  if (api === undefined || apiId !== undefined || owner === undefined || owner === desired.app) return
  throw new LayerliftError(
    'ownership',
    `REST API "${api.name}" (${api.apiId}) belongs to "${owner}" (tag ${APP_TAG}), and this deployment is "${desired.app}"`,
    { hint: `Set api-id: ${api.apiId} to share it, or give api-name another value.` },
  )
}

function foreignFunction(desired: Desired, owner: string): LayerliftError {
  return new LayerliftError(
    'ownership',
    `function "${desired.functionName}" belongs to "${owner}" (tag ${APP_TAG}), and this deployment is "${desired.app}"`,
    {
      hint: `The name of a deployment starts with its repository: run it in a checkout of the owner's (its git remote is read), or set GITHUB_REPOSITORY. Else choose another function-name, or remove the tag ${APP_TAG} from the function to take it over.`,
    },
  )
}

function imageFunction(functionName: string): LayerliftError {
  return new LayerliftError(
    'usage',
    `function "${functionName}" is a container image function (PackageType Image), and a zip package cannot replace it`,
    {
      hint: 'Lambda fixes the package type at creation: choose another function-name, or delete the function first.',
    },
  )
}

function failedFunction(functionName: string): LayerliftError {
  return new LayerliftError(
    'aws',
    `function "${functionName}" is in the state Failed, and Lambda does not update it`,
    {
      hint: `Look at its StateReason, delete it with "aws lambda delete-function --function-name ${functionName}" and run again.`,
    },
  )
}

function missingApi(apiId: string, region: string): LayerliftError {
  return new LayerliftError('usage', `api-id: there is no REST API "${apiId}" in ${region}`, {
    hint: 'Check api-id, aws-region and whose account the credentials are of, or leave api-id empty to have an API made.',
  })
}
