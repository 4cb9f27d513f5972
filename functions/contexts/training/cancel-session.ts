import type { Actor } from '../../../shared/access.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Sessions } from './ports.ts'
import { cancelledSession } from './session.ts'

type Needs = { sessions: Sessions; now: Clock }
type Input = { version: number; reason: string }

/** Calls a session off before it starts; nobody can enrol or withdraw any more. */
export const cancelSession =
  ({ sessions, now }: Needs) =>
  async (actor: Actor, id: SessionId, { version, reason }: Input): Promise<Receipt[]> => {
    const session = await sessions.find(id)
    if (!session) throw notFound()
    authorize(actor, { anyOf: ['training.plan'] }, session)
    const at = now()
    const cancelled = cancelledSession(session, version, reason, at)
    return sessions.cancel(cancelled, { name: 'training.session-cancelled', by: actor, at })
  }
