import { verifyAudit } from '../compose/verify-audit.ts'
import { instant } from '../../shared/dates.ts'

// `npm run audit:verify -- DIR`: one line of JSON on standard output, exit 0 when the trail holds, else 1.

const say = (answer: { ok: boolean; entries: number; firstBad: string | null }): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
  process.exitCode = answer.ok ? 0 : 1
}

const [dir, ...more] = process.argv.slice(2)
try {
  if (dir === undefined || more.length > 0) throw new Error('usage: npm run audit:verify -- DIR')
  say(await verifyAudit(dir, () => instant.parse(new Date().toISOString())))
} catch (error) {
  process.stderr.write(`audit:verify: ${error instanceof Error ? error.message : String(error)}\n`)
  say({ ok: false, entries: 0, firstBad: null })
}
