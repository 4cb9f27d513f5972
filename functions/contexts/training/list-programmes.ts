import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Programmes } from './ports.ts'
import type { Programme } from './programme.ts'

type Needs = { programmes: Programmes }

/** What an organization teaches, for those who plan it. */
export const listProgrammes =
  ({ programmes }: Needs) =>
  async (actor: Actor, organizationId: OrganizationId, page: PageRequest): Promise<Page<Programme>> => {
    authorize(actor, { anyOf: ['training.plan'] }, { organizationId })
    return programmes.listOf(organizationId, page)
  }
