// `npm run dev`: the same product with reload. Pages by Astro's own server; the API starts anew when its code changes.
import { dev } from 'astro'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readOptions } from './options.ts'

const root = join(import.meta.dirname, '../..')

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** The flags of start without the port, which is the pages' own. */
const withoutPort = (args: readonly string[]): string[] =>
  args.filter((arg, n) => !/^--port(=|$)/.test(arg) && args[n - 1] !== '--port')

const args = process.argv.slice(2)
const { port } = readOptions(args, process.env)
const apiPort = await freePort()
const origin = `http://localhost:${port}`
const flags = [...withoutPort(args), '--api-only', '--port', String(apiPort)]
const api = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'functions/local/start.ts', ...flags],
  {
    cwd: root,
    env: { ...process.env, ORIGIN: origin },
    stdio: ['ignore', process.stderr, process.stderr],
  },
)

process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
const target = `http://127.0.0.1:${apiPort}`
const pages = await dev({
  root: join(root, 'site'),
  server: { port, host: '127.0.0.1' },
  vite: { server: { strictPort: true, proxy: { '/api': target, '/mailbox.html': target } } },
})
process.stderr.write(`Tongxing with reload: ${origin}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    api.kill('SIGTERM')
    void pages.stop().then(() => process.exit(0))
  })
