import { parseArgs } from 'node:util'
import { instant } from '../../shared/dates.ts'
import { verifyAudit } from '../compose/verify-audit.ts'

// `npm run audit:verify -- DIR [--key KEY]`: one line of JSON on standard output, exit 0 when the trail holds, else 1.

const say = (answer: { ok: boolean; entries: number; firstBad: string | null }): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exitCode = answer.ok ? 0 : 1
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
  const [dir, ...more] = positionals
  if (dir === undefined || more.length > 0) throw new Error('usage: npm run audit:verify -- DIR [--key KEY]')
  say(await verifyAudit(dir, () => instant.parse(new Date().toISOString()), values.key))
} catch (error) {
  process.stderr.write(`audit:verify: ${error instanceof Error ? error.message : String(error)}\n`)
  say({ ok: false, entries: 0, firstBad: null })
}
