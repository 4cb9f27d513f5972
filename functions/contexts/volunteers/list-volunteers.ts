import { type Actor, may } from '../../../shared/access.ts'
import type { RequirementsCheck } from '../../../shared/certifications.ts'
import { dayOf } from '../../../shared/dates.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { IsSuspended, Queue, StandingOf, Volunteers } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

type Needs = { volunteers: Volunteers; isSuspended: IsSuspended; standingOf: StandingOf; now: Clock }

/** A volunteer of a list: whether the account is suspended, and of the verified what hinders their appointment. */
export type Listed = {
  readonly volunteer: Volunteer
  readonly isSuspended: boolean
  readonly missing?: RequirementsCheck['missing'] | undefined
}

/** Volunteers of one county at one stage, who waits longest first; each is told to those who may act on it. */
export const listVolunteers =
  ({ volunteers, isSuspended, standingOf, now }: Needs) =>
  async (actor: Actor, queue: Queue, request: PageRequest): Promise<Page<Listed>> => {
    const place = { region: queue.county }
    authorize(actor, { anyOf: ['volunteers.see-region'] }, place)
    const { items, ...rest } = await volunteers.page(queue, request)
    const suspends = may(actor, 'identity.suspend', place)
    const appoints = queue.stage === 'VERIFIED' && may(actor, 'volunteers.appoint', place)
    const listed = items.map(async (volunteer): Promise<Listed> => {
      const { personId, region } = volunteer
      const standing = appoints ? await standingOf(personId, region, dayOf(now())) : undefined
      return {
        volunteer,
        isSuspended: suspends && (await isSuspended(personId)),
        missing: standing?.answer.missing,
      }
    })
    return { ...rest, items: await Promise.all(listed) }
  }
