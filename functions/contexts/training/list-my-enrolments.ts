import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { MyEnrolment } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Enrolment } from './enrolment.ts'
import type { Certified, Enrolments, OrganizationName, Sessions } from './ports.ts'
import { viewOf } from './session-view.ts'

type Needs = {
  sessions: Sessions
  enrolments: Enrolments
  organizationName: OrganizationName
  certified: Certified
  now: Clock
}

/** One's own enrolments with their sessions, latest first. */
export const listMyEnrolments =
  (needs: Needs) =>
  async (actor: Actor, page: PageRequest): Promise<Page<MyEnrolment>> => {
    authorize(actor, { anyOf: ['training.enrol-self'] }, actor)
    const { items, ...rest } = await needs.enrolments.listOf(actor.personId, page)
    const at = needs.now()
    return { ...rest, items: (await Promise.all(items.map((one) => withSession(needs, one, at)))).flat() }
  }

async function withSession(needs: Needs, enrolment: Enrolment, at: Instant): Promise<MyEnrolment[]> {
  const session = await needs.sessions.find(enrolment.sessionId)
  if (!session) return []
  const [view, { answer: certified }] = await Promise.all([
    viewOf(needs, session, at),
    needs.certified(enrolment.personId, session.id),
  ])
  return [{ ...enrolment, certified, session: view }]
}
