import type { Actor } from '../../../shared/access.ts'
import { dayOf } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { StandingOf, Volunteers } from './ports.ts'
import { stepped } from './volunteer.ts'

type Needs = { volunteers: Volunteers; standingOf: StandingOf; now: Clock }

/** Appoints a verified volunteer who meets the region's requirements; nobody appoints oneself. */
export const appointVolunteer =
  ({ volunteers, standingOf, now }: Needs) =>
  async (actor: Actor, personId: PersonId, version: number): Promise<Receipt[]> => {
    const volunteer = await volunteers.find(personId)
    if (!volunteer) throw notFound()
    authorize(actor, { anyOf: ['volunteers.appoint'], see: 'volunteers.see-region' }, volunteer)
    if (volunteer.personId === actor.personId) throw new Failure('not-permitted')
    if (volunteer.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    const appointed = stepped(volunteer, 'appoint', at)
    const { answer, beliefs } = await standingOf(personId, volunteer.region, dayOf(at))
    if (answer.missing.length > 0) throw new Failure('requirements-missing', { missing: answer.missing })
    return volunteers.save(appointed, beliefs, { name: 'volunteers.appointed', by: actor, at })
  }
