/** Bundles the functions for Lambda: one folder each, with what few requests need in files of its own. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** Entry files by the name of their function. */
const entries = {
  api: 'functions/api/handler.ts',
  events: 'functions/jobs/events-handler.ts',
  sweep: 'functions/jobs/sweep-handler.ts',
  checkpoint: 'functions/jobs/checkpoint-handler.ts',
  open: 'functions/jobs/open-handler.ts',
} as const

export type FunctionName = keyof typeof entries

/** Sizes of a bundle in bytes: what a start loads, and what is loaded later or never. */
export type Bundle = { readonly folder: string; readonly atStart: number; readonly inAll: number }

/** Packages that are CommonJS ask for Node's own modules by `require`, which a module has not. */
const banner = "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);"

/**
 * Left out: ways to credentials that no function has (Lambda gives them in the environment, which comes first), and a
 * parser of browsers' names. The SDK asks for them only when all else failed, and they would be a tenth of the bundle.
 */
const neverReached = [
  ...['ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@aws-sdk/nested-clients',
  'bowser',
]

/** Bundles one entry file, given from the root of the project (or absolute), into `folder`. */
export async function bundle(entry: string, folder: string): Promise<Bundle> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    entryPoints: { index: join(root, entry) },
    absWorkingDir: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: neverReached,
    banner: { js: banner },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  const outputs = new Map(Object.entries(metafile.outputs))
  const start = [...outputs.keys()].find((path) => path.endsWith('/index.mjs'))
  const sizeOf = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs.get(path)?.bytes ?? 0), 0)
  const loaded = new Set<string>()
  const follow = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const one of outputs.get(path)?.imports ?? []) if (one.kind === 'import-statement') follow(one.path)
  }
  if (start !== undefined) follow(start)
  return { folder, atStart: sizeOf(loaded), inAll: sizeOf(outputs.keys()) }
}

/** All functions, each in a folder of `out` named after it, and the pages beside the API. */
export async function bundleAll(out: string, dist: string): Promise<Record<FunctionName, Bundle>> {
  const one = (name: FunctionName) => bundle(entries[name], join(out, name))
  const all = [one('api'), one('events'), one('sweep'), one('checkpoint'), one('open')] as const
  const [api, events, sweep, checkpoint, open] = await Promise.all(all)
  addPages(api.folder, dist)
  return { api, events, sweep, checkpoint, open }
}

/** The folder of each bundle. */
export const foldersOf = ({
  api,
  events,
  sweep,
  checkpoint,
  open,
}: Record<FunctionName, Bundle>): Record<FunctionName, string> => ({
  api: api.folder,
  events: events.folder,
  sweep: sweep.folder,
  checkpoint: checkpoint.folder,
  open: open.folder,
})

/** Lays the pages of a built site, without its assets, beside the API; one that says so when there are none. */
function addPages(folder: string, dist: string): void {
  const to = join(folder, 'site')
  mkdirSync(to, { recursive: true })
  if (!existsSync(join(dist, 'csp.json'))) {
    writeFileSync(join(to, 'csp.json'), '{"script-src":[],"style-src":[]}')
    writeFileSync(join(to, '404.html'), '<!doctype html><title>404</title><p>The site was not built.')
    return
  }
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.html') || name === 'csp.json') cpSync(join(dist, name), join(to, name))
  }
}
