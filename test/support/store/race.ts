import { Refused, type Change, type Store } from '../../../functions/platform/store/port.ts'
import { aNew, ifFree, places, takePlace } from './items.ts'

/** What became of a race for places: how many were let in, and what counter and enrolments say. */
export type Race = { letIn: number; taken: unknown; enrolments: number }

/** So many people at once for so many places; each takes a place and leaves an enrolment in one transaction. */
export async function raceFor(
  store: Store,
  people: number,
  capacity: number,
  guarded: boolean,
): Promise<Race> {
  await store.write([places(0, capacity)])
  const counter = { pk: 'SES#1', sk: 'PLACES' }
  const enrol = async (n: number): Promise<boolean> => {
    const enrolment = aNew({ pk: 'SES#1', sk: `ENR#${n}` })
    const take: Change = { ...takePlace, if: guarded ? ifFree : { present: true } }
    const data = (await store.get(counter))?.data
    if (Number(data?.['taken']) >= Number(data?.['capacity'])) return false
    return store.write([take, enrolment]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused) return false
        throw error
      },
    )
  }
  const answers = await Promise.all(Array.from({ length: people }, (_, n) => enrol(n)))
  const { items } = await store.query({ pk: 'SES#1', range: { prefix: 'ENR#' }, limit: 500 })
  return {
    letIn: answers.filter(Boolean).length,
    taken: (await store.get(counter))?.data['taken'],
    enrolments: items.length,
  }
}
