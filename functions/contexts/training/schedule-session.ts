import type { Actor } from '../../../shared/access.ts'
import type { ProgrammeId, SessionId } from '../../../shared/ids.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { SessionInput } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { ApprovalOf, Programmes, RequireRegions, Sessions } from './ports.ts'
import { hasStarted, scheduledSession } from './session.ts'

type Needs = {
  programmes: Programmes
  sessions: Sessions
  approvalOf: ApprovalOf
  requireRegions: RequireRegions
  newSessionId: () => SessionId
  now: Clock
}

/** Announces a session of a programme; it is open for enrolment at once. */
export const scheduleSession =
  ({ programmes, sessions, approvalOf, requireRegions, newSessionId, now }: Needs) =>
  async (
    actor: Actor,
    programmeId: ProgrammeId,
    input: SessionInput,
    language: Language,
  ): Promise<Receipt[]> => {
    const programme = await programmes.find(programmeId)
    if (!programme) throw notFound()
    authorize(actor, { anyOf: ['training.plan'] }, programme)
    const { answer: isApproved, beliefs } = await approvalOf(programme.organizationId)
    if (!isApproved) throw new Failure('organization-not-approved')
    await requireRegions({ county: input.county }, language)
    const at = now()
    if (hasStarted(input, at))
      throw new Failure('bad-input', { errors: [inputError('startsAt', 'in-the-past', language)] })
    const session = scheduledSession(newSessionId(), programme, input)
    return sessions.schedule(session, { name: 'training.session-scheduled', by: actor, at }, beliefs)
  }
