import type { Actor } from '../../../shared/access.ts'
import type { ConsentAnswer } from '../../../shared/consents.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { consented } from './consenting.ts'
import type { Volunteers } from './ports.ts'

type Needs = { volunteers: Volunteers; now: Clock }

/** Agrees to texts, or takes it back (PIPL art. 14–16): as easy as each other, and effective at once. */
export const changeConsents =
  ({ volunteers, now }: Needs) =>
  async (actor: Actor, version: number, answers: readonly ConsentAnswer[]): Promise<Receipt[]> => {
    const before = await volunteers.find(actor.personId)
    if (!before) throw notFound()
    authorize(actor, { anyOf: ['volunteers.change-self'] }, before)
    if (before.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    const { volunteer, event } = consented(before, answers, at)
    const happening = { name: event, by: actor, at } as const
    // Who leaves has nothing to be checked any more: the check code of a diploma goes too.
    if (event === 'volunteers.left') return volunteers.decide(volunteer, happening)
    return volunteers.save(volunteer, [], happening)
  }
