import type { Actor, Grant } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { OrganizationId, RegionCode } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import type { OrganizationStatus } from '../../../shared/vocabulary.ts'
import type { Belief } from '../../kernel/belief.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { Organization } from './organization.ts'

type Happening = { name: EventName; by: Pick<Actor, 'personId'> | 'system'; at: Instant }

/** Organizations of a county in one status, oldest registration first. */
export type Queue = { county: RegionCode; status: OrganizationStatus }

export type Organizations = {
  find(organizationId: OrganizationId): Promise<Organization | undefined>
  page(queue: Queue, request: PageRequest): Promise<Page<Organization>>
  list(queue: Queue): Promise<Organization[]>
  /** Also claims the credit code; a taken one is `credit-code-taken`. */
  create(organization: Organization, beliefs: Belief[], happening: Happening): Promise<Receipt[]>
  /** A refused one gives its credit code back, so that it can register again. */
  decide(organization: Organization, happening: Happening): Promise<Receipt[]>
  /** That the organization is still at this version. */
  unchanged(organization: Organization): Belief
}

/** The role that comes with a registration, for the same transaction. */
export type GrantRole = (actor: Actor, grant: Grant) => Promise<Belief[]>

/** The counties that a scope holds. */
export type CountiesIn = (scope: RegionCode) => Promise<RegionCode[]>

export type NewOrganizationId = () => OrganizationId

/** Asked of regions: refuses those that the deployment does not have, each with its path in the input. */
export type RequireRegions = (
  said: Readonly<Record<string, RegionCode | undefined>>,
  language: Language,
) => Promise<void>
