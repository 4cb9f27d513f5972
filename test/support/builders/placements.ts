import type { DeclineReason } from '../../../shared/groups.ts'
import { withHelper, withoutHelper, type Group } from '../../../functions/contexts/groups/group.ts'
import { answered, confirmed, ended, type Placement } from '../../../functions/contexts/groups/placement.ts'
import type { Instant } from '../../../shared/dates.ts'
import { type PersonId, placementId } from '../../../shared/ids.ts'
import type { TestApp } from '../app.ts'
import { aPlacement } from './groups.ts'

type In = Pick<TestApp, 'asSystem' | 'adapters'>
type State = 'INVITED' | 'ACCEPTED' | 'DECLINED' | 'CONFIRMED' | 'ENDED'
type Where = { group: Group; personId: PersonId; seat: number; at?: Instant; reason?: DeclineReason }

const anyone = { answer: { refusals: [], most: 99 }, beliefs: [] }

/** A placement that stands in the store in the given state; eligibility is not asked. */
export async function aPlacementIn(
  app: In,
  state: State,
  { group, personId, seat, at = app.adapters.now(), reason = 'NO_TIME' }: Where,
): Promise<Placement> {
  const id = placementId.parse(app.adapters.newId('plc'))
  const by = 'system' as const
  const saved = async (step: (verbs: Stores, group: Group, before: Placement) => Promise<unknown>) => {
    const { groups, placements } = app.asSystem().groups
    const now = await groups.find(group.id)
    const before = await placements.find(group.id, id)
    if (!now) throw new Error('the group does not stand in the store')
    await step(
      { groups, placements },
      now,
      before ?? aPlacement.invited({ group, id, personId, seat, now: at }),
    )
  }
  await saved(({ placements }, now, one) => placements.invite(one, now, { name: 'groups.invited', by, at }))
  if (state === 'DECLINED')
    await saved(({ placements }, _, one) =>
      placements.decline(answered(one, { accept: false, reason }, at), {
        name: 'groups.invitation-declined',
        by,
        at,
      }),
    )
  if (state === 'ACCEPTED' || state === 'CONFIRMED' || state === 'ENDED')
    await saved(({ placements }, _, one) =>
      placements.accept(answered(one, { accept: true }, at), { name: 'groups.invitation-accepted', by, at }),
    )
  if (state === 'CONFIRMED' || state === 'ENDED')
    await saved(({ placements }, now, one) =>
      placements.confirm(
        confirmed(one, at),
        withHelper(now, { seat, personId, placementId: id, since: at }),
        [],
        { name: 'groups.place-confirmed', by, at },
        anyone,
      ),
    )
  if (state === 'ENDED')
    await saved(({ placements }, now, one) =>
      placements.end(ended(one, '工作调动。', at), withoutHelper(now, id), {
        name: 'groups.place-ended',
        by,
        at,
      }),
    )
  const placement = await app.asSystem().groups.placements.find(group.id, id)
  if (!placement) throw new Error('the placement does not stand in the store')
  return placement
}

type Stores = Pick<ReturnType<TestApp['asSystem']>['groups'], 'groups' | 'placements'>
