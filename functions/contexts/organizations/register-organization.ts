import type { Actor } from '../../../shared/access.ts'
import type { Registration } from '../../../shared/organizations.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { registered } from './organization.ts'
import type { GrantRole, NewOrganizationId, Organizations } from './ports.ts'

type Needs = {
  organizations: Organizations
  grantRole: GrantRole
  newOrganizationId: NewOrganizationId
  now: Clock
}

/** Registers an organization; whoever does becomes its manager. */
export const registerOrganization =
  ({ organizations, grantRole, newOrganizationId, now }: Needs) =>
  async (actor: Actor, registration: Registration): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['organizations.register'] }, actor)
    const at = now()
    const organization = registered(newOrganizationId(), registration, at)
    const role = await grantRole(actor, { role: 'ORG_MANAGER', organizationId: organization.organizationId })
    return organizations.create(organization, role, { name: 'organizations.registered', by: actor, at })
  }
