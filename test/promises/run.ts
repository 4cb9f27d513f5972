/** `npm run promises [name] [-- --small] [-- --seed N]`: puts the promises to the test at full N. */
import { load as loadProgram, programsIn, table, type PromiseCheck } from '../support/figures.ts'
import { load, requireNode24 } from '../support/machine.ts'

requireNode24()
const given = process.argv.slice(2)
const full = !given.includes('--small')
const at = given.indexOf('--seed')
const seed = at === -1 ? 1 : Number(given[at + 1])
const wanted = given.find((word, n) => !word.startsWith('--') && (at === -1 || n !== at + 1))
const names = programsIn('test/promises', wanted)
if (names.length === 0) {
  console.error(
    `no promise is called ${wanted ?? ''}; there are: ${programsIn('test/promises').join(', ') || 'none'}`,
  )
  process.exitCode = 1
}

const rows: string[][] = []
for (const name of names) {
  console.log(`${name}, seed ${seed} …`)
  try {
    const run = await loadProgram<PromiseCheck>('test/promises', name)
    for (const one of await run({ full, seed })) {
      const control = `${one.control}: ${one.noticed ? 'noticed' : 'NOT NOTICED'}`
      rows.push([one.promise, `${one.kept ? '' : 'BROKEN '}${one.figure}`, String(one.n), control, load()])
      if (!one.kept || !one.noticed) process.exitCode = 1
    }
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
}
if (rows.length > 0) console.log(table(['promise', 'figure', 'N', 'control', 'load'], rows))
