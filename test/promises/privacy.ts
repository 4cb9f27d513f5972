import type { Promised } from '../support/figures.ts'
import { everything } from '../support/everything.ts'
import { aCrowd, eraseAll, found, restored, withKeysOf } from '../support/forgotten.ts'

/** What 8-promises says of erasure: nothing of a person can be read any more, of the past and of a backup neither. */
export async function run({ full }: { full: boolean; seed: number }): Promise<Promised[]> {
  const { app, people } = await aCrowd(full ? 200 : 6)
  const backup = await everything(app)
  const planted = people.flatMap(({ canaries }) => canaries).length
  const before = (await found(app, people)).length
  const statuses = await eraseAll(people)
  const after = (await found(app, people)).length
  const back = (await restored(app, backup, people)).length
  const control = (await restored(app, backup, people, false)).length
  await withKeysOf(app, backup)
  const open = (await found(app, people)).length
  return [
    {
      promise: 'an erased person: nothing is found in data, indexes, past, messages and log',
      figure: `${after} of ${planted} marked values (${before} before)`,
      n: people.length,
      control: `data keys not destroyed: ${open} found in the past`,
      kept: after === 0 && statuses.every((status) => status === 200),
      noticed: open > 0 && before > 0,
    },
    {
      promise: 'a backup that is put back brings nobody back',
      figure: `${back} of ${planted} marked values after the register was applied`,
      n: people.length,
      control: `register not applied: ${control} found`,
      kept: back === 0,
      noticed: control > 0,
    },
  ]
}
