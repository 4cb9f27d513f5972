import type { Actor } from '../../../shared/access.ts'
import { type Day, dayOf } from '../../../shared/dates.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type Asked, findPlacement, type Needs as Stores, refuseChanged } from './find-placement.ts'
import { type Group, refuseClosed, subjectOf, withHelper } from './group.ts'
import { confirmed, isPending, mostLetGo, type Placement, withdrawn } from './placement.ts'
import type { EligibilityOf, Eligible } from './ports.ts'

type Needs = Stores & { eligibilityOf: EligibilityOf; now: Clock }

/**
 * Makes an acceptance a place. Whether the volunteer is still eligible is asked again, and the answer, the seat and
 * the load are checked in the transaction itself: weeks may lie between invitation and confirmation.
 */
export const confirmPlacement =
  (needs: Needs) =>
  async (actor: Actor, asked: Asked): Promise<Receipt[]> => {
    const { group, placement } = await findPlacement(needs, asked)
    authorize(actor, { anyOf: ['groups.place'], see: 'groups.see' }, subjectOf(group))
    refuseClosed(group)
    refuseChanged(placement, asked.version)
    const at = needs.now()
    const after = confirmed(placement, at)
    const { seat, personId, id: placementId } = placement
    const filled = withHelper(group, { seat, personId, placementId, since: at })
    const eligible = await stillEligible(needs, group, placement, dayOf(at))
    const all = await needs.placements.listOfGroup(group.id)
    const others = all
      .filter((one) => one.seat === seat && one.id !== placementId && isPending(one, at))
      .slice(0, mostLetGo)
    const letGo = others.map((one) => withdrawn(one, at))
    return needs.placements.confirm(
      after,
      filled,
      letGo,
      { name: 'groups.place-confirmed', by: actor, at },
      eligible,
    )
  }

async function stillEligible(
  { eligibilityOf, placements }: Needs,
  group: Group,
  placement: Placement,
  on: Day,
): Promise<Eligible> {
  const seat = group.seats[placement.seat]
  if (!seat) throw notFound()
  const { personId } = placement
  const load = await placements.loadOf(personId)
  const eligible = await eligibilityOf({ group, seat, personId, load, bar: undefined }, on)
  if (!eligible) throw notFound()
  const { refusals } = eligible.answer
  if (refusals.length === 1 && refusals[0]?.rule === 'load-reached') throw new Failure('load-reached')
  if (refusals.length > 0) throw new Failure('not-eligible', { refusals })
  return eligible
}
