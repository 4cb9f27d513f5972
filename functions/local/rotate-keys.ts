import { parseArgs } from 'node:util'
import { rotateKeys } from '../compose/rotate-keys.ts'
import { systemClock } from '../platform/config/clock.ts'

// `npm run keys:rotate -- DIR`: a new master key, and every data key wrapped with it; one JSON line of progress a batch.

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [dir, ...more] = positionals
  if (dir === undefined || more.length > 0) throw new Error('usage: npm run keys:rotate -- DIR')
  say({ ok: true, done: await rotateKeys(dir, systemClock, (done) => say({ done })) })
} catch (error) {
  process.stderr.write(`keys:rotate: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
