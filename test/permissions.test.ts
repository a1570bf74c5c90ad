import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The actions in the policy of the README, and those that its text below adds. */
function grantedActions(): ReadonlySet<string> {
  const section = /^## Permissions\n([^]*?)^## /m.exec(readme)?.[1] ?? ''
  return new Set(Array.from(section.matchAll(/["`]([a-z0-9]+:[A-Z]\w+)["`]/g), ([, action = '']) => action))
}

/** API Gateway knows verbs only (API Gateway developer guide, "Control access for managing an API"). */
const gatewayVerbs: Readonly<Record<string, string>> = {
  Get: 'GET',
  Create: 'POST',
  Put: 'PUT',
  Update: 'PATCH',
  Delete: 'DELETE',
}

/** The IAM action that a command of a client needs. */
function actionOf(client: string, command: string): string {
  if (client === 's3') return `s3:${command}`
  if (client === 'lambda') return command === 'Invoke' ? 'lambda:InvokeFunction' : `lambda:${command}`
  const verb = gatewayVerbs[/^[A-Z][a-z]+/.exec(command)?.[0] ?? '']
  if (client !== 'api-gateway' || verb === undefined)
    throw new Error(`no action known of ${client} ${command}`)
  return `apigateway:${verb}`
}

/** Every command of the SDK that a file of src/aws sends, with the client it is of: each file talks to one. */
function calls(): readonly (readonly [client: string, command: string])[] {
  return readdirSync(join(root, 'src/aws')).flatMap((name) => {
    const text = readFileSync(join(root, 'src/aws', name), 'utf8')
    const found = Array.from(text.matchAll(/new (\w+)Command\(/g), ([, command = '']) => command)
    const clients = new Set(Array.from(text.matchAll(/'@aws-sdk\/client-([a-z0-9-]+)'/g), ([, one]) => one))
    const [client = ''] = clients
    if (found.length > 0 && clients.size !== 1) throw new Error(`${name}: commands of more than one client`)
    return found.map((command) => [client, command] as const)
  })
}

describe('the policy in the README', () => {
  it('allows every call that src/aws can make', () => {
    const granted = grantedActions()
    const needed = new Set(calls().map(([client, command]) => actionOf(client, command)))
    expect([...needed]).toEqual(
      expect.arrayContaining(['lambda:InvokeFunction', 's3:PutObject', 'apigateway:PATCH']),
    )
    expect([...needed].filter((action) => !granted.has(action))).toEqual([])
  })
})
