import type { Actor } from '../../../shared/access.ts'
import type { GroupInvitation } from '../../../shared/groups.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { invitationOf, isShown } from './card.ts'
import type { Group } from './group.ts'
import type { Groups, Placements } from './ports.ts'

/** As it is shown, with the group it speaks of: the contract lets that not out. */
export type OfGroup = GroupInvitation & { readonly of: Pick<Group, 'id' | 'region'> }

type Needs = { groups: Groups; placements: Placements; now: Clock }

/** One's own invitations that await an answer or a confirmation, and the places one holds; newest first. */
export const listMyInvitations =
  ({ groups, placements, now }: Needs) =>
  async (actor: Actor): Promise<OfGroup[]> => {
    authorize(actor, { anyOf: ['groups.answer-invitation'] }, { personId: actor.personId })
    const at = now()
    const listed = await placements.listOfPerson(actor.personId)
    const cards = listed.map(async ({ groupId, id }) => {
      // The index may lag behind; what the card opens depends on the state as it is.
      const [group, placement] = await Promise.all([groups.find(groupId), placements.find(groupId, id)])
      return group && placement && isShown(group, placement, at)
        ? [{ ...invitationOf(group, placement), of: group }]
        : []
    })
    return (await Promise.all(cards)).flat()
  }
