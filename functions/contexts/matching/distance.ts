import type { Point, Region } from '../../../shared/regions.ts'
import type { Case, Volunteer } from './ports.ts'

/** Centre points by region code. */
export type Centres = ReadonlyMap<string, Point>

export const centresOf = (regions: readonly Region[]): Centres =>
  new Map(regions.flatMap(({ code, centre }) => (centre ? [[code, centre] as const] : [])))

/** Metres between the centres of the two townships, where both are known. */
export function metresBetween(
  centres: Centres,
  a: Pick<Case, 'township'>,
  b: Pick<Volunteer, 'township'>,
): number | undefined {
  const from = a.township && centres.get(a.township)
  const to = b.township && centres.get(b.township)
  return from && to ? Math.round(Math.hypot(from.east - to.east, from.north - to.north)) : undefined
}
