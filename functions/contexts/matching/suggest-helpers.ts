import type { Actor } from '../../../shared/access.ts'
import { dayOf, type Day } from '../../../shared/dates.ts'
import type { GroupId } from '../../../shared/ids.ts'
import type { Suggestions } from '../../../shared/matching.ts'
import { countiesIn, prefectureOf } from '../../../shared/regions.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import { type Asked, candidatesFor, type Known, seatsByBackground } from './candidates.ts'
import { type Centres, centresOf, metresBetween } from './distance.ts'
import type { AppointedIn, FindCase, ListRegions, LoadOf, StandingOf, Volunteer } from './ports.ts'
import { weights } from './settings.ts'
import { bestOfEachSeat, candidateView, refusedView } from './suggestions.ts'
import { bestTeam } from './team.ts'

type Needs = {
  findCase: FindCase
  appointedIn: AppointedIn
  standingOf: StandingOf
  loadOf: LoadOf
  listRegions: ListRegions
  now: Clock
}

/** The best helpers for a group's open seats with their reasons, the best team with its proof, and why not the others. */
export const suggestHelpers =
  (needs: Needs) =>
  async (actor: Actor, groupId: GroupId): Promise<Suggestions> => {
    const found = await needs.findCase(groupId)
    if (!found) throw notFound()
    authorize(actor, { anyOf: ['matching.suggest'] }, { region: found.group.region })
    const asked: Asked = { ...found, on: dayOf(needs.now()) }
    const { fitting, refused } = candidatesFor(asked, await peopleFor(needs, asked))
    return {
      groupId,
      weightsVersion: weights.version,
      candidates: bestOfEachSeat(fitting).map(candidateView),
      refused: refusedView(refused),
      team: bestTeam(asked.open, found.group.priority, fitting),
    }
  }

/** Appointed volunteers of the prefecture whose profession some open seat asks for, with what others know of them. */
async function peopleFor(needs: Needs, asked: Asked): Promise<Known[]> {
  const seats = seatsByBackground(asked)
  if (seats.size === 0) return []
  const regions = await needs.listRegions()
  const counties = countiesIn(regions, prefectureOf(asked.group.county))
  const volunteers = (await Promise.all(counties.map(needs.appointedIn))).flat()
  const centres = centresOf(regions)
  return Promise.all(
    volunteers.filter((one) => seats.has(one.background)).map((one) => known(needs, asked, centres, one)),
  )
}

async function known(
  { standingOf, loadOf }: Needs,
  { group, on }: { group: Asked['group']; on: Day },
  centres: Centres,
  volunteer: Volunteer,
): Promise<Known> {
  const { personId } = volunteer
  const [{ answer: standing }, load] = await Promise.all([
    standingOf(personId, group.county, on),
    loadOf(personId),
  ])
  return { volunteer, standing, load, metres: metresBetween(centres, group, volunteer) }
}
