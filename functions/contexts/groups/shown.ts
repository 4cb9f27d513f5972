import type { Actor } from '../../../shared/access.ts'
import type { GroupRow, GroupView, PlacementView } from '../../../shared/groups.ts'
import type { GroupId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Shown, Told } from '../../kernel/shown.ts'
import type { OfGroup } from './list-my-invitations.ts'

type Field = 'group.code' | 'group.needs' | 'group.notes'
type Placing = 'volunteer.name' | 'placement.progress' | 'placement.answer'

/** The whole group, who its members are by name, and why somebody declined or left. A masked name discloses nothing. */
export const ofGroup = (view: GroupView): Told<Field | Placing> => ({
  within: { region: view.region },
  shown: [
    { subject: view.id, fields: ['group.code', 'group.needs', 'group.notes'] },
    ...view.placements.map((one) => ({ subject: one.personId, fields: ofPlacement(one) })),
  ],
})

const ofPlacement = ({ status, reason }: PlacementView): Placing[] => [
  ...(status === 'CONFIRMED' ? (['volunteer.name', 'placement.progress'] as const) : []),
  ...(reason === undefined ? [] : (['placement.answer'] as const)),
]

/** A list of a county's groups: what stands in its rows. */
export const ofGroups = (
  rows: readonly GroupRow[],
  region: RegionCode,
): Told<'group.code' | 'group.needs'> => ({
  within: { region },
  shown: rows.map(({ id }) => ({ subject: id, fields: ['group.code', 'group.needs'] })),
})

/** What an invitation tells of a group: the risk notice, and the code once confirmed; its outline fits many groups. */
export const ofInvitations = (
  actor: Actor,
  invitations: readonly OfGroup[],
): Told<'group.code' | 'group.notes'> => ({
  within: { personId: actor.personId, region: invitations[0]?.of.region },
  shown: invitations.map(({ of, group }) => ({
    subject: of.id,
    fields: group ? (['group.code', 'group.notes'] as const) : (['group.notes'] as const),
  })),
})

type MyGroup = {
  readonly id: GroupId
  readonly region: RegionCode
  readonly helpers: readonly { readonly personId?: PersonId | undefined }[]
}

/** The group as a member sees it, with the names of the others. */
export const ofMyGroup = (actor: Actor, group: MyGroup): Told<Field | 'volunteer.name'> => ({
  within: { memberIds: [actor.personId], region: group.region },
  shown: [
    { subject: group.id, fields: ['group.code', 'group.needs', 'group.notes'] },
    ...group.helpers.flatMap(({ personId }): Shown<'volunteer.name'>[] =>
      personId === undefined ? [] : [{ subject: personId, fields: ['volunteer.name'] }],
    ),
  ],
})
