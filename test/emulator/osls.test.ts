import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, toolsDirectory } from '../engines.ts'

const deploy = join(import.meta.dirname, '../../examples/php-hello/deploy')
const osls = join(toolsDirectory, 'osls/node_modules/.bin/osls')
const layers = [
  'arn:aws:lambda:ap-northeast-1:123456789012:layer:hello-0123456789abcdef0123456789abcdef:3',
  'arn:aws:lambda:ap-northeast-1:123456789012:layer:hello-fedcba9876543210fedcba9876543210:1',
]

/** The smallest legal zip: Lambda would refuse it, but osls only hashes and copies the artifact. */
const emptyZip = Buffer.from('504b0506'.padEnd(44, '0'), 'hex')

describeWith(
  ['osls'],
  'examples/php-hello/deploy/serverless.yml, packaged by osls without credentials',
  () => {
    let folder = ''
    let template: unknown
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'osls-'))
      await cp(deploy, join(folder, 'deploy'), { recursive: true })
      await mkdir(join(folder, 'output'))
      await writeFile(join(folder, 'output/function.zip'), emptyZip)
      await writeFile(join(folder, 'output/layers.json'), `${JSON.stringify(layers, undefined, 2)}\n`)
      const { PATH = '' } = process.env
      execFileSync(osls, ['package'], {
        cwd: join(folder, 'deploy'),
        env: { PATH, HOME: folder, SLS_TELEMETRY_DISABLED: '1' },
        timeout: 60_000,
        stdio: 'pipe',
      })
      const written = join(folder, 'deploy/.serverless/cloudformation-template-update-stack.json')
      template = JSON.parse(await readFile(written, 'utf8'))
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    it('makes the function with our layers in attach order, the handler and the ready zip', () => {
      const readyZip: unknown = expect.stringMatching(/\/function\.zip$/)
      const Properties = {
        Handler: 'hello',
        Runtime: 'provided.al2023',
        Layers: layers,
        Environment: { Variables: { TEST_ENV_VAR: 'hello from lambda!' } },
        Code: { S3Key: readyZip },
      }
      expect(template).toMatchObject({ Resources: { LambciHelloLambdaFunction: { Properties } } })
    })

    it('routes POST /hello to it through the proxy integration, on the stage dev', () => {
      const Integration = { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' }
      expect(template).toMatchObject({
        Resources: {
          ApiGatewayResourceHello: { Properties: { PathPart: 'hello' } },
          ApiGatewayMethodHelloPost: { Properties: { HttpMethod: 'POST', Integration } },
        },
      })
      expect(JSON.stringify(template)).toContain('"StageName":"dev"')
    })
  },
)
