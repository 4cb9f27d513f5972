/** What the machine must have for the tests, and how it gets it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Debian's Chromium: Playwright's own download is not used. */
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Needed as root, without a GPU, and so that no test reaches for the network. */
export const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

/** The environment for child processes: the Node of the lock file comes first. */
export const childEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter),
})

/** Debian's package for each thing missing here: a browser, a Chinese font, Java for DynamoDB Local. */
function missingPackages(): string[] {
  const missing: string[] = []
  if (!existsSync(chromiumPath)) missing.push('chromium')
  if (!hasChineseFont()) missing.push('fonts-noto-cjk')
  if (!answers('java', '-version')) missing.push('default-jre-headless')
  return missing
}

/**
 * Installs what is missing when root on Debian; elsewhere throws an error that names the command.
 * Without the font, pages in Chinese are drawn as empty boxes and every image test lies.
 */
export function installMissing(say: (line: string) => void): void {
  const missing = missingPackages()
  if (missing.length === 0) return
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(`the tests need ${missing.join(', ')}; on Debian: sudo sh -c '${command}'`)
  }
  say(`installing ${missing.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('sh', ['-c', command], { env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const still = missingPackages()
  if (done.status !== 0 || still.length > 0) {
    throw new Error(`could not install ${still.join(', ')}:\n${done.stderr || done.stdout}`)
  }
}

/** The load average of the last minute, to stand beside every figure. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(2)

/** Says in one sentence what to do when this Node is too old, and ends the process with 1. */
export function requireNode24(): void {
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  console.error(
    `This needs Node 24 or newer and runs on ${process.versions.node}: start it with npm run, after npm ci.`,
  )
  process.exit(1)
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' })
  if (listed.status === 0) return listed.stdout.trim() !== ''
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

const answers = (command: string, flag: string): boolean => spawnSync(command, [flag]).status === 0
