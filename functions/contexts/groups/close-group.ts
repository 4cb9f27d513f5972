import type { Actor } from '../../../shared/access.ts'
import type { GroupId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { closed, subjectOf } from './group.ts'
import { ended, isPending, mostLetGo, withdrawn } from './placement.ts'
import type { Groups, Placements } from './ports.ts'

type Needs = { groups: Groups; placements: Placements; now: Clock }

/** Ends the case and every place in it; helpers are free for other groups at once. */
export const closeGroup =
  ({ groups, placements, now }: Needs) =>
  async (actor: Actor, id: GroupId, version: number): Promise<Receipt[]> => {
    const group = await groups.find(id)
    if (!group) throw notFound()
    authorize(actor, { anyOf: ['groups.lead'], see: 'groups.see' }, subjectOf(group))
    if (group.version !== version) throw new Failure('changed-meanwhile')
    const at = now()
    const after = closed(group, at)
    const all = await placements.listOfGroup(id)
    const held = all.filter((one) => one.status === 'CONFIRMED').map((one) => ended(one, undefined, at))
    const pending = all.filter((one) => isPending(one, at)).slice(0, mostLetGo)
    const over = [...held, ...pending.map((one) => withdrawn(one, at))]
    return placements.close(after, over, { name: 'groups.closed', by: actor, at })
  }
