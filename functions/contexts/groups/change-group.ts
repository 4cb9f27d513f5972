import type { Actor } from '../../../shared/access.ts'
import type { GroupId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { type Change, changed, subjectOf } from './group.ts'
import type { Groups } from './ports.ts'

type Needs = { groups: Groups; now: Clock }

/** Changes what is needed and when; seats stay as they were opened. */
export const changeGroup =
  ({ groups, now }: Needs) =>
  async (actor: Actor, id: GroupId, version: number, change: Change): Promise<Receipt[]> => {
    const group = await groups.find(id)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.lead'], see: 'groups.see' }, subjectOf(group))
    if (group.version !== version) throw new Failure('changed-meanwhile')
    return groups.save(changed(group, change), { name: 'groups.changed', by: actor, at: now() })
  }
