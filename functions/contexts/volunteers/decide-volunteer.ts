import type { Actor } from '../../../shared/access.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { inputError } from '../../../shared/input-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Decision } from '../../../shared/volunteers.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { decided, eventOf, speaksOfCredential } from './decision.ts'
import type { Volunteers } from './ports.ts'

type Needs = { volunteers: Volunteers; now: Clock }

/** Verifies, returns or refuses an application. Nobody decides the own case. */
export const decideVolunteer =
  ({ volunteers, now }: Needs) =>
  async (actor: Actor, personId: PersonId, decision: Decision, language: Language): Promise<Receipt[]> => {
    const volunteer = await volunteers.find(personId)
    if (!volunteer) throw notFound()
    authorize(actor, { anyOf: ['volunteers.verify'], see: 'volunteers.see-region' }, volunteer)
    if (volunteer.personId === actor.personId) throw new Failure('not-permitted')
    if (volunteer.version !== decision.version) throw new Failure('changed-meanwhile')
    if (!speaksOfCredential(volunteer, decision))
      throw new Failure('bad-input', { errors: [inputError('credential', 'invalid_type', language)] })
    const at = now()
    const next = decided(volunteer, decision, actor.personId, at)
    return volunteers.decide(next, { name: eventOf(decision), by: actor, at })
  }
