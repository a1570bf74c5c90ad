import { writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { ApplyWorld } from '../../src/aws/apply-world.ts'
import { newOutcome } from '../../src/aws/outcome.ts'
import type { ZipFile } from '../../src/pack/manifest.ts'
import { emptyAccount, type Current } from '../../src/plan/current.ts'
import { temporary } from '../fixtures/temporary.ts'
import { functionArn } from '../plan/account.ts'
import { wanted } from '../plan/wanted.ts'
import type { ScriptedAws } from './scripted-aws.ts'

/** What the changes of a plan get, with zips that hold their own names. */
export function applyWorld(
  aws: ScriptedAws,
  more: Partial<ApplyWorld> & { readonly current?: Current } = {},
): ApplyWorld {
  const current = more.current ?? emptyAccount('eu-west-1')
  return {
    ...aws.world,
    desired: wanted(),
    current,
    outcome: newOutcome(current),
    zipOf: (fileName) => Promise.resolve(zipFile(fileName)),
    waitTimeoutSeconds: 60,
    ...more,
  }
}

/** A file with this text, said to be a zip of so many bytes. */
export function zipFile(text: string, sizeBytes = text.length): ZipFile {
  const path = join(temporary(), 'package.zip')
  writeFileSync(path, text)
  return {
    path,
    sizeBytes,
    sha256Base64: sha256Base64(text),
    sha256Hex: createHash('sha256').update(text).digest('hex'),
  }
}

export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** GetFunction's answer for a function that is ready. */
export const ready = {
  body: {
    Configuration: {
      FunctionName: 'hello',
      FunctionArn: functionArn('hello'),
      State: 'Active',
      LastUpdateStatus: 'Successful',
      CodeSha256: sha256Base64('function.zip'),
      RevisionId: 'revision-after',
    },
  },
}
