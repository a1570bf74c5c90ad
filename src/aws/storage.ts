import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { LayerliftError } from '../errors.ts'
import { maxDirectUploadBytes } from '../limits.ts'
import type { ZipFile } from '../pack/manifest.ts'
import type { UploadWorld } from './apply-world.ts'
import { write } from './call.ts'

/** A zip as Create, Update and PublishLayerVersion take it: in the request, or by its place in S3. */
export type UploadedZip =
  { readonly ZipFile: Uint8Array } | { readonly S3Bucket: string; readonly S3Key: string }

/**
 * Hands a zip to AWS in the way that its size asks for.
 * @throws `limit-exceeded` when it must go through S3 and no bucket is given.
 */
export async function uploadZip(fileName: string, zip: ZipFile, world: UploadWorld): Promise<UploadedZip> {
  const { s3Bucket } = world
  if (zip.sizeBytes <= maxDirectUploadBytes) return { ZipFile: await readFile(zip.path) }
  if (s3Bucket === undefined) {
    throw new LayerliftError(
      'limit-exceeded',
      `${fileName} is ${zip.sizeBytes} bytes zipped; at most ${maxDirectUploadBytes} can be sent directly`,
      { hint: `set s3-bucket to the name of a bucket in ${world.clients.region}; larger zips go through it` },
    )
  }
  const key = `layerlift/${zip.sha256Hex}.zip`
  await putObject(world, zip, { bucket: s3Bucket, key })
  return { S3Bucket: s3Bucket, S3Key: key }
}

async function putObject(
  world: UploadWorld,
  zip: ZipFile,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<void> {
  // Most deploys need no S3, so its client is not even parsed for them.
  const [s3, { PutObjectCommand }] = await Promise.all([
    world.clients.s3Writes(),
    import('@aws-sdk/client-s3'),
  ])
  await write(world, {
    operation: 'PutObject',
    resource: `s3://${bucket}/${key}`,
    permission: 's3:PutObject',
    // The key holds the hash of the content, so a second upload writes the same object.
    afterLostAnswer: 'again',
    send: () =>
      s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: createReadStream(zip.path),
          ContentLength: zip.sizeBytes,
          ChecksumSHA256: zip.sha256Base64,
        }),
        { abortSignal: world.signal },
      ),
  })
}
