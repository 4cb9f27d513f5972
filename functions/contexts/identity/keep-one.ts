import type { Grant } from '../../../shared/access.ts'
import type { Day } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Belief } from '../../kernel/belief.ts'
import { anotherOf, needsAnother } from './grants.ts'
import type { Roster } from './ports.ts'

/**
 * The last administrator of a region stays, and so does the last manager of an organization. Whoever takes a lasting
 * one away names another who remains, and believes at the commit that this other's entry is as it was read: two who are
 * taken away at once cannot both rest on each other.
 */
export async function anotherKeeps(
  roster: Roster,
  leaving: PersonId,
  before: Grant,
  after: Grant | undefined,
  on: Day,
): Promise<Belief[]> {
  if (!needsAnother(before, after, on)) return []
  return [anotherOf(await roster.holdersOf(before), leaving, on).remains]
}
