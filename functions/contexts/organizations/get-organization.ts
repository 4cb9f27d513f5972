import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import { notFound } from '../../kernel/failure.ts'
import type { Organization } from './organization.ts'
import type { Organizations } from './ports.ts'

/** One organization, for its own staff and for the administrator of its region. */
export const getOrganization =
  ({ organizations }: { organizations: Organizations }) =>
  async (actor: Actor, organizationId: OrganizationId): Promise<Organization> => {
    const organization = await organizations.find(organizationId)
    if (!organization) throw notFound()
    authorize(actor, { anyOf: ['organizations.see-own', 'organizations.see-region'] }, organization)
    return organization
  }
