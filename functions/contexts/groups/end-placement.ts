import type { Actor } from '../../../shared/access.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Asked, findPlacement, type Needs, refuseChanged } from './find-placement.ts'
import { subjectOf, withoutHelper } from './group.ts'
import { ended } from './placement.ts'

/** Ends a confirmed place: the seat and the person's time are free, and the group's file closes to them at once. */
export const endPlacement =
  (needs: Needs & { now: Clock }) =>
  async (actor: Actor, asked: Asked, reason: string): Promise<Receipt[]> => {
    const { group, placement } = await findPlacement(needs, asked)
    authorize(actor, { anyOf: ['groups.place'], see: 'groups.see' }, subjectOf(group))
    refuseChanged(placement, asked.version)
    const at = needs.now()
    const after = ended(placement, reason, at)
    return needs.placements.end(after, withoutHelper(group, placement.id), {
      name: 'groups.place-ended',
      by: actor,
      at,
    })
  }
