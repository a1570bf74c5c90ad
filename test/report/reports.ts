import type { Report } from '../../src/deploy/report.ts'

/** The least that every report holds; tests add what they are about. */
export const emptyReport: Report = {
  command: 'deploy',
  routes: [],
  layerArns: [],
  layersPublished: 0,
  changed: false,
  plan: [],
  smoke: [],
  rolledBack: false,
  packages: [],
  warnings: [],
}

const layerArn = 'arn:aws:lambda:eu-west-1:123456789012:layer:hello-0123:1'

/** A first deployment of the PHP case that went well. */
export const deployed: Report = {
  ...emptyReport,
  functionName: 'hello',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hello',
  version: '4',
  previousVersion: '3',
  alias: 'live',
  aliasArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hello:live',
  url: 'https://abc.execute-api.eu-west-1.amazonaws.com/live',
  apiId: 'abc',
  stage: 'live',
  routes: ['POST /hello'],
  layerArns: [layerArn],
  layersPublished: 1,
  imageDigest: 'sha256:00ff',
  codeSha256: 'c2hh',
  packageSizeBytes: 4096,
  changed: true,
  plan: ['publish layer hello-0123', 'publish a version', 'move alias live from 3'],
  smokeStatus: 'passed',
  packages: [
    {
      fileName: 'function.zip',
      state: 'published',
      zippedBytes: 4096,
      unzippedBytes: 10_240,
      entryCount: 2,
      contentHash: 'aa',
    },
    {
      fileName: 'layer-1.zip',
      state: 'unchanged',
      unzippedBytes: 131_072_000,
      entryCount: 800,
      contentHash: 'bb',
      arn: layerArn,
    },
  ],
  warnings: ['libfoo.so.1 | is *missing*'],
}
