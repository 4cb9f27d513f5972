import type { PersonId } from '../../../shared/ids.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Certified, Sessions } from './ports.ts'
import type { Session } from './session.ts'

/**
 * What must still hold when attendance or a result is saved: the session is as it was read, and it has no
 * certificate (`already-certified`).
 */
export async function stillRecordable(
  { sessions, certified }: { sessions: Sessions; certified: Certified },
  session: Session,
  personId: PersonId,
): Promise<Belief[]> {
  const { beliefs } = await certified(personId, session.id)
  return [...beliefs, sessions.unchanged(session)]
}
