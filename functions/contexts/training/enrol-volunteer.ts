import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { RegionCode, SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { enrolled, type Enrolment } from './enrolment.ts'
import type { Enrolments, LearnerOf, Sessions } from './ports.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; learnerOf: LearnerOf; now: Clock }

/** A volunteer takes a place in a session. */
export const enrolVolunteer =
  (needs: Needs) =>
  async (actor: Actor, sessionId: SessionId): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['training.enrol-self'], see: 'training.see' }, actor)
    const at = needs.now()
    const { enrolment, region, beliefs } = await decide(needs, actor, sessionId, at)
    try {
      const happening = { name: 'training.enrolled', by: actor, at, region } as const
      return await needs.enrolments.enrol(enrolment, happening, beliefs)
    } catch (refused) {
      // One guard of the store covers places and deadline, and a twin may have won: look again for the true reason.
      if (refused instanceof Failure) await decide(needs, actor, sessionId, at)
      throw refused
    }
  }

type Decided = { enrolment: Enrolment; region: RegionCode; beliefs: readonly Belief[] }

async function decide(
  { sessions, enrolments, learnerOf }: Needs,
  { personId }: Actor,
  sessionId: SessionId,
  at: Instant,
): Promise<Decided> {
  const session = await sessions.find(sessionId)
  if (!session) throw notFound()
  const [seats, before, learner] = await Promise.all([
    sessions.seatsOf(sessionId),
    enrolments.find(sessionId, personId),
    learnerOf(personId),
  ])
  const enrolment = enrolled({ session, seats, before, personId, learner: learner?.answer }, at)
  return { enrolment, region: session.region, beliefs: learner?.beliefs ?? [] }
}
