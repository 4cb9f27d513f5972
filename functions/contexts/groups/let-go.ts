import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { isPending, withdrawn } from './placement.ts'
import type { Placements } from './ports.ts'

/** Answers a port of other contexts: nobody waits any more for an answer of somebody who has left. */
export const letGo =
  ({ placements, now }: { placements: Placements; now: Clock }) =>
  async (actor: Actor): Promise<void> => {
    const { personId } = actor
    authorize(actor, { anyOf: ['groups.answer-invitation'] }, { personId })
    const at = now()
    const happening = { name: 'groups.invitation-withdrawn', by: actor, at } as const
    for (const one of await placements.listOfPerson(personId))
      if (isPending(one, at)) await placements.withdraw(withdrawn(one, at), happening)
  }
