import type { Instant } from '../../../shared/dates.ts'
import type { SessionView } from '../../../shared/training.ts'
import type { OrganizationName, Sessions } from './ports.ts'
import { phaseOf, type Session } from './session.ts'

type Needs = { sessions: Sessions; organizationName: OrganizationName }

/** Sessions as everyone may see them at this instant, with places taken and the organization's name. */
export const viewsOf = (needs: Needs, found: readonly Session[], now: Instant): Promise<SessionView[]> => {
  const names = new Map<string, Promise<string | undefined>>()
  const nameOf: OrganizationName = (id) => {
    const name = names.get(id) ?? needs.organizationName(id)
    names.set(id, name)
    return name
  }
  return Promise.all(found.map((session) => viewOf({ ...needs, organizationName: nameOf }, session, now)))
}

/** One session, the same way. */
export async function viewOf(
  { sessions, organizationName }: Needs,
  session: Session,
  now: Instant,
): Promise<SessionView> {
  const [seats, name] = await Promise.all([
    sessions.seatsOf(session.id),
    organizationName(session.organizationId),
  ])
  return { ...session, organizationName: name ?? '', taken: seats.taken, phase: phaseOf(session, seats, now) }
}
