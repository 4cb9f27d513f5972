/** `npm run bench [name] [-- --quick]`: measures, and prints the load of the machine beside each figure. */
import { load as loadProgram, programsIn, table, type Bench } from '../support/figures.ts'
import { load, requireNode24 } from '../support/machine.ts'

requireNode24()
const given = process.argv.slice(2)
const quick = given.includes('--quick')
const wanted = given.find((word) => !word.startsWith('--'))
const names = programsIn('test/bench', wanted)
if (names.length === 0) {
  console.error(
    `no bench is called ${wanted ?? ''}; there are: ${programsIn('test/bench').join(', ') || 'none'}`,
  )
  process.exitCode = 1
}

const rows: string[][] = []
for (const name of names) {
  console.log(`${name} …`)
  try {
    const run = await loadProgram<Bench>('test/bench', name)
    for (const { what, value, wanted: target, met } of await run({ quick })) {
      rows.push([name, what, value, target ?? '', met === undefined ? '' : met ? 'met' : 'MISSED', load()])
    }
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
}
if (rows.length > 0) console.log(table(['bench', 'figure', 'value', 'wanted', '', 'load'], rows))
