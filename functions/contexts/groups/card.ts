import type { GroupInvitation } from '../../../shared/groups.ts'
import { type Group, isFilled } from './group.ts'
import { answerableUntil, isPending, type Placement } from './placement.ts'
import type { Instant } from '../../../shared/dates.ts'

/** Whether the invited person still has something to do or to look at: what is over is not shown any more. */
export const isShown = (group: Group, placement: Placement, now: Instant): boolean =>
  placement.status === 'CONFIRMED' ||
  (isPending(placement, now) && group.status !== 'CLOSED' && !isFilled(group, placement.seat))

/** Before confirmation only the coarse card: no code, no township, nothing that could be linked to a person. */
export function invitationCard(group: Group, placement: Placement): GroupInvitation {
  const { county, helpFields, ageBand, sex, availability, pairing } = group
  return {
    id: placement.id,
    groupId: group.id,
    version: placement.version,
    status: placement.status,
    background: group.seats[placement.seat]?.background,
    card: { county, helpFields, ageBand, sex, availability, pairing },
    riskNotice: group.riskNotice,
    invitedAt: placement.invitedAt,
    until: answerableUntil(placement),
    ...(placement.status === 'CONFIRMED' ? { code: group.code } : {}),
  }
}
