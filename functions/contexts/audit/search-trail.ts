import type { Actor } from '../../../shared/access.ts'
import type { AggregateId, FoundEntry } from '../../../shared/audit.ts'
import type { Day } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { PersonId, RegionCode } from '../../../shared/ids.ts'
import { liesIn } from '../../../shared/regions.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { CountiesIn, Events, RegionOf } from './ports.ts'
import { merged, type Slice, type Span, spanOf } from './search.ts'

type Needs = { events: Events; regionOf: RegionOf; countiesIn: CountiesIn; now: Clock }

export type Search = {
  region: RegionCode
  about?: AggregateId | undefined
  by?: PersonId | undefined
  name?: EventName | undefined
  from?: Day | undefined
  to?: Day | undefined
}

/** So many rounds a request reads on when hardly anything fits; the page then ends early, and says where to go on. */
const mostRounds = 20

/** Events of the auditor's region, newest first: who, what, when, never a value. What has no region is found by nobody. */
export const searchTrail =
  (needs: Needs) =>
  async (actor: Actor, search: Search, { limit, cursor }: PageRequest): Promise<Page<FoundEntry>> => {
    authorize(actor, { anyOf: ['audit.read'] }, { region: search.region })
    const span = spanOf({ ...search, cursor }, needs.now())
    const sources = await sourcesOf(needs, search, span)
    const { found, reached } = await readBack(sources, span, limit, (one) => fits(one, search))
    const page = { items: found.slice(0, limit).map(({ entry }) => entry) }
    const next = found.length > limit ? found[limit - 1]?.place : reached
    return next === undefined ? page : { ...page, next }
  }

type Source = (below: string) => Promise<Slice>

const fits = ({ entry: { name, by } }: Slice['found'][number], search: Search): boolean =>
  (search.name === undefined || search.name === name) && (search.by === undefined || search.by === by)

/** Windows of time, newest first, each with what must be asked for it. */
async function sourcesOf(
  { events, regionOf, countiesIn }: Needs,
  search: Search,
  span: Span,
): Promise<Source[][]> {
  const { region, about, by } = search
  const { from } = span
  if (about !== undefined) {
    const lies = await regionOf(about)
    const own = lies !== undefined && liesIn(lies, region)
    return [[(below) => events.about(about, { region, own }, { from, below })]]
  }
  if (by !== undefined) return [[(below) => events.by(by, region, { from, below })]]
  const codes = region.length < 6 ? [region, ...(await countiesIn(region))] : [region]
  return span.months.map((month) =>
    codes.map(
      (code): Source =>
        (below) =>
          events.ofMonth(code, month, region, { from, below }),
    ),
  )
}

async function readBack(
  windows: readonly Source[][],
  span: Span,
  limit: number,
  fit: (one: Slice['found'][number]) => boolean,
): Promise<Slice> {
  const found: Slice['found'][number][] = []
  let below = span.below
  let rounds = 0
  for (const sources of windows) {
    for (let reached: string | undefined = below; reached !== undefined; rounds++) {
      if (found.length > limit || rounds === mostRounds) return { found, reached }
      const slice = merged(await Promise.all(sources.map((source) => source(below))))
      found.push(...slice.found.filter(fit))
      reached = slice.reached
      below = reached ?? below
    }
  }
  return { found }
}
