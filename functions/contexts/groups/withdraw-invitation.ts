import type { Actor } from '../../../shared/access.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Asked, findPlacement, type Needs, refuseChanged } from './find-placement.ts'
import { subjectOf } from './group.ts'
import { withdrawn } from './placement.ts'

/** Takes back an invitation that is not confirmed; the person may be asked again later. */
export const withdrawInvitation =
  (needs: Needs & { now: Clock }) =>
  async (actor: Actor, asked: Asked): Promise<Receipt[]> => {
    const { group, placement } = await findPlacement(needs, asked)
    authorize(actor, { anyOf: ['groups.place'], see: 'groups.see' }, subjectOf(group))
    refuseChanged(placement, asked.version)
    const at = needs.now()
    return needs.placements.withdraw(withdrawn(placement, at), {
      name: 'groups.invitation-withdrawn',
      by: actor,
      at,
    })
  }
