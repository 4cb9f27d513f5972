/** `npm test`: the machine gets what it lacks, then everything runs. Ends with `N passed, N failed`. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { staticChecks } from './support/checks.ts'
import { installMissing, load, requireNode24, root } from './support/machine.ts'
import { close, type Outcome, runSteps, type Step, vitestStep } from './support/steps.ts'

requireNode24()
const failed = (name: string, output: string): Outcome => ({ name, passed: 0, failed: 1, seconds: 0, output })

const from = performance.now()
const outcomes: Outcome[] = []
try {
  installMissing(console.log)
} catch (error) {
  const output = error instanceof Error ? error.message : String(error)
  console.error(output)
  outcomes.push(failed('machine', output))
}
if (outcomes.length === 0) {
  outcomes.push(...(await runSteps(staticChecks(), 2)))
  outcomes.push(...(await runSteps(inTurn(), 1)))
}
const minutes = ((performance.now() - from) / 60_000).toFixed(1)
console.log(`${minutes} minutes in all, load ${load()}`)
process.exitCode = close(outcomes)

/** One after the other: each of them uses both cores already. */
function inTurn(): Step[] {
  const site: Step[] = existsSync(join(root, 'site/build.ts'))
    ? [{ name: 'site build', command: ['node', 'site/build.ts'] }]
    : []
  const live = { live: true } as const
  return [
    ...site,
    vitestStep('tests', ['unit', 'unit-mini', 'architecture', 'api', 'cdk'], live),
    vitestStep('dynamodb', ['api-dynamodb', 'contracts'], live),
    vitestStep('pages', ['site', 'journeys'], live),
    vitestStep('promises', ['promises'], { live: true, limit: 20 * 60_000 }),
  ]
}
