import { describe, expect, it } from 'vitest'
import { uploadZip } from '../../src/aws/storage.ts'
import { maxDirectUploadBytes } from '../../src/limits.ts'
import { applyWorld, zipFile } from './apply-world.ts'
import { matching } from './matching.ts'
import { scriptedAws } from './scripted-aws.ts'

/** The file's own size is what S3 gets; what counts for the way is the size that the zip is said to have. */
const limitBytes = maxDirectUploadBytes

describe('handing a zip to AWS', () => {
  it.for([12, limitBytes])('puts a zip of %i bytes into the request', async (sizeBytes) => {
    await using aws = await scriptedAws({})
    const uploaded = await uploadZip('function.zip', zipFile('PK', sizeBytes), applyWorld(aws))
    expect(uploaded).toEqual({ ZipFile: Buffer.from('PK') })
    expect(aws.calls()).toEqual([])
  })

  it('keeps the request under what Lambda takes, with all its other parameters', () => {
    const base64Bytes = Math.ceil(limitBytes / 3) * 4
    expect(69_905_067 - base64Bytes).toBeGreaterThan(20_000)
  })

  it('refuses a larger zip without a bucket before anything is sent, and says what to set', async () => {
    await using aws = await scriptedAws({})
    const zip = zipFile('PK', limitBytes + 1)
    await expect(uploadZip('layer-2.zip', zip, applyWorld(aws))).rejects.toMatchObject({
      code: 'limit-exceeded',
      message: matching(/^layer-2\.zip is \d+ bytes zipped; at most \d+ can be sent directly$/),
      hint: 'set s3-bucket to the name of a bucket in eu-west-1; larger zips go through it',
    })
    expect(aws.calls()).toEqual([])
  })
})
