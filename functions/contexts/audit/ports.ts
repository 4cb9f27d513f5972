import type { AggregateId, TrailEntry } from '../../../shared/audit.ts'
import type { OrganizationId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { NewRead, Read } from './read.ts'

/** The chains of events, read only. */
export type Trails = {
  page(aggregate: AggregateId, request: PageRequest): Promise<Page<TrailEntry>>
}

/** What people have read of others: a chain for each reader. */
export type Readers = {
  /** How many reads the chain of this reader holds. */
  versionOf(personId: PersonId): Promise<number>
  /** `changed-meanwhile` when the chain has grown since. */
  record(read: NewRead, version: number): Promise<void>
  /** Reads about one person, organization or group, newest first. */
  pageOf(subject: string, request: PageRequest): Promise<Page<Read>>
}

/** The region in which a thing lies; undefined when there is no such thing. Asked of the context that owns it. */
export type RegionOf = (aggregate: AggregateId) => Promise<RegionCode | undefined>

/** Names that the trail does not hold: asked of other contexts. */
export type NamesOf = {
  organization(id: OrganizationId): Promise<string | undefined>
  region(code: string, language: Language): Promise<string | undefined>
}
