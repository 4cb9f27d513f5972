import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import type { OrganizationDecision } from '../../../shared/organizations.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { Failure, notFound } from '../../kernel/failure.ts'
import { decided, eventOf, worksFor } from './organization.ts'
import type { Organizations } from './ports.ts'

type Needs = { organizations: Organizations; now: Clock }

/** Approves or refuses an organization; nobody decides about one that they work for. */
export const decideOrganization =
  ({ organizations, now }: Needs) =>
  async (
    actor: Actor,
    organizationId: OrganizationId,
    decision: OrganizationDecision,
  ): Promise<Receipt[]> => {
    const organization = await organizations.find(organizationId)
    if (!organization) throw notFound()
    authorize(actor, { anyOf: ['organizations.approve'], see: 'organizations.see-own' }, organization)
    if (worksFor(actor, organization)) throw new Failure('not-permitted')
    if (organization.version !== decision.version) throw new Failure('changed-meanwhile')
    const at = now()
    const next = decided(organization, decision, actor.personId, at)
    return organizations.decide(next, { name: eventOf(decision), by: actor, at })
  }
