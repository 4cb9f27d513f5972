import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Builds the pages where they have changed, as a program of its own: the bundler's memory goes with it. */
export function buildSite(): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'site/build.ts')], {
    cwd: root,
    // Standard output belongs to the ready line.
    stdio: ['ignore', process.stderr, process.stderr],
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolve(join(root, 'site/dist'))
        : reject(new Error('The site could not be built; see above.')),
    )
  })
}
