import { type Actor, grantsFor } from '../../../shared/access.ts'
import type { Task } from '../../../shared/identity.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Corrections } from './correction-ports.ts'
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
    const desks = [
      ...[...counties].map((county) => ({ id: county, title: county, desk: { county } })),
      ...[...own].map((organizationId) => ({
        id: organizationId,
        title: undefined,
        desk: { organizationId },
      })),
    ]
    const tasks = desks.map(async ({ id, title, desk }): Promise<Task[]> => {
      const { count, since } = await corrections.waiting(desk, most)
      return count === 0
        ? []
        : [{ kind: 'answer-corrections', count, id, ...(title ? { title } : {}), since }]
    })
    return (await Promise.all(tasks)).flat()
  }
