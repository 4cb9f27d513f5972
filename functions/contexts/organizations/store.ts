import { Failure } from '../../kernel/failure.ts'
import type { Sealer } from '../../platform/crypto/seal.ts'
import { believe } from '../../platform/store/belief.ts'
import type { Db, Save } from '../../platform/store/db.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Query } from '../../platform/store/port.ts'
import { openAll } from '../../platform/store/record.ts'
import type { Organization } from './organization.ts'
import type { Organizations, Queue } from './ports.ts'
import { itemsOf } from './store-item.ts'

type Needs = { db: Db; sealer: Sealer }

/** Organizations of one county in one status. */
const most = 2000

type Happening = Parameters<Organizations['decide']>[1]

export function organizationsStore({ db, sealer }: Needs): Organizations {
  const { toData, toOrganization } = itemsOf(sealer)
  async function saveOf(organization: Organization, event: Happening): Promise<Save> {
    const { organizationId: id, version, region, status, registeredAt } = organization
    const index = lists.organizationsOfCounty(region, status, registeredAt)
    return {
      id,
      key: keys.organization(id),
      version,
      data: await toData(organization),
      index,
      event: { ...event, region },
    }
  }
  return {
    async find(id) {
      const item = await db.get(keys.organization(id))
      return item && toOrganization(item)
    },
    async page(queue, request) {
      const { items, ...rest } = await db.page(queryOf(queue), request)
      return { ...rest, items: await openAll(items, toOrganization) }
    },
    list: async (queue) => openAll(await db.collect(queryOf(queue), most), toOrganization),
    async create(organization, beliefs, event) {
      // What is refused in the end makes no data key: sealing would.
      if (await db.get(keys.creditCodeTaken(organization.creditCode))) throw new Failure('credit-code-taken')
      return db.commit({
        saves: [await saveOf(organization, event)],
        with: [takeCode(organization), ...beliefs],
      })
    },
    async decide(organization, event) {
      const beside = organization.status === 'REFUSED' ? [freeCode(organization)] : []
      return db.commit({ saves: [await saveOf(organization, event)], with: beside })
    },
    unchanged: ({ organizationId: id, version }) =>
      believe({ check: keys.organization(id), if: { version } }, new Failure('changed-meanwhile')),
  }
}

const takeCode = ({ creditCode, organizationId }: Organization) =>
  believe(
    {
      put: { ...keys.creditCodeTaken(creditCode), version: 1, data: { organizationId } },
      if: { absent: true },
    },
    new Failure('credit-code-taken'),
  )

const freeCode = ({ creditCode }: Organization) =>
  believe({ delete: keys.creditCodeTaken(creditCode), if: { version: 1 } })

const queryOf = ({ county, status }: Queue): Omit<Query, 'limit' | 'after'> => ({
  pk: `REG#${county}#ORGANIZATIONS#${status}`,
  index: 'g1',
})
