import type { Actor } from '../../../shared/access.ts'
import type { Instant } from '../../../shared/dates.ts'
import type { EventName } from '../../../shared/events.ts'
import type { OrganizationId, PersonId, RegionCode } from '../../../shared/ids.ts'
import type { OrganizationDecision, Registration } from '../../../shared/organizations.ts'
import type { OrganizationKind, OrganizationStatus } from '../../../shared/vocabulary.ts'
import { Failure } from '../../kernel/failure.ts'

/** An organization that wants to take part; it works here once the region's administrator has approved it. */
export type Organization = {
  readonly organizationId: OrganizationId
  readonly version: number
  readonly name: string
  readonly nameEn?: string | undefined
  /** 统一社会信用代码; public. */
  readonly creditCode: string
  readonly kind: OrganizationKind
  /** The county where it is registered. */
  readonly region: RegionCode
  readonly purpose: string
  readonly contactName: string
  readonly contactPhone: string
  readonly status: OrganizationStatus
  readonly registeredAt: Instant
  readonly decided?: { readonly by: PersonId; readonly at: Instant } | undefined
  /** Why it was refused. */
  readonly reason?: string | undefined
}

/** A new registration, which waits for the administrator. */
export function registered(
  organizationId: OrganizationId,
  { county, ...rest }: Registration,
  now: Instant,
): Organization {
  return { ...rest, organizationId, version: 0, region: county, status: 'APPLIED', registeredAt: now }
}

const meaning = {
  APPROVE: { status: 'APPROVED', event: 'organizations.approved' },
  REFUSE: { status: 'REFUSED', event: 'organizations.refused' },
} as const satisfies Record<
  OrganizationDecision['decision'],
  { status: OrganizationStatus; event: EventName }
>

/** The event that tells of a decision. */
export const eventOf = ({ decision }: OrganizationDecision): EventName => meaning[decision].event

/** The organization after the administrator's decision, which is made once. */
export function decided(
  organization: Organization,
  decision: OrganizationDecision,
  by: PersonId,
  now: Instant,
): Organization {
  if (organization.status !== 'APPLIED') throw new Failure('wrong-stage')
  const { status } = meaning[decision.decision]
  const reason = decision.decision === 'REFUSE' ? decision.reason : undefined
  return { ...organization, status, reason, decided: { by, at: now } }
}

/** Whether the actor works for the organization, and so cannot judge it. */
export const worksFor = (actor: Actor, { organizationId }: Pick<Organization, 'organizationId'>): boolean =>
  actor.grants.some((held) => held.organizationId === organizationId)
