import type { Report } from '../deploy/report.ts'

/**
 * The action's outputs. What is not known has no key, so it stays empty; lists are JSON, the plan among them: its
 * sentences in order. Names are those of `aws-actions/aws-lambda-deploy` where it has the output.
 */
export function outputsOf(report: Report): Readonly<Record<string, string>> {
  const outputs: Readonly<Record<string, string | undefined>> = {
    command: report.command,
    'function-name': report.functionName,
    'function-arn': report.functionArn,
    version: report.version,
    'previous-version': report.previousVersion,
    'alias-arn': report.aliasArn,
    url: report.url,
    'api-id': report.apiId,
    stage: report.stage,
    'layer-arns': JSON.stringify(report.layerArns),
    'layers-published': String(report.layersPublished),
    'image-digest': report.imageDigest,
    'code-sha256': report.codeSha256,
    'package-size': report.packageSizeBytes?.toString(),
    changed: String(report.changed),
    plan: JSON.stringify(report.plan),
    'smoke-status': report.smokeStatus,
    'rolled-back': String(report.rolledBack),
  }
  return Object.fromEntries(
    Object.entries(outputs).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
