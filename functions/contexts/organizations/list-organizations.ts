import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Organization } from './organization.ts'
import type { Organizations, Queue } from './ports.ts'

/** Organizations of one county in one status. */
export const listOrganizations =
  ({ organizations }: { organizations: Organizations }) =>
  async (actor: Actor, queue: Queue, request: PageRequest): Promise<Page<Organization>> => {
    authorize(actor, { anyOf: ['organizations.see-region'] }, { region: queue.county })
    return organizations.page(queue, request)
  }
