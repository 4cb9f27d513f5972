import type { CoarseCard, GroupInvitation } from '../../../shared/groups.ts'
import { prefectureOf } from '../../../shared/regions.ts'
import type { TimeOfWeek, WeekSlot } from '../../../shared/vocabulary.ts'
import { type Group, isFilled } from './group.ts'
import { answerableUntil, isPending, type Placement } from './placement.ts'
import type { Instant } from '../../../shared/dates.ts'

/** Whether the invited person still has something to do or to look at: what is over is not shown any more. */
export const isShown = (group: Group, placement: Placement, now: Instant): boolean =>
  placement.status === 'CONFIRMED' ||
  (isPending(placement, now) && group.status !== 'CLOSED' && !isFilled(group, placement.seat))

/** A part of a week as an outline tells it. */
const timeOf = (slot: WeekSlot): TimeOfWeek => {
  if (slot.endsWith('_EVE')) return 'EVENINGS'
  return slot.startsWith('SAT') || slot.startsWith('SUN') ? 'WEEKENDS' : 'WEEKDAYS'
}

const timesOf = ({ availability }: Pick<Group, 'availability'>): TimeOfWeek[] =>
  [...new Set(availability.map(timeOf))].toSorted()

type Facts = Pick<Group, 'county' | 'availability' | 'helpFields' | 'ageBand'>

/**
 * The outlines of a group, the fullest first: left out are, in this order, the age band, the fields of help and the
 * county. Which one is shown depends on how many groups it fits.
 */
export function outlines(group: Facts): CoarseCard[] {
  const { county, ageBand } = group
  const helpFields = group.helpFields.toSorted()
  const times = timesOf(group)
  const prefecture = prefectureOf(county)
  return [
    { region: county, times, helpFields, ageBand },
    { region: county, times, helpFields },
    { region: county, times },
    { region: prefecture, times },
  ]
}

/** What is shown where even the last outline fits too few groups. */
export const barest = ({ county }: Pick<Group, 'county'>): CoarseCard => ({ region: prefectureOf(county) })

/** What an invitation shows: before the confirmation only its outline, and nothing that leads to the group. */
export const invitationOf = (group: Group, placement: Placement): GroupInvitation => ({
  id: placement.id,
  version: placement.version,
  status: placement.status,
  background: group.seats[placement.seat]?.background,
  card: placement.card,
  riskNotice: group.riskNotice,
  invitedAt: placement.invitedAt,
  until: answerableUntil(placement),
  ...(placement.status === 'CONFIRMED' ? { group: { id: group.id, code: group.code } } : {}),
})
