import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Volunteers } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

/** One's own file. */
export const getMyVolunteerFile =
  ({ volunteers }: { volunteers: Volunteers }) =>
  async (actor: Actor): Promise<Volunteer> => {
    const volunteer = await volunteers.find(actor.personId)
    if (!volunteer) throw notFound()
    authorize(actor, { anyOf: ['volunteers.see-self'] }, volunteer)
    return volunteer
  }
