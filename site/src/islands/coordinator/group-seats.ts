import type { GroupView, PlacementView, SeatInput } from '../../../../shared/groups.ts'
import type { CoordinatorEnums } from './coordinator-words.ts'

/** Whom a seat is for: a profession, or an office. */
export const seatLabel = (
  seat: Pick<SeatInput, 'role' | 'background'> | undefined,
  enums: CoordinatorEnums,
): string => {
  if (seat === undefined) return ''
  return seat.background === undefined ? enums.seatRole[seat.role] : enums.background[seat.background]
}

/** An invitation without an answer ends by itself on the last day. */
export const hasLapsed = (it: PlacementView): boolean =>
  it.status === 'INVITED' && Date.parse(it.until) <= Date.now()

/** Invited or accepted, and still to be decided. */
export const isPending = (it: PlacementView): boolean =>
  it.status === 'ACCEPTED' || (it.status === 'INVITED' && !hasLapsed(it))

/** The seats of a group as `SeatsFigure` shows them. */
export const seatsOf = (group: GroupView, enums: CoordinatorEnums) =>
  group.seats.map((seat) => {
    const own = group.placements.filter((it) => it.seat === seat.seat)
    const holder = own.find((it) => it.status === 'CONFIRMED')
    const state: 'named' | 'filled' | 'invited' | 'open' =
      seat.role !== 'VOLUNTEER' ? 'named' : seat.filled ? 'filled' : own.some(isPending) ? 'invited' : 'open'
    return {
      key: String(seat.seat),
      label: seatLabel(seat, enums),
      state,
      name: holder?.name,
      womanOnly: seat.womanOnly,
    }
  })

/** Positions of the volunteers' seats that nobody holds. */
export const openSeatsOf = (group: GroupView): number[] =>
  group.seats.filter((it) => it.role === 'VOLUNTEER' && !it.filled).map((it) => it.seat)
