import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import type { SessionView } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { OrganizationName, Sessions } from './ports.ts'
import { viewsOf } from './session-view.ts'

type Needs = { sessions: Sessions; organizationName: OrganizationName; now: Clock }

/** All sessions of an organization, latest first, for those who plan them. */
export const listOrganizationSessions =
  ({ now, ...needs }: Needs) =>
  async (actor: Actor, organizationId: OrganizationId, page: PageRequest): Promise<Page<SessionView>> => {
    authorize(actor, { anyOf: ['training.plan'] }, { organizationId })
    const { items, ...rest } = await needs.sessions.listOf(organizationId, page)
    return { ...rest, items: await viewsOf(needs, items, now()) }
  }
