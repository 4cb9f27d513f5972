import { getMe } from '../../../shared/identity.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import { countiesIn, liesIn, listRegions } from '../../../shared/regions.ts'
import { call, type Outcome } from './api.ts'

/** Where somebody coordinates: the counties whose groups can be listed, and all regions in which a group can be opened. */
export type Scope = { counties: RegionCode[]; regions: { code: RegionCode; zh: string; en: string }[] }

/** One's scope as a coordinator; undefined for a person who is none. */
export async function readScope(): Promise<Outcome<Scope | undefined>> {
  const [me, listed] = await Promise.all([call(getMe, {}), call(listRegions, {})])
  if (!me.ok) return me
  if (!listed.ok) return listed
  const held = me.answer.grants.flatMap((it) =>
    it.role === 'COORDINATOR' && it.region !== undefined ? [it.region] : [],
  )
  if (held.length === 0) return { ok: true, answer: undefined }
  const all = listed.answer.regions
  const counties = new Set(held.flatMap((region) => countiesIn(all, region)))
  const regions = all.filter(({ code }) =>
    held.some((region) => liesIn(code, region) || liesIn(region, code)),
  )
  return { ok: true, answer: { counties: [...counties].sort(), regions } }
}

/** Whole days from an instant to now. */
export const daysSince = (at: string): number =>
  Math.max(0, Math.floor((Date.now() - Date.parse(at)) / 86_400_000))
