import { aWorld } from '../support/access/world.ts'
import { around, plant } from '../support/canaries.ts'
import { crawl } from '../support/canary-crawl.ts'
import type { Promised } from '../support/figures.ts'

/** What 8-promises says of sensitive fields: no marked value is found outside the table of what a route discloses. */
export async function run(): Promise<Promised[]> {
  const world = await aWorld()
  const canaries = await plant(world)
  const { asked, letOut, leaks } = await crawl(world, canaries)
  const lying = await around(world, canaries)
  const [first] = canaries
  world.app.logged.push(`a name in the log: ${first?.text}`)
  const seen = (await around(world, canaries)).length - lying.length
  const told = [...leaks, ...lying].slice(0, 3).map(({ where, field }) => `${where} ${field}`)
  return [
    {
      promise: 'a marked value in each sealed field: none is found outside the table',
      figure: `${leaks.length} in ${asked} answers, ${lying.length} in store, log and messages ${told.join(', ')}`,
      n: asked,
      control: `the table emptied: ${letOut} more would be found; one written into the log: ${seen} found`,
      kept: leaks.length + lying.length === 0 && canaries.length > 100,
      noticed: letOut > 50 && seen === 1,
    },
  ]
}
