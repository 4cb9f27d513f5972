import type { Actor } from '../../../shared/access.ts'
import { addDays, dayOf, instantOf } from '../../../shared/dates.ts'
import type { Task } from '../../../shared/identity.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { BookedSubjects, Certificates, Holder, HolderOf } from './ports.ts'
import type { StandingOf } from './standing-of.ts'

type Needs = {
  certificates: Certificates
  holderOf: HolderOf
  bookedSubjects: BookedSubjects
  standingOf: StandingOf
  now: Clock
}

/** What a volunteer still has to learn, or to renew; what is under way is not asked for again. */
export const owed =
  ({ certificates, holderOf, bookedSubjects, standingOf, now }: Needs) =>
  async (actor: Actor): Promise<Task[]> => {
    authorize(actor, { anyOf: ['certifications.see-self'] }, actor)
    const isVolunteer = actor.grants.some(({ role }) => role === 'VOLUNTEER')
    const holder = isVolunteer ? await holderOf(actor.personId) : undefined
    if (!holder || !mayBook(holder)) return []
    const on = dayOf(now())
    const [{ answer }, booked, held] = await Promise.all([
      standingOf(actor.personId, holder.region, on),
      bookedSubjects(actor.personId),
      certificates.listOf(actor.personId),
    ])
    const missing = answer.missing.filter(({ subject }) => !booked.includes(subject))
    const expiring = answer.expiring.filter(({ subject }) => !booked.includes(subject))
    const renewals = expiring.map(({ subject, validUntil }): Task => {
      const title = held.find((one) => one.subject === subject && one.validUntil === validUntil)?.title
      const until = instantOf(addDays(validUntil, 1))
      return {
        kind: 'renew-certificate',
        count: 1,
        id: subject,
        until,
        ...(title === undefined ? {} : { title }),
      }
    })
    return [
      ...(missing.length > 0 ? [{ kind: 'book-training' as const, count: missing.length }] : []),
      ...renewals,
    ]
  }

/** Training is open from VERIFIED on, in good standing (2-domain §9). */
const mayBook = ({ stage, standing }: Holder): boolean =>
  standing === 'ACTIVE' && stage !== 'DRAFT' && stage !== 'APPLIED'
