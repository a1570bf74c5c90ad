import { createHash } from 'node:crypto'
import { credentials } from './aws-servers.ts'

/**
 * Makes a role that Lambda may assume: moto refuses functions with a role it does not know. The request is written by hand,
 * because the product has no IAM client; moto reads the service from the credential scope and checks no signature.
 */
export async function createRole(endpointUrl: string, roleName: string): Promise<void> {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  }
  const body = new URLSearchParams({
    Action: 'CreateRole',
    Version: '2010-05-08',
    RoleName: roleName,
    AssumeRolePolicyDocument: JSON.stringify(trust),
  }).toString()
  const scope = `${credentials.AWS_ACCESS_KEY_ID}/20260101/us-east-1/iam/aws4_request`
  const signature = createHash('sha256').update(body).digest('hex')
  const answer = await fetch(endpointUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${signature}`,
    },
    body,
  })
  if (!answer.ok) throw new Error(`CreateRole: ${answer.status} ${await answer.text()}`)
}
