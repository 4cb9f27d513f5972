import type { Actor } from '../../../shared/access.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { RosterRow, SessionView } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Enrolment } from './enrolment.ts'
import type { Certified, Enrolments, NameOf, OrganizationName, Sessions } from './ports.ts'
import { viewOf } from './session-view.ts'

type Needs = {
  sessions: Sessions
  enrolments: Enrolments
  organizationName: OrganizationName
  nameOf: NameOf
  certified: Certified
  now: Clock
}

/** Who is enrolled, by name, for the attendance sheet. */
export const listRoster =
  (needs: Needs) =>
  async (actor: Actor, sessionId: SessionId): Promise<{ session: SessionView; rows: RosterRow[] }> => {
    const session = await needs.sessions.find(sessionId)
    if (!session) throw notFound()
    authorize(actor, { anyOf: ['training.see-roster'] }, session)
    const enrolments = await needs.enrolments.listIn(sessionId)
    const rows = await Promise.all(enrolments.map((one) => rowOf(needs, one)))
    const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    return { session: await viewOf(needs, session, needs.now()), rows: sorted }
  }

async function rowOf({ nameOf, certified }: Needs, enrolment: Enrolment): Promise<RosterRow> {
  const { personId, sessionId } = enrolment
  const [name, { answer }] = await Promise.all([nameOf(personId), certified(personId, sessionId)])
  return { ...enrolment, name: name ?? '', certified: answer }
}
