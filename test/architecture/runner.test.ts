import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/machine.ts'
import { close, runSteps, type Step } from '../support/steps.ts'

const node = (name: string, code: string, more: Partial<Step> = {}): Step => ({
  name,
  command: ['node', '-e', code],
  ...more,
})
const gone: Step = { name: 'gone', command: ['no-such-program'] }
const quiet = () => {}
const countsOf = async (step: Step) => {
  const [outcome] = await runSteps([step], 1, quiet)
  return { passed: outcome?.passed, failed: outcome?.failed }
}

it.each([
  ['that ends with 0', node('good', ''), { passed: 1, failed: 0 }],
  ['that ends with 1', node('bad', 'process.exit(1)'), { passed: 0, failed: 1 }],
  ['whose program is missing', gone, { passed: 0, failed: 1 }],
  ['that never ends', node('stuck', 'setInterval(() => {}, 1000)', { limit: 200 }), { passed: 0, failed: 1 }],
])('counts a step %s', async (_, step, counts) => {
  expect(await countsOf(step)).toEqual(counts)
})

it('counts each test of Vitest, and a file that cannot be loaded as a failure', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxing-runner-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const file = (name: string, body: string) =>
    writeFileSync(join(folder, name), `import { expect, it } from 'vitest'\n${body}\n`)
  file('mixed.test.js', "it('good', () => {})\nit('also good', () => {})\nit('bad', () => expect(1).toBe(2))")
  file('broken.test.js', "throw new Error('cannot be loaded')")
  const step: Step = { name: 'vitest', command: ['vitest', 'run', '--root', folder], vitest: true }
  const counts = await countsOf(step)
  rmSync(folder, { recursive: true })
  expect(counts).toEqual({ passed: 2, failed: 2 })
})

it('one failure anywhere gives the exit code 1', () => {
  const outcome = { name: 'a', passed: 3, failed: 0, seconds: 0, output: '' }
  expect([close([outcome], quiet), close([outcome, { ...outcome, failed: 1 }], quiet)]).toEqual([0, 1])
})
