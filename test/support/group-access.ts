import { compose } from '../../functions/compose.ts'
import { openEmbedded } from '../../functions/platform/store/embedded.ts'
import type { Item, Store } from '../../functions/platform/store/port.ts'
import type { Actor } from '../../shared/access.ts'
import { personId } from '../../shared/ids.ts'
import { aClock, aTestApp, type Person, type TestApp } from './app.ts'
import { aGroupIn } from './builders/groups.ts'
import { aPlacementIn } from './builders/placements.ts'
import { aHelper, county } from './county.ts'

const coordinator: Actor = {
  personId: personId.parse('per_00000000000coord1'),
  grants: [{ role: 'COORDINATOR', region: county }],
}

/** For controls: a store that goes on giving a group as it was first read with a helper in it, as a cache would. */
function remembering(store: Store): Store {
  const kept = new Map<string, Item>()
  return {
    ...store,
    async get(key) {
      const name = `${key.pk} ${key.sk}`
      const item = kept.get(name) ?? (await store.get(key))
      const helpers = item?.data['helpers']
      if (item && key.pk.startsWith('GRP#') && Array.isArray(helpers) && helpers.length > 0)
        kept.set(name, item)
      return item
    },
  }
}

type Trial = { readonly asAgreed: boolean; readonly milliseconds: number }

/**
 * Trials of one helper's access to a group's page, over HTTP, asked for at once after each step: not while invited or
 * accepted, from the confirmation on, and no more once the place has ended or the group is closed.
 */
export async function groupAccess(trials: number, { guarded = true } = {}) {
  const clock = aClock()
  const store = openEmbedded(':memory:', clock.now)
  // The helper reads through the cache, where there is one; what coordinators do goes past it.
  const app = await aTestApp({ clock, store: guarded ? store : remembering(store) })
  const helper = await aHelper(app)
  const outcomes: Trial[] = []
  for (let n = 0; n < trials; n++)
    outcomes.push(await aTrial({ ...app, adapters: { ...app.adapters, store } }, helper, n))
  await store.close()
  return {
    wrong: outcomes.filter(({ asAgreed }) => !asAgreed).length,
    slowest: Math.max(...outcomes.map(({ milliseconds }) => milliseconds)),
  }
}

async function aTrial(app: TestApp, helper: Person, n: number): Promise<Trial> {
  const asSystem = () => compose(app.adapters, { personId: 'system', route: 'test' })
  const verbs = () => compose(app.adapters, { personId: coordinator.personId, route: 'test' }).groups
  const group = await aGroupIn({ ...app, asSystem })
  const seen: number[] = []
  let slowest = 0
  const look = async () => {
    const since = performance.now()
    seen.push((await helper.call('get', `/api/groups/${group.id}/member`)).status)
    slowest = Math.max(slowest, performance.now() - since)
  }
  await look()
  const placement = await aPlacementIn({ ...app, asSystem }, 'ACCEPTED', {
    group,
    personId: helper.personId,
    seat: 2,
  })
  const asked = { groupId: group.id, placementId: placement.id, version: placement.version }
  await look()
  await verbs().confirmPlacement(coordinator, asked)
  await look()
  if (n % 2 === 0)
    await verbs().endPlacement(coordinator, { ...asked, version: asked.version + 1 }, '工作调动。')
  else await verbs().closeGroup(coordinator, group.id, (await verbs().groups.find(group.id))?.version ?? 0)
  await look()
  return { asAgreed: seen.join() === '404,404,200,404', milliseconds: slowest }
}
