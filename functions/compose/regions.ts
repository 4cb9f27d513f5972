import type { Language } from '../../shared/language.ts'
import { listRegions } from '../contexts/regions/list-regions.ts'
import { requireRegions } from '../contexts/regions/require-regions.ts'
import { regionsStore } from '../contexts/regions/store.ts'
import type { Base } from './base.ts'
import { remembered } from './remembered.ts'

export function regionsOf(base: Base) {
  const stored = regionsStore(base)
  // Many a request asks several times; they change only with the deployment.
  const listed = remembered((_all: 'all') => stored.list())
  const regions = { list: () => listed('all') }
  const list = listRegions({ regions })
  return {
    requireRegions: requireRegions({ regions }),
    listRegions: list,
    nameOf: async (code: string, language: Language) =>
      (await list()).find((one) => one.code === code)?.[language],
  }
}
