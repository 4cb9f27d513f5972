import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Enrolment, withdrawn } from './enrolment.ts'
import type { Enrolments, Sessions } from './ports.ts'
import { hasStarted } from './session.ts'

type Needs = { sessions: Sessions; enrolments: Enrolments; now: Clock }

/** Answers a port of other contexts: seats in sessions to come are free again when somebody has left. */
export const leaveSessions =
  ({ sessions, enrolments, now }: Needs) =>
  async (actor: Actor): Promise<void> => {
    const { personId } = actor
    authorize(actor, { anyOf: ['training.enrol-self'] }, { personId })
    const at = now()
    for (const one of await everyOf(enrolments, actor)) {
      const session = one.status === 'ENROLLED' ? await sessions.find(one.sessionId) : undefined
      if (!session || session.status === 'CANCELLED' || hasStarted(session, at)) continue
      const happening = { name: 'training.withdrawn', by: actor, at, region: session.region } as const
      await enrolments.withdraw(withdrawn(one, session, at), happening)
    }
  }

async function everyOf(enrolments: Enrolments, { personId }: Actor): Promise<Enrolment[]> {
  const found: Enrolment[] = []
  let cursor: string | undefined
  do {
    const page = await enrolments.listOf(personId, {
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return found
}
