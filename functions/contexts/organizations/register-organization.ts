import type { Actor } from '../../../shared/access.ts'
import type { Language } from '../../../shared/language.ts'
import type { Registration } from '../../../shared/organizations.ts'
import type { Receipt } from '../../../shared/receipt.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { registered } from './organization.ts'
import type { GrantRole, NewOrganizationId, Organizations, RequireRegions } from './ports.ts'

type Needs = {
  organizations: Organizations
  grantRole: GrantRole
  requireRegions: RequireRegions
  newOrganizationId: NewOrganizationId
  now: Clock
}

/** Registers an organization; whoever does becomes its manager. */
export const registerOrganization =
  ({ organizations, grantRole, requireRegions, newOrganizationId, now }: Needs) =>
  async (actor: Actor, registration: Registration, language: Language): Promise<Receipt[]> => {
    authorize(actor, { anyOf: ['organizations.register'] }, actor)
    await requireRegions({ county: registration.county }, language)
    const at = now()
    const organization = registered(newOrganizationId(), registration, at)
    const role = await grantRole(actor, { role: 'ORG_MANAGER', organizationId: organization.organizationId })
    return organizations.create(organization, role, { name: 'organizations.registered', by: actor, at })
  }
