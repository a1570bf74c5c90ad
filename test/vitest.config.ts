import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Three suites: `default` needs only Node, `docker` an engine, `emulator` the AWS emulators, act or osls. */
const resultsFile = process.env['LAYERLIFT_RESULTS']

export default defineConfig({
  test: {
    // CI counts from this file; people read the other one.
    reporters: resultsFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultsFile }]],
    // The default is one worker less than there are cores: one alone where there are two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    root: new URL('..', import.meta.url).pathname,
    projects: [
      {
        extends: true,
        test: {
          name: 'default',
          include: ['test/**/*.test.ts'],
          exclude: ['test/docker/**', 'test/emulator/**', 'test/workflows/**'],
          testTimeout: 20_000,
          // One worker loads src once for all its files; no file leaves a trace in what the next one sees.
          isolate: false,
          unstubEnvs: true,
          env: { AWS_ACCESS_KEY_ID: 'key-of-the-tests', AWS_SECRET_ACCESS_KEY: 'secret' },
        },
      },
      {
        extends: true,
        test: {
          name: 'docker',
          include: ['test/docker/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'emulator',
          include: ['test/emulator/**/*.test.ts', 'test/workflows/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
