import type { Actor } from '../../../shared/access.ts'
import type { PersonId, SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Result } from '../../../shared/vocabulary.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { assessed } from './enrolment.ts'
import type { Certified, Enrolments, Sessions } from './ports.ts'
import { stillRecordable } from './record.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; certified: Certified; now: Clock }
type Input = { version: number; result: Result }

/** Records the result of who was there; once it is certified nothing changes. */
export const recordResult =
  ({ sessions, enrolments, certified, now }: Needs) =>
  async (
    actor: Actor,
    sessionId: SessionId,
    personId: PersonId,
    { version, result }: Input,
  ): Promise<Receipt[]> => {
    const session = await sessions.find(sessionId)
    const enrolment = session && (await enrolments.find(sessionId, personId))
    if (!enrolment) throw notFound()
    authorize(actor, { anyOf: ['training.record'] }, session)
    const at = now()
    const recorded = assessed(enrolment, session, result, { by: actor.personId, version, at })
    const still = await stillRecordable({ sessions, certified }, session, personId)
    return enrolments.record(
      recorded,
      { name: 'training.result-recorded', by: actor, at, region: session.region },
      still,
    )
  }
