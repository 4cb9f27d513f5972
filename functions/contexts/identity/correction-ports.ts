import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { CorrectionId, OrganizationId, PersonId, RegionCode, SessionId } from '../../../shared/ids.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Correction } from './correction.ts'

type Happening = {
  name: EventName
  by: Pick<Actor, 'personId'>
  at: Instant
  region?: RegionCode | undefined
}

/** Who answers: one of the two. */
export type Desk = { county?: RegionCode | undefined; organizationId?: OrganizationId | undefined }

export type Corrections = {
  find(personId: PersonId, id: CorrectionId): Promise<Correction | undefined>
  listOf(personId: PersonId): Promise<Correction[]>
  /** Open ones, who waits longest first. */
  page(desk: Desk, request: PageRequest): Promise<Page<Correction>>
  /** How many are open, up to `most`, and since when the first waits. */
  waiting(desk: Desk, most: number): Promise<{ count: number; since: Instant | undefined }>
  save(correction: Correction, happening: Happening): Promise<Receipt[]>
}

/** The county of a volunteer. Asked of volunteers. */
export type CountyOf = (personId: PersonId) => Promise<RegionCode | undefined>

/** The organization that held a session in which this person was enrolled. Asked of training. */
export type HeldBy = (personId: PersonId, sessionId: SessionId) => Promise<OrganizationId | undefined>
