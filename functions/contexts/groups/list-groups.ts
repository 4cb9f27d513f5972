import { type Actor, grantsFor, may } from '../../../shared/access.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { liesIn } from '../../../shared/regions.ts'
import type { GroupStatus } from '../../../shared/vocabulary.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Group } from './group.ts'
import type { Groups } from './ports.ts'

/**
 * Groups of one county in one status, longest waiting first. Who leads in a township of it sees those of the township,
 * so that a page may hold fewer than were asked for.
 */
export const listGroups =
  ({ groups }: { groups: Groups }) =>
  async (
    actor: Actor,
    county: RegionCode,
    status: GroupStatus,
    request: PageRequest,
  ): Promise<Page<Group>> => {
    const within = grantsFor(actor, 'groups.see').find(({ region }) => region && liesIn(region, county))
    authorize(actor, { anyOf: ['groups.see'] }, { region: within?.region ?? county })
    const page = await groups.list(county, status, request)
    return { ...page, items: page.items.filter(({ region }) => may(actor, 'groups.see', { region })) }
  }
