import { keys } from '../../../functions/platform/store/keys.ts'
import { plain } from '../../../functions/platform/store/plain.ts'
import { regionCode } from '../../../shared/ids.ts'
import type { Region } from '../../../shared/regions.ts'
import type { TestApp } from '../app.ts'

const region = (code: string, zh: string, en: string, more: Partial<Region> = {}): Region => ({
  code: regionCode.parse(code),
  zh,
  en,
  ...more,
})

/** A part of the invented prefecture: two counties, four townships with their centres. */
export const regions: readonly Region[] = [
  region('9901', '安澜市', 'Anlan', { letters: 'AL' }),
  region('990101', '临江区', 'Linjiang'),
  region('990102', '青川县', 'Qingchuan'),
  region('990101001', '江口街道', 'Jiangkou', { centre: { east: 0, north: 0 } }),
  region('990101002', '城东街道', 'Chengdong', { centre: { east: 6_000, north: 8_000 } }),
  region('990102001', '河西镇', 'Hexi', { centre: { east: 20_000, north: 0 } }),
  region('990102002', '远山乡', 'Yuanshan', { centre: { east: 60_000, north: 0 } }),
]

/** Puts them into the store. */
export async function regionsIn(app: Pick<TestApp, 'store'>): Promise<void> {
  await app.store.write(
    regions.map((one) => ({
      put: { ...keys.region(one.code), version: 1, data: plain(one) },
      if: { absent: true },
    })),
  )
}
