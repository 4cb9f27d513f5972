/** `npm run verify`: everything that a change must pass before it is shared, in under 90 seconds. */
import { staticChecks } from './support/checks.ts'
import { requireNode24 } from './support/machine.ts'
import { close, runSteps, vitestStep } from './support/steps.ts'

requireNode24()
const from = performance.now()
const tests = vitestStep('tests', ['unit', 'unit-mini', 'architecture', 'api'])
const outcomes = await runSteps([tests, ...staticChecks()], 2)
console.log(`${((performance.now() - from) / 1000).toFixed(1)} s in all`)
process.exitCode = close(outcomes)
