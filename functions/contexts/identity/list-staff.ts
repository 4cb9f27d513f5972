import type { Actor } from '../../../shared/access.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Invitation, isOpen } from './account.ts'
import type { Invitations, Staff } from './ports.ts'

type Needs = { invitations: Invitations; now: Clock }

/** Who works for an organization here, and who is still invited. */
export const listStaff =
  ({ invitations, now }: Needs) =>
  async (
    actor: Actor,
    organizationId: OrganizationId,
  ): Promise<{ staff: Staff[]; invited: Invitation[] }> => {
    authorize(actor, { anyOf: ['identity.invite-staff'] }, { organizationId })
    const staff = await invitations.listStaff(organizationId)
    const invited = await invitations.listOfOrganization(organizationId)
    return { staff, invited: invited.filter((one) => isOpen(one, now())) }
  }
