import { Failure } from '../../kernel/failure.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Query } from '../../platform/store/port.ts'
import { isErased, openAll } from '../../platform/store/record.ts'
import type { Queue, Volunteers } from './ports.ts'
import { checkCodesOf, claimsOf } from './store-beside.ts'
import { itemsOf, toWaiting } from './store-item.ts'
import type { Volunteer } from './volunteer.ts'

type Needs = { db: Db; sealer: Sealer; keys: Keys }

/** Volunteers of a county at one stage and standing: more than this is no list to read at once. */
const most = 5000

type Happening = Parameters<Volunteers['decide']>[1]

export function volunteersStore({ db, sealer, keys: master }: Needs): Volunteers {
  const { toVolunteer } = itemsOf(sealer)
  const claims = claimsOf(master)
  const codes = checkCodesOf({ db, sealer })
  const saveOf = saving(sealer)
  return {
    async find(id) {
      const item = await db.get(keys.volunteer(id))
      return item && toVolunteer(item)
    },
    checkCodeOf: codes.find,
    async page(queue, request) {
      const { items, ...rest } = await db.page(queryOf(queue), request)
      return { ...rest, items: await openAll(items, toVolunteer) }
    },
    listWaiting: async (queue) =>
      (await db.collect(queryOf(queue), most)).filter((one) => !isErased(one)).map(toWaiting),
    list: async (queue) => openAll(await db.collect(queryOf(queue), most), toVolunteer),
    async create(volunteer, code, beliefs, event) {
      const kept = await codes.keep(volunteer.personId, code)
      const beside = [claims.take(volunteer), ...kept, ...beliefs]
      return db.commit({ saves: [await saveOf(volunteer, event)], with: beside })
    },
    async resubmit(volunteer, before, code, event) {
      const kept = await codes.keep(volunteer.personId, code)
      const beside = [...claims.move(volunteer, before), ...kept]
      return db.commit({ saves: [await saveOf(volunteer, event)], with: beside })
    },
    decide: async (volunteer, event) =>
      db.commit({ saves: [await saveOf(volunteer, event)], with: await codes.drop(volunteer.personId) }),
    save: async (volunteer, beliefs, event) =>
      db.commit({ saves: [await saveOf(volunteer, event)], with: beliefs }),
    unchanged: ({ personId: id, version }) =>
      believe({ check: keys.volunteer(id), if: { version } }, new Failure('changed-meanwhile')),
  }
}

/** The save of a file, listed by county, stage and standing. */
const saving =
  (sealer: Sealer) =>
  async (volunteer: Volunteer, event: Happening): Promise<Save> => {
    const { personId: id, version, region, stage, standing, stageSince } = volunteer
    const index = lists.volunteersOfCounty(region, [stage, standing], stageSince)
    const data = await itemsOf(sealer).toData(volunteer)
    return { id, key: keys.volunteer(id), version, data, index, event: { ...event, region } }
  }

function queryOf({ county, stage, standing }: Queue): Omit<Query, 'limit' | 'after'> {
  const range = standing === undefined ? {} : { range: { prefix: `${standing}#` } }
  return { pk: `REG#${county}#VOLUNTEERS#${stage}`, index: 'g1', ...range }
}
