import type { SessionId } from '../../../shared/ids.ts'
import type { SessionView } from '../../../shared/training.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { OrganizationName, Sessions } from './ports.ts'
import { viewOf } from './session-view.ts'

type Needs = { sessions: Sessions; organizationName: OrganizationName; now: Clock }

/** One session as everyone may see it. */
export const getSession =
  ({ now, ...needs }: Needs) =>
  async (id: SessionId): Promise<SessionView> => {
    const session = await needs.sessions.find(id)
    if (!session) throw notFound()
    return viewOf(needs, session, now())
  }
