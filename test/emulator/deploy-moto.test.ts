import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import { createRole } from './aws-role.ts'
import { countOf, credentials, startMoto, writesOf, type AwsServer } from './aws-servers.ts'
import { deployHello, type HelloOptions } from './hello-function.ts'
import { judged, type Judged } from './judged.ts'

Object.assign(process.env, credentials)

describeWith(
  ['moto', 'contract'],
  'the control plane of a deployment on moto, which is always Active, trusts any role and answers no route',
  () => {
    const hello: HelloOptions = { functionName: 'hello', greeting: 'good day', place: 'from the layer' }
    let folder: string
    let moto: AwsServer
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'layerlift-moto-'))
      moto = await startMoto()
      await createRole(moto.url, 'hello')
    })
    afterAll(async () => {
      await moto.stop()
      await rm(folder, { recursive: true })
    })

    const judge = (name: string, work: (judged: Judged) => Promise<void>) =>
      judged({ upstream: moto, folder, name }, work)

    it('takes a first deployment', () =>
      judge('first', async ({ clients }) => {
        const { outcome } = await deployHello(clients, hello, folder)
        expect(outcome).toMatchObject({
          version: '1',
          previousVersion: undefined,
          formerDeploymentId: undefined,
        })
        expect(outcome.layersPublished).toHaveLength(1)
      }))

    it('is written nothing the second time', () =>
      judge('second', async ({ clients, record }) => {
        const { plan } = await deployHello(clients, hello, folder)
        expect({ version: plan.version, traffic: plan.traffic }).toEqual({ version: [], traffic: [] })
        expect(await writesOf(record)).toEqual([])
      }))

    it('gets one new version and no layer when only the code changed', () =>
      judge('code', async ({ clients, record }) => {
        const { outcome } = await deployHello(clients, { ...hello, greeting: 'good evening' }, folder)
        expect(outcome).toMatchObject({ version: '2', previousVersion: '1', layersPublished: [] })
        expect(await countOf(record, /\/functions\/hello\/versions$/)).toBe(1)
        expect(await countOf(record, /\/layers\//)).toBe(0)
      }))
  },
)
