import type { Actor } from '../../../shared/access.ts'
import type { PlacementId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type Needs, refuseChanged } from './find-placement.ts'
import { isFilled, refuseClosed } from './group.ts'
import { type Answer, answered } from './placement.ts'

type Asked = { placementId: PlacementId; version: number }

/** The volunteer's own yes or no. A yes says: no conflict of interest, and the risk notice was read (the contract asks for both). */
export const answerInvitation =
  (needs: Needs & { now: Clock }) =>
  async (actor: Actor, { placementId, version }: Asked, answer: Answer): Promise<Receipt[]> => {
    const placement = await needs.placements.findOf(actor.personId, placementId)
    const group = placement && (await needs.groups.find(placement.groupId))
    if (!placement || !group) throw notFound()
    authorize(actor, { anyOf: ['groups.answer-invitation'] }, { personId: placement.personId })
    refuseChanged(placement, version)
    const at = needs.now()
    const after = answered(placement, answer, at)
    if (!answer.accept)
      return needs.placements.decline(after, { name: 'groups.invitation-declined', by: actor, at })
    refuseClosed(group)
    if (isFilled(group, placement.seat)) throw new Failure('seat-taken')
    return needs.placements.accept(after, { name: 'groups.invitation-accepted', by: actor, at })
  }
