import type { Language } from '../../shared/language.ts'
import { listRegions } from '../contexts/regions/list-regions.ts'
import { regionsStore } from '../contexts/regions/store.ts'
import type { Base } from './base.ts'

export function regionsOf(base: Base) {
  const list = listRegions({ regions: regionsStore(base) })
  return {
    listRegions: list,
    nameOf: async (code: string, language: Language) =>
      (await list()).find((one) => one.code === code)?.[language],
  }
}
