import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../engines.ts'
import { startInDocker } from '../fixtures/docker-bootstrap.ts'
import { helloBootstrap } from '../fixtures/hello-archive.ts'

describeWith(['docker'], 'examples/hello with its layer at /opt', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hello-'))
    await chmod(folder, 0o755)
    await mkdir(join(folder, 'task'))
    await mkdir(join(folder, 'opt'))
    await writeFile(join(folder, 'task/bootstrap'), helloBootstrap('x86_64'))
    await chmod(join(folder, 'task/bootstrap'), 0o755)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const start = () =>
    startInDocker({
      mounts: { [join(folder, 'task')]: '/var/task', [join(folder, 'opt')]: '/opt' },
      path: '/var/task/bootstrap',
      handler: 'hello',
      env: { TEST_ENV_VAR: 'hello from lambda!' },
    })

  it('speaks the words of the layer', async () => {
    await writeFile(join(folder, 'opt/hello.json'), '{"param": "World", "honorific": "!"}')
    await using bootstrap = await start()
    const { body } = await bootstrap.invoke({ body: '{}' })
    expect(body).toContain('"hello from lambda! World!"')
  })

  it('ends at start when the layer is broken', async () => {
    await writeFile(join(folder, 'opt/hello.json'), '{"param"')
    await using bootstrap = await start()
    expect(await bootstrap.exitCode()).toBe(1)
  })
})
