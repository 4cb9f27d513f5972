import type { Actor } from '../../../shared/access.ts'
import type { SessionId } from '../../../shared/ids.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { SessionInput } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import type { RequireRegions, Sessions } from './ports.ts'
import { changedSession, hasStarted } from './session.ts'

type Needs = { sessions: Sessions; requireRegions: RequireRegions; now: Clock }
type Input = { version: number; session: SessionInput }

/** Moves a session or changes its capacity, which never drops below the places taken. */
export const changeSession =
  ({ sessions, requireRegions, now }: Needs) =>
  async (
    actor: Actor,
    id: SessionId,
    { version, session: input }: Input,
    language: Language,
  ): Promise<Receipt[]> => {
    const session = await sessions.find(id)
    if (!session) throw notFound()
    authorize(actor, { anyOf: ['training.plan'] }, session)
    await requireRegions({ 'session.county': input.county }, language)
    const at = now()
    const changed = changedSession(session, version, input, at)
    // Else attendance and certificates could be dated back.
    if (hasStarted(input, at))
      throw new Failure('bad-input', { errors: [inputError('session.startsAt', 'in-the-past', language)] })
    return sessions.change(changed, { name: 'training.session-changed', by: actor, at })
  }
