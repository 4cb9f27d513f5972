import type { AggregateId, TrailEntry } from '../../../shared/audit.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { OrganizationId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { NewRead, Read } from './read.ts'
import type { Slice } from './search.ts'

/** The chains of events, read only. */
export type Trails = {
  /** Without events of other regions than those within the given one. */
  page(aggregate: AggregateId, within: RegionCode, request: PageRequest): Promise<Page<TrailEntry>>
  verify(aggregate: AggregateId, now: Instant): Promise<Verified>
  /** Where the latest of what this person read lies. */
  regionOfReader(personId: PersonId): Promise<string | undefined>
}

/** What a check of a thing's chains came to; `firstBad` without a version is the state itself. */
export type Verified = {
  readonly ok: boolean
  readonly entries: number
  readonly chains: number
  /** The number of the latest signed checkpoint of the deployment. */
  readonly checkpoint?: number | undefined
  readonly firstBad?: { readonly part: string | undefined; readonly version: number | undefined }
}

/** From an instant up to (not including) a place in the order of time. */
type Range = { readonly from: Instant; readonly below: string }

/** Events by who acted, where, and about whom, newest first; only those of the region. From an index: may be a moment late. */
export type Events = {
  by(person: PersonId, region: RegionCode, range: Range): Promise<Slice>
  /** `code` is a county or a region above it, `month` as `2026-11`. */
  ofMonth(code: RegionCode, month: string, region: RegionCode, range: Range): Promise<Slice>
  /** What was read of a thing or person, and with `own` what happened to it. */
  about(thing: AggregateId, of: { region: RegionCode; own: boolean }, range: Range): Promise<Slice>
}

/** Asked of regions: the counties of a scope. */
export type CountiesIn = (scope: RegionCode) => Promise<RegionCode[]>

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
