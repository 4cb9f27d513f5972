import type { Subject } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { GroupInput, SeatInput } from '../../../shared/groups.ts'
import type { GroupId, PersonId, PlacementId, RegionCode } from '../../../shared/ids.ts'
import type { GroupStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'

/** A volunteer whose place is confirmed. */
export type Helper = {
  readonly seat: number
  readonly personId: PersonId
  readonly placementId: PlacementId
  readonly since: Instant
}

/** A 帮教小组 as an anonymous case: what the portal knows of it, and who helps. */
export type Group = Omit<GroupInput, 'seats'> & {
  readonly id: GroupId
  readonly version: number
  readonly code: string
  /** The township of the leading office, or else the county: who leads there may see it. */
  readonly region: RegionCode
  /** In this order for good: a seat is known by its position. */
  readonly seats: readonly SeatInput[]
  readonly helpers: readonly Helper[]
  readonly status: GroupStatus
  readonly openedAt: Instant
  readonly closedAt?: Instant | undefined
}

export type Change = Pick<GroupInput, 'availability' | 'helpFields' | 'riskNotice' | 'note'>

export const openGroup = (id: GroupId, code: string, input: GroupInput, now: Instant): Group => ({
  ...input,
  id,
  version: 0,
  code,
  region: input.township ?? input.county,
  seats: withWoman(input),
  helpers: [],
  status: 'MATCHING',
  openedAt: now,
})

/**
 * In a woman's group at least one member is a woman (社区矫正法 art. 25, by analogy). A mark on an official's seat says
 * that a woman holds it; where nothing is marked, the first volunteer's seat is.
 */
export function withWoman({ sex, seats }: Pick<GroupInput, 'sex' | 'seats'>): SeatInput[] {
  if (sex !== 'FEMALE' || seats.some((seat) => seat.womanOnly)) return seats
  const first = seats.findIndex((seat) => seat.role === 'VOLUNTEER')
  return seats.map((seat, at) => (at === first ? { ...seat, womanOnly: true } : seat))
}

/** Officials' seats are named by the office: they are filled from the start. */
export const isFilled = (group: Pick<Group, 'seats' | 'helpers'>, seat: number): boolean =>
  group.seats[seat]?.role !== 'VOLUNTEER' || group.helpers.some((one) => one.seat === seat)

/** Positions of the volunteers' seats that nobody holds. */
export const openSeats = (group: Pick<Group, 'seats' | 'helpers'>): number[] =>
  group.seats.map((_, seat) => seat).filter((seat) => !isFilled(group, seat))

export const volunteerSeats = (group: Pick<Group, 'seats'>): number =>
  group.seats.filter((seat) => seat.role === 'VOLUNTEER').length

export function refuseClosed({ status }: Pick<Group, 'status'>): void {
  if (status === 'CLOSED') throw new Failure('group-closed')
}

export function changed(group: Group, change: Change): Group {
  refuseClosed(group)
  const { availability, helpFields, riskNotice, note } = change
  return { ...group, availability, helpFields, riskNotice, note }
}

/** The end of the case: nobody is a member any more, so that the file closes with it. */
export function closed(group: Group, now: Instant): Group {
  refuseClosed(group)
  return { ...group, status: 'CLOSED', closedAt: now, helpers: [] }
}

/** One more helper; the group is active once every volunteer's seat is held. */
export function withHelper(group: Group, helper: Helper): Group {
  refuseClosed(group)
  if (isFilled(group, helper.seat)) throw new Failure('seat-taken')
  return restated({ ...group, helpers: [...group.helpers, helper] })
}

export const withoutHelper = (group: Group, placementId: PlacementId): Group =>
  restated({ ...group, helpers: group.helpers.filter((one) => one.placementId !== placementId) })

const restated = (group: Group): Group =>
  group.status === 'CLOSED'
    ? group
    : { ...group, status: openSeats(group).length === 0 ? 'ACTIVE' : 'MATCHING' }

/** What the rules of access look at. */
export const subjectOf = ({ region, helpers }: Pick<Group, 'region' | 'helpers'>): Subject => ({
  region,
  memberIds: helpers.map((one) => one.personId),
})
