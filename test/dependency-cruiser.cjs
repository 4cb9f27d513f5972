/**
 * The import rules (functions/README.md tells them in words). Each zone has one list of what it may
 * import; all else is an error named after the zone. `.astro` files are not read by this tool: oxlint's
 * no-restricted-imports guards them (.oxlintrc.json). test/architecture/imports.test.ts inserts every
 * forbidden import and demands the error.
 */
const npm = (...names) => names.map((name) => `^node_modules/${name}/`)
const anyPackage = ['^node_modules/']
const contextParts = '(routes|store)(-[^/]+|)[.]ts$'

/** A path in the zone may import only what one of `may` matches; `$1` is the context of the importing file. */
const only = (name, comment, from, may, more = {}) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: { pathNot: may, ...more },
})

const shared = '^shared/'
const kernel = '^functions/kernel/'
const platform = '^functions/platform/'
const compose = '^functions/compose(\\.ts$|/)'
const routes = '^functions/contexts/[^/]+/routes(-[^/]+|)[.]ts$'
const ownCore = `^functions/contexts/$1/(?!${contextParts})`
const builtin = { dependencyTypesNot: ['core'] }
/** What entry points may touch of platform: not the store's adapters, which only compose knows. */
const plumbing = '^functions/platform/(?!store/)'
const entry = [shared, kernel, plumbing, compose, routes, ...anyPackage]
const sdk = '^node_modules/(@aws-sdk|@smithy)/'

module.exports = {
  forbidden: [
    only('shared', 'shared/ runs in the browser too: zod and itself.', shared, [shared, ...npm('zod')]),
    only('kernel', 'The kernel is pure and below every context.', kernel, [shared, kernel]),
    only(
      'core-of-a-context',
      'Nouns, ports and verbs know shared/, the kernel and their own context: ask through a port, tell by an event.',
      { path: '^functions/contexts/([^/]+)/', pathNot: `/${contextParts}` },
      [shared, kernel, ownCore],
    ),
    only(
      'routes-of-a-context',
      'A route translates: own core and platform/http.',
      { path: '^functions/contexts/([^/]+)/routes(-[^/]+|)[.]ts$' },
      [
        shared,
        kernel,
        ownCore,
        '^functions/contexts/$1/routes(-[^/]+|)[.]ts$',
        '^functions/platform/http/',
        ...npm('zod', 'hono', '@hono/zod-openapi'),
      ],
    ),
    only(
      'store-of-a-context',
      'A store maps items: own core, platform/store, and platform/crypto for what is stored sealed.',
      { path: '^functions/contexts/([^/]+)/store(-[^/]+|)[.]ts$' },
      [
        shared,
        kernel,
        ownCore,
        '^functions/contexts/$1/store(-[^/]+|)[.]ts$',
        '^functions/platform/(store|crypto)/',
        ...npm('zod'),
      ],
    ),
    only(
      'platform',
      'Plumbing knows no context.',
      platform,
      [shared, kernel, platform, ...anyPackage],
      builtin,
    ),
    only(
      'compose',
      'Everything in functions, and nothing outside.',
      compose,
      [shared, '^functions/', ...anyPackage],
      builtin,
    ),
    only('api', 'Composes and mounts routes.', '^functions/api/', [...entry, '^functions/api/'], builtin),
    only(
      'jobs',
      'Entry points that call what compose made.',
      '^functions/jobs/',
      [...entry, '^functions/jobs/'],
      builtin,
    ),
    only(
      'local',
      'The same app and jobs on one machine.',
      '^functions/local/',
      [...entry, '^functions/(local|api|jobs)/'],
      builtin,
    ),
    only(
      'site',
      'The site knows shared/ only: what it needs of the server stands there as a route contract.',
      '^site/',
      ['^site/', shared, '^node_modules/(?!(hono|@hono|aws-cdk-lib|constructs|nodemailer)/)', '^astro:'],
      builtin,
    ),
    only('cdk', 'Stacks name entry files by path.', '^cdk/', ['^cdk/', ...anyPackage], builtin),
    {
      name: 'aws-sdk-in-platform-only',
      comment: 'The AWS SDK lives behind the ports of functions/platform.',
      severity: 'error',
      from: { pathNot: ['^functions/platform/', '^test/'] },
      to: { path: sdk },
    },
    {
      name: 'nothing-imports-test',
      comment: 'Tests are below nobody.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file. Types alone do not tie.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^astro:', '^virtual:'] },
    },
    {
      name: 'only-own-dependencies',
      comment: 'A package that package.json does not name is there by accident.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'It would be missing after npm ci --omit=dev.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)(dist|cdk\\.out|\\.astro)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.vue', '.json', '.d.ts'],
    },
  },
}
