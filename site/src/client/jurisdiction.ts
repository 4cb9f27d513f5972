import type { Role } from '../../../shared/access.ts'
import { getMe } from '../../../shared/identity.ts'
import { countiesIn, listRegions, type Region } from '../../../shared/regions.ts'
import type { Lang } from '../i18n/both.ts'
import { call, type Outcome } from './api.ts'
import type { NamedRegion } from './regions.ts'

/** Where an official works: the regions of their grants, and the counties in them. Empty without the role. */
export type Jurisdiction = { scopes: NamedRegion[]; counties: NamedRegion[]; regions: Region[] }

const named = (regions: readonly Region[], codes: readonly string[], lang: Lang): NamedRegion[] =>
  [...new Set(codes)].map((code) => ({ code, name: regions.find((it) => it.code === code)?.[lang] ?? code }))

/** A part of a county (a township) is looked at through its county. */
export async function readJurisdiction(role: Role, lang: Lang): Promise<Outcome<Jurisdiction>> {
  const [me, listed] = await Promise.all([call(getMe, {}), call(listRegions, {})])
  if (!me.ok) return me
  if (!listed.ok) return listed
  const { regions } = listed.answer
  const scopes = me.answer.grants.flatMap((it) =>
    it.role === role && it.region !== undefined ? [it.region] : [],
  )
  const counties = scopes.flatMap((scope) => countiesIn(regions, scope))
  return {
    ok: true,
    answer: { scopes: named(regions, scopes, lang), counties: named(regions, counties, lang), regions },
  }
}

/** The counties that a filter leaves: one, or all. */
export const countiesFor = ({ counties }: Jurisdiction, chosen: string): NamedRegion[] =>
  counties.some((it) => it.code === chosen) ? counties.filter((it) => it.code === chosen) : counties

type Page<T> = { items: T[]; next?: string | undefined }

/** The same list of several counties, put together; `more` when one of them goes on. */
export async function readCounties<T>(
  counties: readonly NamedRegion[],
  read: (county: string) => Promise<Outcome<Page<T>>>,
): Promise<Outcome<{ items: T[]; more: boolean }>> {
  const pages = await Promise.all(counties.map((it) => read(it.code)))
  const items: T[] = []
  let more = false
  for (const page of pages) {
    if (!page.ok) return page
    items.push(...page.answer.items)
    more ||= page.answer.next !== undefined
  }
  return { ok: true, answer: { items, more } }
}
