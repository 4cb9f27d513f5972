import type { Day } from '../../../shared/dates.ts'
import type { PersonId } from '../../../shared/ids.ts'
import type { Refusal } from '../../../shared/matching.ts'
import { liesIn, prefectureOf } from '../../../shared/regions.ts'
import type { Believed } from '../../kernel/belief.ts'
import { centresOf, metresBetween } from './distance.ts'
import type { Bar, Case, FactsOf, ListRegions, Seat, StandingOf } from './ports.ts'
import { mostGroups, refusalsOf } from './rules.ts'

type Needs = { factsOf: FactsOf; standingOf: StandingOf; listRegions: ListRegions }
type Pair = { group: Case; seat: Seat; personId: PersonId; load: number; bar: Bar | undefined }

/**
 * Answers a port of groups: every hard rule for one pair on one day, believed (this volunteer's file, these
 * certificates, these requirements), so that a revocation before the commit refuses it. Nothing for volunteers of
 * other prefectures: a coordinator does not learn whether they exist.
 */
export async function judge(
  { factsOf, standingOf, listRegions }: Needs,
  { group, seat, personId, load, bar }: Pair,
  on: Day,
): Promise<Believed<{ refusals: Refusal[]; most: number }> | undefined> {
  const facts = await factsOf(personId)
  if (!facts || !liesIn(facts.answer.region, prefectureOf(group.county))) return undefined
  const { answer: volunteer, beliefs } = facts
  const [standing, regions] = await Promise.all([standingOf(personId, group.county, on), listRegions()])
  const metres = metresBetween(centresOf(regions), group, volunteer)
  const refusals = refusalsOf({ group, seat, volunteer, standing: standing.answer, load, bar, metres, on })
  return { answer: { refusals, most: mostGroups(volunteer) }, beliefs: [...beliefs, ...standing.beliefs] }
}
