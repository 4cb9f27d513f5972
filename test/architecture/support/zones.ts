/** The import table of the architecture as data: who stands where, and who may import whom. */

/** What can be imported: a specifier as seen from the root, or the name of a package. */
export const targets = {
  shared: 'shared/thing.ts',
  kernel: 'functions/kernel/thing.ts',
  'own core': 'functions/contexts/alpha/thing.ts',
  'own routes': 'functions/contexts/alpha/routes.ts',
  'own store': 'functions/contexts/alpha/store.ts',
  'another core': 'functions/contexts/beta/thing.ts',
  'another routes': 'functions/contexts/beta/routes.ts',
  'another store': 'functions/contexts/beta/store.ts',
  'platform/http': 'functions/platform/http/thing.ts',
  'platform/store': 'functions/platform/store/thing.ts',
  'platform/crypto': 'functions/platform/crypto/thing.ts',
  'platform/mail': 'functions/platform/mail/thing.ts',
  'compose.ts': 'functions/compose.ts',
  'compose/': 'functions/compose/thing.ts',
  api: 'functions/api/thing.ts',
  jobs: 'functions/jobs/thing.ts',
  local: 'functions/local/thing.ts',
  site: 'site/src/thing.ts',
  cdk: 'cdk/thing.ts',
  test: 'test/thing.ts',
  zod: 'zod',
  hono: 'hono',
  vue: 'vue',
  'aws-sdk': '@aws-sdk/client-dynamodb',
  'node:fs': 'node:fs',
} as const

export type Target = keyof typeof targets

const everyCore = ['own core', 'another core'] as const
const everyRoutes = ['own routes', 'another routes'] as const
const everyStore = ['own store', 'another store'] as const
const platform = ['platform/http', 'platform/store', 'platform/crypto', 'platform/mail'] as const
const compose = ['compose.ts', 'compose/'] as const
const entry = [
  'shared',
  'kernel',
  'platform/http',
  'platform/crypto',
  'platform/mail',
  ...compose,
  ...everyRoutes,
] as const
const server = ['zod', 'hono', 'vue', 'node:fs'] as const

/** `<n>` in the path is the number of the probe. */
export const zones: Record<string, { path: string; may: readonly Target[] }> = {
  shared: { path: 'shared/probe-<n>.ts', may: ['shared', 'zod'] },
  kernel: { path: 'functions/kernel/probe-<n>.ts', may: ['shared', 'kernel'] },
  'core of a context': {
    path: 'functions/contexts/alpha/probe-<n>.ts',
    may: ['shared', 'kernel', 'own core'],
  },
  'core with a name that begins like a store': {
    path: 'functions/contexts/alpha/storeroom<n>.ts',
    may: ['shared', 'kernel', 'own core'],
  },
  routes: {
    path: 'functions/contexts/alpha/routes-probe-<n>.ts',
    may: ['shared', 'kernel', 'own core', 'own routes', 'platform/http', 'zod', 'hono'],
  },
  store: {
    path: 'functions/contexts/alpha/store-probe-<n>.ts',
    may: ['shared', 'kernel', 'own core', 'own store', 'platform/store', 'platform/crypto', 'zod'],
  },
  platform: {
    path: 'functions/platform/http/probe-<n>.ts',
    may: ['shared', 'kernel', ...platform, ...server, 'aws-sdk'],
  },
  compose: {
    path: 'functions/compose/probe-<n>.ts',
    may: [
      'shared',
      'kernel',
      ...everyCore,
      ...everyRoutes,
      ...everyStore,
      ...platform,
      ...compose,
      'api',
      'jobs',
      'local',
      ...server,
    ],
  },
  api: { path: 'functions/api/probe-<n>.ts', may: [...entry, 'api', ...server] },
  jobs: { path: 'functions/jobs/probe-<n>.ts', may: [...entry, 'jobs', ...server] },
  local: { path: 'functions/local/probe-<n>.ts', may: [...entry, 'api', 'jobs', 'local', ...server] },
  site: { path: 'site/src/probe-<n>.ts', may: ['shared', 'site', 'zod', 'vue', 'node:fs'] },
  'site, in .vue': { path: 'site/src/probe-<n>.vue', may: ['shared', 'site', 'zod', 'vue', 'node:fs'] },
  cdk: { path: 'cdk/probe-<n>.ts', may: ['cdk', ...server] },
  test: { path: 'test/probe-<n>.ts', may: Object.keys(targets) as Target[] },
}
