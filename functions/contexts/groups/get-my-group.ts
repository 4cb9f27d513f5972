import type { Actor } from '../../../shared/access.ts'
import type { AnswerOf } from '../../../shared/contract.ts'
import type { getMyGroup as contract } from '../../../shared/groups.ts'
import type { GroupId, PersonId, RegionCode } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { subjectOf } from './group.ts'
import type { Groups, NameOf } from './ports.ts'

/** As it is shown, with whose names these are: the contract lets the ids not out. */
type MyGroup = AnswerOf<typeof contract> & {
  region: RegionCode
  helpers: { personId?: PersonId | undefined }[]
}

type Needs = { groups: Groups; nameOf: NameOf }

/** The group as its confirmed members see it, from the confirmation to the end of their place. */
export const getMyGroup =
  ({ groups, nameOf }: Needs) =>
  async (actor: Actor, id: GroupId): Promise<MyGroup> => {
    const group = await groups.find(id)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.see-as-member'] }, subjectOf(group))
    const helpers = group.seats.map(async ({ role, background }, seat) => {
      const helper = group.helpers.find((one) => one.seat === seat)
      const personId = helper?.personId
      return { role, background, personId, name: personId && (await nameOf(personId)) }
    })
    return { ...group, helpers: await Promise.all(helpers) }
  }
