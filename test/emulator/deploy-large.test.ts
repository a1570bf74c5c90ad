import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import { writeHelloImage } from '../fixtures/hello-image.ts'
import { startContract, startMinistack, writesOf, type AwsServer } from './aws-servers.ts'
import { type Ended, type Flags, helloFlags, reportOf, run } from './command-line.ts'

/** Random bytes do not shrink, so the zip is over the 50 MB that Lambda takes directly. */
const ballastBytes = 60 * 1024 * 1024

describeWith(
  ['docker', 'ministack', 'contract'],
  'a function package over the limit of a direct upload',
  () => {
    let folder: string
    let record: string
    let ministack: AwsServer
    let contract: AwsServer
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'layerlift-large-'))
      record = join(folder, 'requests.jsonl')
      await writeFile(record, '')
      const files = { ballast: randomBytes(ballastBytes) }
      await writeHelloImage(join(folder, 'large.tar'), { greeting: 'hello from lambda!', files })
      ministack = await startMinistack()
      contract = await startContract(ministack, record)
    })
    afterAll(async () => {
      await contract.stop()
      await ministack.stop()
      await rm(folder, { recursive: true })
    })

    function deploy(flags: Flags): Promise<Ended> {
      const common = {
        'function-name': 'large',
        image: 'oci-archive:large.tar',
        'endpoint-url': contract.url,
      }
      return run({
        args: ['deploy', ...helloFlags({ ...common, ...flags, json: '' })],
        workingDirectory: folder,
      })
    }

    it('is refused without a bucket, before anything is made', async () => {
      const { exitCode, stderr } = await deploy({})
      expect(exitCode).toBe(1)
      expect(stderr).toMatch(
        /^error: function\.zip is \d+ bytes zipped \(60\.4 MB\); at most \d+ can be sent directly$/m,
      )
      expect(stderr).toMatch(/^ +60\.0 MB \/var\/task\/ballast$/m)
      expect(stderr).toMatch(/^hint: set s3-bucket/m)
      expect(await writesOf(record)).toEqual([])
    })

    it('goes through the bucket when there is one, and runs', async () => {
      await fetch(`${ministack.url}/packages-of-the-tests`, { method: 'PUT' })
      const ended = await deploy({ 's3-bucket': 'packages-of-the-tests' })
      expect(ended.exitCode, ended.stderr).toBe(0)
      const writes = await writesOf(record)
      expect(writes.filter((call) => call.includes('/packages-of-the-tests/'))).not.toEqual([])
      const { url, smokeStatus } = reportOf(ended)
      expect(smokeStatus).toBe('passed')
      const answer = await fetch(`${String(url)}/hello`, { method: 'POST', body: '{"param": "大きい"}' })
      expect(await answer.text()).toBe('hello from lambda! 大きいさん')
    })

    it('is not uploaded again', async () => {
      const writes = await writesOf(record)
      const ended = await deploy({ 's3-bucket': 'packages-of-the-tests' })
      expect(reportOf(ended)).toMatchObject({ changed: false })
      expect(await writesOf(record)).toEqual(writes)
    })

    it('sent no request that the service models forbid', async () => {
      const { exitCode, output } = await contract.stop()
      expect(output.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([])
      expect(exitCode).toBe(0)
    })
  },
)
