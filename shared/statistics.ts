/** Numbers under this are not shown: few people could be recognized. */
const fewest = 5
/** What is shown is rounded to this, so that one person more or less is seldom seen. */
const step = 5

/** A number of people as others than those in charge may see it; undefined: fewer than five. */
export const publicCount = (count: number): number | undefined => (count < fewest ? undefined : Math.round(count / step) * step)

/** The same for a table. The total is that of what is shown: taken from it, no row that is not shown can be told. */
export function publicTable<Key extends string>(counts: ReadonlyMap<Key, number>): { rows: Map<Key, number | undefined>; total: number | undefined } {
  const rows = new Map([...counts].map(([key, count]) => [key, publicCount(count)] as const))
  const shown = [...rows.values()].flatMap((count) => count ?? [])
  return { rows, total: shown.length === 0 ? undefined : shown.reduce((sum, count) => sum + count, 0) }
}
