import { definedOnly } from '../json.ts'
import { arnsOf } from './layer-arns.ts'
import type { Planned } from './planned.ts'
import type { Report } from './report.ts'
import { urlOf } from './smoke-on-aws.ts'

/** What is known of AWS after the last change that was applied: ARNs, version, URL. */
export function outcomeReport(planned: Planned): Partial<Report> {
  const { apply, desired, plan } = planned
  const { outcome } = apply
  const known = {
    functionArn: outcome.functionArn,
    version: outcome.version ?? plan.existingVersion,
    previousVersion: outcome.previousVersion,
    aliasArn: outcome.aliasArn,
    apiId: desired.api === undefined ? undefined : outcome.apiId,
    url: urlOf(planned),
    codeSha256: outcome.codeSha256,
  } satisfies { readonly [Key in keyof Report]?: Report[Key] | undefined }
  return {
    ...definedOnly(known),
    layerArns: arnsOf(desired.layers, outcome),
    layersPublished: outcome.layersPublished.length,
  }
}
