import { addMinutes, type Instant } from '../../../shared/dates.ts'
import { answerDays, type CoarseCard, type DeclineReason } from '../../../shared/groups.ts'
import type { GroupId, PersonId, PlacementId, RegionCode } from '../../../shared/ids.ts'
import type { PlacementStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'

/** A volunteer's way into one seat of a group, from the invitation to the end. */
export type Placement = {
  readonly id: PlacementId
  readonly version: number
  readonly groupId: GroupId
  readonly personId: PersonId
  readonly seat: number
  /** Of the group, so that lists by county and scope need not ask. */
  readonly county: RegionCode
  readonly region: RegionCode
  readonly status: PlacementStatus
  /** The outline that the person was shown: it stays as it was, so that nothing can be told from a change. */
  readonly card: CoarseCard
  readonly invitedAt: Instant
  readonly answeredAt?: Instant | undefined
  readonly confirmedAt?: Instant | undefined
  readonly endedAt?: Instant | undefined
  readonly declined?: DeclineReason | undefined
  /** Why it ended, in the coordinator's words. */
  readonly reason?: string | undefined
}

export type Answer = { accept: true } | { accept: false; reason: DeclineReason }

type Asked = Pick<Placement, 'id' | 'groupId' | 'personId' | 'seat' | 'county' | 'region' | 'card'>

export const invited = (asked: Asked, now: Instant): Placement => ({
  ...asked,
  version: 0,
  status: 'INVITED',
  invitedAt: now,
})

/** Until when an answer counts. */
export const answerableUntil = ({ invitedAt }: Pick<Placement, 'invitedAt'>): Instant =>
  addMinutes(invitedAt, answerDays * 24 * 60)

/** An invitation without an answer ends by itself; nothing is stored for it. */
export const hasLapsed = (placement: Placement, now: Instant): boolean =>
  placement.status === 'INVITED' && now >= answerableUntil(placement)

/** Invited or accepted, and still to be decided. */
export const isPending = (placement: Placement, now: Instant): boolean =>
  placement.status === 'ACCEPTED' || (placement.status === 'INVITED' && !hasLapsed(placement, now))

/** Accepts, or declines without penalty; who has accepted may still decline until confirmed. */
export function answered(placement: Placement, answer: Answer, now: Instant): Placement {
  if (!isPending(placement, now) || (answer.accept && placement.status !== 'INVITED'))
    throw new Failure('invitation-ended')
  if (answer.accept) return { ...placement, status: 'ACCEPTED', answeredAt: now }
  return { ...placement, status: 'DECLINED', answeredAt: now, declined: answer.reason }
}

/** Takes back what is not confirmed; a lapsed invitation too, to tidy up. */
export function withdrawn(placement: Placement, now: Instant): Placement {
  if (placement.status !== 'INVITED' && placement.status !== 'ACCEPTED') throw new Failure('wrong-stage')
  return { ...placement, status: 'WITHDRAWN', endedAt: now }
}

export function confirmed(placement: Placement, now: Instant): Placement {
  if (placement.status !== 'ACCEPTED') throw new Failure('wrong-stage')
  return { ...placement, status: 'CONFIRMED', confirmedAt: now }
}

/** `reason` is missing when the whole group closes. */
export function ended(placement: Placement, reason: string | undefined, now: Instant): Placement {
  if (placement.status !== 'CONFIRMED') throw new Failure('wrong-stage')
  return { ...placement, status: 'ENDED', endedAt: now, reason }
}

/** Why a person may not be asked again for this group. Who declined is not told apart: a conflict of interest is nobody's business. */
export type Bar = 'already-in-group' | 'declined-before'

export function barOf(placements: readonly Placement[], personId: PersonId, now: Instant): Bar | undefined {
  const own = placements.filter((one) => one.personId === personId)
  if (own.some((one) => one.status === 'CONFIRMED' || isPending(one, now))) return 'already-in-group'
  return own.some((one) => one.status === 'DECLINED') ? 'declined-before' : undefined
}

/**
 * How many pending invitations are withdrawn in the transaction that fills their seat or closes their group; a
 * transaction has 100 changes. Those beyond it can no longer be accepted, because seat or group say no.
 */
export const mostLetGo = 12
