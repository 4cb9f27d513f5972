import * as z from 'zod'
import { instant } from '../../../shared/dates.ts'
import { personId, regionCode } from '../../../shared/ids.ts'
import { keys, lists } from '../../platform/store/keys.ts'
import type { Item } from '../../platform/store/port.ts'
import { defineRecord } from '../../platform/store/record.ts'
import type { FactorReset } from './lost-device.ts'
import type { FactorResets } from './lost-device-ports.ts'
import type { StoreNeeds } from './store.ts'

const schema = z.object({
  personId,
  status: z.enum(['ASKED', 'STARTED', 'DONE', 'REFUSED', 'STOPPED']),
  region: regionCode,
  askedAt: instant,
  expiresAt: instant,
  startedBy: z.optional(personId),
  startedAt: z.optional(instant),
  reason: z.optional(z.string()),
})

/** A request for help after a lost device as it is stored. */
export const resetRecord = defineRecord('factor reset', schema, 'personId', {
  personId: 'L2',
  status: 'L2',
  region: 'L2',
  askedAt: 'L2',
  expiresAt: 'L2',
  startedBy: 'L2',
  startedAt: 'L2',
  reason: 'account.resetReason',
})

/** Of a region at once; each person has one. */
const most = 500

export function factorResetsStore({ db, sealer }: StoreNeeds): FactorResets {
  async function toReset(item: Item): Promise<FactorReset[]> {
    const it = await resetRecord.open(sealer, item)
    if (!it) return []
    const { startedBy, startedAt, reason, ...rest } = it
    return [
      {
        ...rest,
        version: item.version,
        ...(startedBy === undefined ? {} : { startedBy }),
        ...(startedAt === undefined ? {} : { startedAt }),
        ...(reason === undefined ? {} : { reason }),
      },
    ]
  }
  return {
    async find(person) {
      const item = await db.get(keys.factorReset(person))
      return item && (await toReset(item))[0]
    },
    async save({ version, ...reset }, event, beliefs = []) {
      const key = keys.factorReset(reset.personId)
      const data = await resetRecord.toData(sealer, key, reset)
      const isWaiting = reset.status === 'ASKED' || reset.status === 'STARTED'
      const index = isWaiting ? lists.factorResets(reset.region, reset.askedAt) : {}
      return db.commit({ saves: [{ id: reset.personId, key, version, data, index, event }], with: beliefs })
    },
    async listIn(region) {
      const pk = lists.factorResets(region, '').g1pk ?? ''
      const found = await Promise.all(
        (['g1', 'g2', 'g3'] as const).map(async (index) => db.collect({ pk, index }, most)),
      )
      return (await Promise.all(found.flat().map(toReset))).flat()
    },
  }
}
