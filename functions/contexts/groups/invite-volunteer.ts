import type { Actor } from '../../../shared/access.ts'
import { addMinutes, dayOf, type Instant } from '../../../shared/dates.ts'
import { type CoarseCard, outlineFits } from '../../../shared/groups.ts'
import type { GroupId, PersonId, PlacementId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type Group, isFilled, refuseClosed, subjectOf } from './group.ts'
import { barest, outlines } from './card.ts'
import { barOf, invited } from './placement.ts'
import type { CountiesOf, EligibilityOf, Groups, Placements } from './ports.ts'

type Needs = {
  groups: Groups
  placements: Placements
  eligibilityOf: EligibilityOf
  countiesOf: CountiesOf
  newPlacementId: () => PlacementId
  now: Clock
}

/**
 * Asks an eligible volunteer for one seat. Several may be asked for the same seat: the first confirmed has it. What is
 * eligible here is not believed at commit: the confirmation asks again, and believes it there.
 */
export const inviteVolunteer =
  (needs: Needs) =>
  async (actor: Actor, groupId: GroupId, personId: PersonId, at: number): Promise<Receipt[]> => {
    const { groups, placements, eligibilityOf, newPlacementId, now } = needs
    const group = await groups.find(groupId)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.place'], see: 'groups.see' }, subjectOf(group))
    refuseClosed(group)
    const seat = group.seats[at]
    if (!seat) throw notFound()
    if (isFilled(group, at)) throw new Failure('seat-taken')
    const instant = now()
    const bar = barOf(await placements.listOfGroup(groupId), personId, instant)
    if (bar === 'already-in-group') throw new Failure('already-invited')
    const load = await placements.loadOf(personId)
    const eligible = await eligibilityOf({ group, seat, personId, load, bar }, dayOf(instant))
    if (!eligible) throw notFound()
    if (eligible.answer.refusals.length > 0)
      throw new Failure('not-eligible', { refusals: eligible.answer.refusals })
    const { county, region } = group
    const card = await outlineOf(needs, group, instant)
    const asked = { id: newPlacementId(), groupId, personId, seat: at, county, region, card }
    const placement = invited(asked, instant)
    return placements.invite(placement, group, { name: 'groups.invited', by: actor, at: instant })
  }

const daysCounted = 365

/** The fullest outline that fits enough groups. */
async function outlineOf({ groups, countiesOf }: Needs, group: Group, now: Instant): Promise<CoarseCard> {
  const closedAfter = addMinutes(now, -daysCounted * 24 * 60)
  for (const outline of outlines(group)) {
    const counties = await countiesOf(outline.region)
    if ((await groups.countLike(counties, outline, closedAfter)) >= outlineFits) return outline
  }
  return barest(group)
}
