import { mostRegions, region, type Region } from '../../../shared/regions.ts'
import type { Db } from '../../platform/store/db.ts'
import type { Regions } from './list-regions.ts'

export const regionsStore = ({ db }: { db: Db }): Regions => ({
  async list() {
    const items = await db.collect({ pk: 'REGIONS' }, mostRegions)
    return items.map((item): Region => region.parse(item.data))
  },
})
