import type { CoarseCard } from '../../shared/groups.ts'
import { liesIn } from '../../shared/regions.ts'
import { outlines } from '../../functions/contexts/groups/card.ts'
import type { Group } from '../../functions/contexts/groups/group.ts'
import { addMinutes, type Instant } from '../../shared/dates.ts'
import type { GroupInput } from '../../shared/groups.ts'
import { countyCode } from '../../shared/ids.ts'
import { ageBand, helpField, weekSlot } from '../../shared/vocabulary.ts'
import { aHelper, aCounty, invite } from './county.ts'
import { aGroupIn } from './builders/groups.ts'

/** Numbers from 0 to below 1, the same for the same seed (Lehmer, 1951). */
function chanceOf(seed: number): () => number {
  let state = (seed * 48_271) % 2_147_483_647 || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Whether a group may be the one that an outline was made from. */
export function fits(outline: CoarseCard, group: Group, now: Instant): boolean {
  const yearAgo = addMinutes(now, -365 * 24 * 60)
  if (group.closedAt !== undefined && group.closedAt < yearAgo) return false
  const [full] = outlines(group)
  const same = (a: unknown, b: unknown) => a === undefined || JSON.stringify(a) === JSON.stringify(b)
  return (
    liesIn(group.county, outline.region) &&
    same(outline.times, full?.times) &&
    same(outline.helpFields, full?.helpFields) &&
    same(outline.ageBand, full?.ageBand)
  )
}

/** A group of the prefecture by chance; few kinds, so that some are common and some are rare. */
function anyGroup(chance: () => number): Partial<GroupInput> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() ** 2 * from.length)] as T
  const county = countyCode.parse(pick(['990101', '990102', '990103']))
  return {
    county,
    township: undefined,
    ageBand: pick(ageBand.options),
    helpFields: [pick(helpField.options)],
    availability: [pick(weekSlot.options), pick(['MON_AM', 'SAT_AM'] as const)],
  }
}

/** So many groups of one prefecture, one volunteer who is asked by all of them, and what each invitation showed. */
export async function invitedByAll(count: number, seed: number) {
  const chance = chanceOf(seed)
  const { app, ann } = await aCounty()
  const bo = await aHelper(app, 1, { remote: true })
  const groups: Group[] = []
  for (let n = 0; n < count; n++) groups.push(await aGroupIn(app, anyGroup(chance)))
  for (const one of groups.filter(({ county }) => county === '990101')) await invite(ann, one.id, bo)
  const { invitations } = (await bo.call('get', '/api/groups/invitations/me')).body
  return {
    app,
    groups,
    cards: invitations.map((one: { card: CoarseCard }) => one.card) as CoarseCard[],
    now: app.clock.now(),
  }
}
