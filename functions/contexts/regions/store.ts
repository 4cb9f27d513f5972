import { region, type Region } from '../../../shared/regions.ts'
import type { Db } from '../../platform/store/db.ts'
import type { Regions } from './list-regions.ts'

/** Townships of one prefecture are some hundreds. */
const most = 2000

export const regionsStore = ({ db }: { db: Db }): Regions => ({
  async list() {
    const items = await db.collect({ pk: 'REGIONS' }, most)
    return items.map((item): Region => region.parse(item.data))
  },
})
