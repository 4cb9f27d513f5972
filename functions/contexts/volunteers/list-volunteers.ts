import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Queue, Volunteers } from './ports.ts'
import type { Volunteer } from './volunteer.ts'

/** Volunteers of one county at one stage, who waits longest first. */
export const listVolunteers =
  ({ volunteers }: { volunteers: Volunteers }) =>
  async (actor: Actor, queue: Queue, request: PageRequest): Promise<Page<Volunteer>> => {
    authorize(actor, { anyOf: ['volunteers.see-region'] }, { region: queue.county })
    return volunteers.page(queue, request)
  }
