import type { Actor } from '../../../shared/access.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { GroupStatus } from '../../../shared/vocabulary.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Groups, ListedGroup } from './ports.ts'

/** Groups of one county in one status, longest waiting first. */
export const listGroups =
  ({ groups }: { groups: Groups }) =>
  async (
    actor: Actor,
    county: RegionCode,
    status: GroupStatus,
    request: PageRequest,
  ): Promise<Page<ListedGroup>> => {
    authorize(actor, { anyOf: ['groups.see'] }, { region: county })
    return groups.list(county, status, request)
  }
