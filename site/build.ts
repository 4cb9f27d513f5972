/** Builds the site into `site/dist`, unless nothing has changed since the last build. All output goes to standard error. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentSecurityPolicy, inlineHashes } from './csp.ts'

const site = import.meta.dirname
const root = join(site, '..')

/** Where the built pages lie; `csp.json` in it holds the CSP header and the hashes in it. */
export const dist = join(site, 'dist')

/** Builds when the sources, `shared/`, the settings or the lock file have changed; gives back `dist`. */
export async function buildSite(): Promise<string> {
  const digest = digestOfSources()
  const mark = join(dist, 'built-from.txt')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === digest) return dist
  // Built beside and then swapped: a server that is running, or another build, never sees half a site.
  const fresh = join(root, `node_modules/.site-${process.pid}`)
  await runAstro(fresh).catch((error: unknown) => {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  })
  const hashes = inlineHashes(fresh)
  const csp = { header: contentSecurityPolicy(hashes), ...hashes }
  writeFileSync(join(fresh, 'csp.json'), `${JSON.stringify(csp, null, 2)}\n`)
  writeFileSync(join(fresh, 'built-from.txt'), digest)
  swap(fresh)
  return dist
}

// The old one is moved aside before it is removed: two builds that end together and both remove it get in each other's
// way halfway through. Which of the two stays is all the same.
function swap(fresh: string, triesLeft = 5): void {
  const old = `${fresh}-old`
  try {
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(fresh, dist)
  } catch (error) {
    if (triesLeft === 0) throw error
    swap(fresh, triesLeft - 1)
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

function digestOfSources(): string {
  const sum = createHash('sha256')
  const folders = ['site/src', 'site/public', 'shared']
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  const single = [
    'build.ts',
    'csp.ts',
    'astro.config.ts',
    'inline-templates.ts',
    'shared-constants.ts',
    'settings.json',
  ].map((name) => join(site, name))
  for (const file of [...files, ...single, join(root, 'package-lock.json')].sort()) {
    sum.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return sum.digest('hex')
}

// Astro runs as a program of its own: its bundler holds memory that the server need not keep, and it
// writes to standard output, which belongs to the ready line.
function runAstro(outDir: string): Promise<void> {
  const astro = join(root, 'node_modules/astro/bin/astro.mjs')
  const child = spawn(process.execPath, [astro, 'build', '--root', site, '--outDir', outDir], {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`astro build ended with ${code}`)),
    )
  })
}

if (import.meta.main) await buildSite()
