import { type Actor, grantsFor } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Corrections, Desk } from './correction-ports.ts'
import type { CountiesIn } from './ports.ts'

type Needs = { corrections: Corrections; countiesIn: CountiesIn }

/** Counted up to this; nobody lets more wait. */
const most = 100

/** Requests for a correction that wait at the desks of this person, one task for a county or an organization. */
export const owedCorrections =
  ({ corrections, countiesIn }: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const scopes = grantsFor(actor, 'volunteers.correct').flatMap(({ region }) => region ?? [])
    const counties = new Set((await Promise.all(scopes.map(countiesIn))).flat())
    const own = new Set(
      grantsFor(actor, 'training.correct').flatMap(({ organizationId }) => organizationId ?? []),
    )
    const tasks = [
      ...[...counties].map((county) => waiting(corrections, 'answer-corrections', county, { county })),
      ...[...own].map((organizationId) =>
        waiting(corrections, 'answer-training-corrections', organizationId, { organizationId }),
      ),
    ]
    return (await Promise.all(tasks)).flat()
  }

/** A county's code is its title: pages know its name. */
async function waiting(
  corrections: Corrections,
  kind: Task['kind'],
  id: string,
  desk: Desk,
): Promise<Task[]> {
  const { count, since } = await corrections.waiting(desk, most)
  if (count === 0) return []
  return [{ kind, count, id, ...(desk.county === undefined ? {} : { title: desk.county }), since }]
}
