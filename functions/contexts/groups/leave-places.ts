import type { Actor } from '../../../shared/access.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { withoutHelper } from './group.ts'
import { ended, isPending, type Placement, withdrawn } from './placement.ts'
import type { Groups, Placements } from './ports.ts'

type Needs = { groups: Groups; placements: Placements; now: Clock }

/** Answers a port of other contexts: nobody waits for somebody who has left, and their places are open again. */
export const leavePlaces =
  (needs: Needs) =>
  async (actor: Actor): Promise<void> => {
    const { personId } = actor
    authorize(actor, { anyOf: ['groups.answer-invitation'] }, { personId })
    for (const one of await needs.placements.listOfPerson(personId)) await leave(needs, actor, one)
  }

async function leave({ groups, placements, now }: Needs, actor: Actor, one: Placement): Promise<void> {
  const at = now()
  if (isPending(one, at))
    await placements.withdraw(withdrawn(one, at), { name: 'groups.invitation-withdrawn', by: actor, at })
  const group = one.status === 'CONFIRMED' ? await groups.find(one.groupId) : undefined
  if (!group) return
  const left = ended(one, undefined, at)
  await placements.end(left, withoutHelper(group, one.id), { name: 'groups.place-ended', by: actor, at })
}
