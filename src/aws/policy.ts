import { LayerliftError } from '../errors.ts'
import { isRecord, property, textOf } from '../json.ts'
import type { CurrentPermission } from '../plan/current.ts'

/** One statement of a resource policy: who may call, and from where. */
export interface PolicyStatement extends CurrentPermission {
  /** A service (`sns.amazonaws.com`), an account, or `*`. */
  readonly principal: string
  /** The ARN that the statement is about: of the function, a version or an alias. */
  readonly resource: string | undefined
}

/** Reads the policy document that GetPolicy returns as text. @throws `aws` when it is no JSON. */
export function parsePolicy(text: string): readonly PolicyStatement[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new LayerliftError(
      'aws',
      `GetPolicy answered with something that is no JSON: ${text.slice(0, 80)}`,
      {
        cause: error,
      },
    )
  }
  const statements = property(document, 'Statement')
  return (Array.isArray(statements) ? statements : []).map((statement: unknown) => ({
    statementId: textOf(property(statement, 'Sid')) ?? '',
    principal: principalOf(property(statement, 'Principal')),
    resource: textOf(property(statement, 'Resource')),
    sourceArn: sourceArnOf(property(statement, 'Condition')),
  }))
}

function principalOf(principal: unknown): string {
  return (
    textOf(principal) ??
    textOf(property(principal, 'Service')) ??
    textOf(property(principal, 'AWS')) ??
    'unknown'
  )
}

/** `{"ArnLike": {"AWS:SourceArn": …}}`; operator and case of the key differ between AWS and emulators. */
function sourceArnOf(condition: unknown): string | undefined {
  for (const test of isRecord(condition) ? Object.values(condition) : []) {
    for (const [key, value] of isRecord(test) ? Object.entries(test) : []) {
      if (key.toLowerCase() === 'aws:sourcearn') return textOf(value)
    }
  }
  return undefined
}
