import type { Actor } from '../../../shared/access.ts'
import { dayOf, type Day } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Volunteers } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

type Needs = { volunteers: Volunteers; now: Clock }

export type Case = { volunteer: Volunteer; checkCode: string | undefined; on: Day }

/** While there is something to decide, the numbers are shown in clear. */
export const isOpen = ({ stage, standing }: Pick<Volunteer, 'stage' | 'standing'>): boolean =>
  stage === 'APPLIED' && standing === 'ACTIVE'

/** What a reviewer compares with the paper and the official register, in clear. */
export const getVolunteerCase =
  ({ volunteers, now }: Needs) =>
  async (actor: Actor, personId: PersonId): Promise<Case> => {
    const volunteer = await volunteers.find(personId)
    if (!volunteer) throw notFound()
    authorize(actor, { anyOf: ['volunteers.verify'], see: 'volunteers.see-region' }, volunteer)
    return { volunteer, checkCode: await volunteers.checkCodeOf(personId), on: dayOf(now()) }
  }
