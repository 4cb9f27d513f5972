import { keys } from '../../../functions/platform/store/keys.ts'
import { plain } from '../../../functions/platform/store/plain.ts'
import { regionCode } from '../../../shared/ids.ts'
import type { Region } from '../../../shared/regions.ts'
import type { TestApp } from '../app.ts'

export const aRegion = (code: string, zh = code, en = code, more: Partial<Region> = {}): Region => ({
  code: regionCode.parse(code),
  zh,
  en,
  ...more,
})

/** A part of the invented prefecture: two counties, four townships with their centres. */
export const regions: readonly Region[] = [
  aRegion('9901', '安澜市', 'Anlan', { letters: 'AL' }),
  aRegion('990101', '临江区', 'Linjiang'),
  aRegion('990102', '青川县', 'Qingchuan'),
  aRegion('990101001', '江口街道', 'Jiangkou', { centre: { east: 0, north: 0 } }),
  aRegion('990101002', '城东街道', 'Chengdong', { centre: { east: 6_000, north: 8_000 } }),
  aRegion('990102001', '河西镇', 'Hexi', { centre: { east: 20_000, north: 0 } }),
  aRegion('990102002', '远山乡', 'Yuanshan', { centre: { east: 60_000, north: 0 } }),
]

/** Puts them, or others, into the store. */
export async function regionsIn(app: Pick<TestApp, 'store'>, some = regions): Promise<void> {
  if (some.length === 0) return
  await app.store.write(
    some.map((one) => ({
      put: { ...keys.region(one.code), version: 1, data: plain(one) },
      if: { absent: true },
    })),
  )
}
