import { type Actor, may } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { IsSuspended, Queue, Volunteers } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

type Needs = { volunteers: Volunteers; isSuspended: IsSuspended }

/** A volunteer of a list; whether the account is suspended is known to who may suspend it. */
export type Listed = { readonly volunteer: Volunteer; readonly isSuspended: boolean }

/** Volunteers of one county at one stage, who waits longest first. */
export const listVolunteers =
  ({ volunteers, isSuspended }: Needs) =>
  async (actor: Actor, queue: Queue, request: PageRequest): Promise<Page<Listed>> => {
    const place = { region: queue.county }
    authorize(actor, { anyOf: ['volunteers.see-region'] }, place)
    const { items, ...rest } = await volunteers.page(queue, request)
    const asks = may(actor, 'identity.suspend', place)
    const listed = items.map(async (volunteer) => ({
      volunteer,
      isSuspended: asks && (await isSuspended(volunteer.personId)),
    }))
    return { ...rest, items: await Promise.all(listed) }
  }
