import type { Actor } from '../../../shared/access.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { withdrawn } from './enrolment.ts'
import type { Enrolments, Sessions } from './ports.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; now: Clock }

/** A volunteer gives the place back before the start, without a reason. */
export const withdrawEnrolment =
  ({ sessions, enrolments, now }: Needs) =>
  async (actor: Actor, sessionId: SessionId): Promise<Receipt[]> => {
    const session = await sessions.find(sessionId)
    const enrolment = session && (await enrolments.find(sessionId, actor.personId))
    if (!enrolment) throw notFound()
    authorize(actor, { anyOf: ['training.enrol-self'], see: 'training.see' }, enrolment)
    const at = now()
    return enrolments.withdraw(withdrawn(enrolment, session, at), {
      name: 'training.withdrawn',
      by: actor,
      at,
      region: session.region,
    })
  }
