import { resolve } from 'node:path'
import { invariantsIn } from '../compose/invariants/read.ts'
import { systemClock } from '../platform/config/clock.ts'

// `npm run invariants -- DIR`: one JSON line; exits with 1 when something does not hold.

try {
  const [dir = '.tongxing', ...more] = process.argv.slice(2)
  if (more.length > 0) throw new Error('usage: npm run invariants -- DIR')
  const checked = await invariantsIn(resolve(dir), systemClock)
  process.stdout.write(`${JSON.stringify(checked)}\n`)
  process.exitCode = checked.ok ? 0 : 1
} catch (error) {
  process.stderr.write(`invariants: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
