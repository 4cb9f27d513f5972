import type { Actor } from '../../../shared/access.ts'
import { maskName } from '../../../shared/formats.ts'
import type { GroupView, PlacementView } from '../../../shared/groups.ts'
import type { GroupId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { isFilled, subjectOf } from './group.ts'
import { answerableUntil, type Placement } from './placement.ts'
import type { Groups, NameOf, Placements } from './ports.ts'

type Needs = { groups: Groups; placements: Placements; nameOf: NameOf }

/** A group as those who lead it see it, with every invitation and place. */
export const getGroup =
  ({ groups, placements, nameOf }: Needs) =>
  async (actor: Actor, id: GroupId): Promise<GroupView> => {
    const group = await groups.find(id)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.see'] }, subjectOf(group))
    const all = await placements.listOfGroup(id)
    const views = all.map(async (one) => viewOf(one, (await nameOf(one.personId)) ?? ''))
    return {
      ...group,
      seats: group.seats.map((one, seat) => ({ ...one, seat, filled: isFilled(group, seat) })),
      placements: await Promise.all(views),
    }
  }

/** The name opens with the confirmation and closes with the end. */
const viewOf = (it: Placement, name: string): PlacementView => ({
  id: it.id,
  version: it.version,
  seat: it.seat,
  personId: it.personId,
  name: it.status === 'CONFIRMED' ? name : maskName(name),
  status: it.status,
  invitedAt: it.invitedAt,
  answeredAt: it.answeredAt,
  reason: it.reason,
  until: answerableUntil(it),
})
