/** `npm run synth [-- --settings FILE]`: bundles the functions and makes the templates of both partitions, offline. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { openApp } from './app.ts'
import { bundleAll, foldersOf } from './bundle.ts'
import { examples, partitionOf, readSettings, type Settings } from './settings.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'cdk.out')
const dist = join(root, 'site/dist')

const makesHeaders = z.custom<(csp: unknown, isSecure: boolean) => Record<string, string>>(
  (it) => typeof it === 'function',
)

/** The headers of the pages as the functions send them: one table for both, so it is asked of them. */
export async function headersFor(folder: string): Promise<Record<string, string>> {
  const file = pathToFileURL(join(root, 'functions/platform/files/site-headers.ts')).href
  const { siteHeaders } = z.object({ siteHeaders: makesHeaders }).parse(await import(file))
  return siteHeaders(JSON.parse(readFileSync(join(folder, 'csp.json'), 'utf8')), true)
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`
const kb = (bytes: number): string => `${Math.round(bytes / 1000)} KB`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { settings: { type: 'string' } } })
  const all: Settings[] =
    values.settings === undefined ? Object.values(examples) : [readSettings(values.settings)]
  rmSync(out, { recursive: true, force: true })
  if (!existsSync(join(dist, 'csp.json')))
    console.warn('The site is not built: node site/build.ts. The pages are left out.')
  const began = performance.now()
  const bundles = await bundleAll(join(out, 'bundles'), dist)
  for (const [name, { atStart, inAll }] of Object.entries(bundles))
    console.log(`${name}: ${kb(atStart)} at the start, ${kb(inAll)} in all`)
  console.log(`bundled in ${seconds(began)}`)
  const headers = await headersFor(join(bundles.api.folder, 'site'))
  for (const settings of all) {
    const from = performance.now()
    const partition = partitionOf(settings)
    const { stacks } = openApp({
      settings,
      bundles: foldersOf(bundles),
      headers,
      outdir: join(out, partition),
    }).synth()
    console.log(
      `${partition} (${settings.region}): ${stacks.map(({ id }) => id).join(', ')} in ${seconds(from)}`,
    )
  }
}

if (import.meta.main) await main()
