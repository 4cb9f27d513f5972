import type { AggregateId, TrailEntry } from '../../../shared/audit.ts'
import type { RegionCode } from '../../../shared/ids.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'

/** The chains of events, read only. */
export type Trails = {
  page(aggregate: AggregateId, request: PageRequest): Promise<Page<TrailEntry>>
}

/** The region in which a thing lies; undefined when there is no such thing. Asked of the context that owns it. */
export type RegionOf = (aggregate: AggregateId) => Promise<RegionCode | undefined>
