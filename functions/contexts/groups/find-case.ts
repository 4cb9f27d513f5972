import type { Instant } from '../../../shared/dates.ts'
import type { GroupId, PersonId } from '../../../shared/ids.ts'
import { openSeats, type Group } from './group.ts'
import { type Bar, barOf } from './placement.ts'
import type { Groups, Placements } from './ports.ts'

type Needs = { groups: Groups; placements: Placements }

/** A group as matching needs it: its open seats, and who may not be asked again. */
export type Case = { group: Group; open: readonly number[]; bars: ReadonlyMap<PersonId, Bar> }

/** Answers a port of matching; the verb that asks authorizes on the group. */
export async function findCase(
  { groups, placements }: Needs,
  id: GroupId,
  now: Instant,
): Promise<Case | undefined> {
  const group = await groups.find(id)
  if (!group) return undefined
  const all = await placements.listOfGroup(id)
  const bars = new Map<PersonId, Bar>()
  for (const personId of new Set(all.map((one) => one.personId))) {
    const bar = barOf(all, personId, now)
    if (bar) bars.set(personId, bar)
  }
  return { group, open: group.status === 'CLOSED' ? [] : openSeats(group), bars }
}
