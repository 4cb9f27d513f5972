import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const pureAndQuick = { isolate: false, pool: 'threads' as const }
const second = 1_000
const minute = 60 * second

/** One project per kind of test; the API's tests run once per store (the environment variable STORE). */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      project('unit', ['test/unit/**/*.test.ts'], pureAndQuick),
      {
        // The browser gets zod/mini under the name zod: what tests shared/ must hold there too.
        root,
        resolve: { alias: [{ find: /^zod$/, replacement: 'zod/mini' }] },
        test: { ...pureAndQuick, name: 'unit-mini', include: ['test/unit/shared/**/*.test.ts'] },
      },
      project('architecture', ['test/architecture/**/*.test.ts'], {
        ...pureAndQuick,
        testTimeout: minute,
        hookTimeout: minute,
      }),
      project('api', ['test/api/**/*.test.ts'], { env: { STORE: 'embedded' }, testTimeout: 20 * second }),
      // The door is asked thousands of times, and looks at no store: once is enough.
      project('api-dynamodb', ['test/api/**/!(access-matrix|cross-site|headers).test.ts'], {
        env: { STORE: 'dynamodb' },
        globalSetup: ['test/support/dynamodb-for-all.ts'],
        testTimeout: minute,
        hookTimeout: minute,
      }),
      project('contracts', ['test/contracts/**/*.test.ts'], {
        testTimeout: 5 * minute,
        hookTimeout: minute,
        fileParallelism: false,
      }),
      project('cdk', ['test/cdk/**/*.test.ts'], { testTimeout: 2 * minute, hookTimeout: 2 * minute }),
      project('site', ['test/site/**/*.test.ts'], { testTimeout: minute, hookTimeout: 2 * minute }),
      project('journeys', ['test/site/**/*.journey.ts'], {
        testTimeout: 3 * minute,
        hookTimeout: 2 * minute,
      }),
      project('promises', ['test/promises/**/*.test.ts'], {
        testTimeout: 5 * minute,
        fileParallelism: false,
      }),
    ],
  },
})

function project(name: string, include: string[], more: Record<string, unknown>) {
  return { root, test: { name, include, ...more } }
}
