import type { Actor } from '../../../shared/access.ts'
import type { AnswerOf } from '../../../shared/contract.ts'
import type { getMyGroup as contract } from '../../../shared/groups.ts'
import type { GroupId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import { subjectOf } from './group.ts'
import type { Groups, NameOf } from './ports.ts'

type Needs = { groups: Groups; nameOf: NameOf }

/** The group as its confirmed members see it, from the confirmation to the end of their place. */
export const getMyGroup =
  ({ groups, nameOf }: Needs) =>
  async (actor: Actor, id: GroupId): Promise<AnswerOf<typeof contract>> => {
    const group = await groups.find(id)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.see-as-member'] }, subjectOf(group))
    const helpers = group.seats.map(async ({ role, background }, seat) => {
      const helper = group.helpers.find((one) => one.seat === seat)
      return { role, background, name: helper && (await nameOf(helper.personId)) }
    })
    return { ...group, helpers: await Promise.all(helpers) }
  }
